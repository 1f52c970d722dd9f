package sms.compose.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateExchange.Collision;
import sms.api.compose.TemplateExchange.Target;
import sms.api.compose.TemplateImport;
import sms.api.compose.TemplateImport.Action;
import sms.api.compose.TemplateImport.Done;
import sms.api.compose.TemplateImport.Entry;
import sms.api.compose.TemplateImport.Rejected;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.compose.internal.ComposerForTests;

class JsonTemplatesTest {
  private static final Caller ADMINISTRATOR =
      new Caller("admin", "Paul Girard", "", Locale.FRENCH, EnumSet.allOf(Right.class));
  private static final Caller TEACHER =
      new Caller("prof", "M. Évrard", "", Locale.FRENCH, EnumSet.of(Right.SEND));

  private final MemoryTemplates templates = new MemoryTemplates();
  private final JsonTemplates exchange =
      new JsonTemplates(templates, templates, ComposerForTests.withStandardKeywords());

  private static MessageTemplate template(String id, String body, Optional<String> owner) {
    return new MessageTemplate(
        id,
        "Nom de " + id,
        "Vie scolaire",
        body,
        id.endsWith(".en") ? Locale.ENGLISH : Locale.FRENCH,
        Purpose.OPERATIONAL,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        owner,
        10,
        false,
        1,
        Optional.of(true));
  }

  private static MessageTemplate shared(String id, String body) {
    return template(id, body, Optional.empty());
  }

  private TemplateImport read(String json, Collision collision) {
    return exchange.read(json, collision, Target.SHARED, false, ADMINISTRATOR);
  }

  private Done done(String json, Collision collision) {
    TemplateImport result = read(json, collision);
    assertThat(result).isInstanceOf(Done.class);
    return (Done) result;
  }

  private List<Problem> problems(String json) {
    TemplateImport result = read(json, Collision.REPLACE);
    assertThat(result).as(json).isInstanceOf(Rejected.class);
    assertThat(templates.stored()).isEmpty();
    return ((Rejected) result).problems();
  }

  private static String file(String... list) {
    return "{\"format\": \"sms-templates\", \"version\": 1, \"templates\": ["
        + String.join(", ", list).replace('\'', '"')
        + "]}";
  }

  private String fileOf(String id, String body) {
    return file("{'id': '%s', 'name': 'N', 'body': '%s', 'language': 'fr'}".formatted(id, body));
  }

  private String body(String id) {
    return templates.find(id).orElseThrow().body();
  }

  @Test
  void what_was_exported_comes_back_as_it_was() {
    MessageTemplate full =
        new MessageTemplate(
            "meeting-2",
            "Réunion « parents »",
            "",
            "Bonjour #PRENOM{à tous} :\n\"18 h\" \\ 😀",
            Locale.forLanguageTag("pt-BR"),
            Purpose.EMERGENCY,
            EnumSet.of(RecordType.APPLICANT),
            Optional.empty(),
            10,
            true,
            7,
            Optional.empty());
    templates.put(full);
    templates.put(shared("closure", "Fermé"));
    String json = exchange.write(Set.of(), ADMINISTRATOR);

    MemoryTemplates empty = new MemoryTemplates();
    JsonTemplates other = new JsonTemplates(empty, empty, ComposerForTests.withStandardKeywords());
    assertThat(other.read(json, Collision.SKIP, Target.SHARED, false, ADMINISTRATOR))
        .isInstanceOf(Done.class);

    assertThat(empty.stored())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("order", "version")
        .containsExactlyInAnyOrder(full, shared("closure", "Fermé"));
    assertThat(other.write(Set.of(), ADMINISTRATOR)).isEqualTo(json);
  }

  @Test
  void one_exports_what_one_sees_or_some_of_it() {
    templates.put(shared("a", "A"));
    templates.put(template("mine", "B", Optional.of("prof")));
    templates.put(template("other", "C", Optional.of("sec")));

    assertThat(exchange.write(Set.of(), TEACHER)).contains("\"a\"", "\"mine\"");
    assertThat(exchange.write(Set.of(), TEACHER)).doesNotContain("other");
    assertThat(exchange.write(Set.of("mine", "other", "gone"), TEACHER))
        .contains("\"mine\"")
        .doesNotContain("\"a\"", "other");
  }

  @Test
  void a_file_of_nothing_is_fine() {
    assertThat(done(file(), Collision.SKIP).entries()).isEmpty();
    assertThat(done(exchange.write(Set.of("none"), ADMINISTRATOR), Collision.SKIP).entries())
        .isEmpty();
  }

  @Test
  void what_is_left_out_has_its_usual_value() {
    done(file("{'name': 'N', 'body': 'B', 'language': 'en'}"), Collision.SKIP);

    MessageTemplate stored = templates.stored().get(0);
    assertThat(stored.id()).isNotBlank();
    assertThat(stored.category()).isEmpty();
    assertThat(stored.purpose()).isEqualTo(Purpose.INFORMATION);
    assertThat(stored.sources()).containsExactlyInAnyOrder(RecordType.values());
    assertThat(stored.rewrite()).isEmpty();
    assertThat(stored.archived()).isFalse();
    assertThat(stored.owner()).isEmpty();
  }

  @Test
  void new_ones_come_after_those_that_are_there_in_the_order_of_the_file() {
    templates.put(shared("first", "1"));
    String json =
        file(
            "{'id': 'z', 'name': 'Z', 'body': 'Z', 'language': 'fr'}",
            "{'id': 'a', 'name': 'A', 'body': 'A', 'language': 'fr'}");
    done(json, Collision.SKIP);
    assertThat(templates.all(ADMINISTRATOR))
        .extracting(MessageTemplate::id)
        .containsExactly("first", "z", "a");
  }

  // ---- collisions

  @Test
  void an_id_that_is_there_is_skipped_replaced_or_copied_as_asked() {
    templates.put(shared("a", "ancien"));

    assertThat(done(fileOf("a", "nouveau"), Collision.SKIP).entries())
        .containsExactly(new Entry("a", "a", "Nom de a", Action.SKIPPED));
    assertThat(body("a")).isEqualTo("ancien");

    assertThat(done(fileOf("a", "nouveau"), Collision.REPLACE).entries())
        .containsExactly(new Entry("a", "a", "N", Action.REPLACED));
    assertThat(body("a")).isEqualTo("nouveau");
    assertThat(templates.find("a").orElseThrow().version()).isEqualTo(2);
    assertThat(templates.find("a").orElseThrow().order()).isEqualTo(10);

    Done copied = done(fileOf("a", "copie"), Collision.COPY);
    String newId = copied.entries().get(0).id();
    assertThat(copied.count(Action.ADDED)).isEqualTo(1);
    assertThat(newId).isNotEqualTo("a");
    assertThat(body("a")).isEqualTo("nouveau");
    assertThat(body(newId)).isEqualTo("copie");
  }

  @Test
  void an_id_that_is_taken_outside_of_the_list_gives_way_whatever_was_asked() {
    templates.put(shared("a", "école"));
    templates.put(template("b", "d'une autre", Optional.of("sec")));
    for (Collision collision : Collision.values()) {
      String json =
          file(
              "{'id': 'a', 'name': 'A', 'body': 'mien', 'language': 'fr'}",
              "{'id': 'b', 'name': 'B', 'body': 'mien', 'language': 'fr'}");
      TemplateImport result = exchange.read(json, collision, Target.PERSONAL, false, TEACHER);
      assertThat(((Done) result).entries())
          .allSatisfy(
              entry -> {
                assertThat(entry.action()).isEqualTo(Action.ADDED);
                assertThat(templates.find(entry.id()).orElseThrow().owner()).contains("prof");
              });
    }
    assertThat(body("a")).isEqualTo("école");
    assertThat(body("b")).isEqualTo("d'une autre");
  }

  @Test
  void translations_follow_what_they_translate_to_its_new_id_wherever_they_stand() {
    templates.put(shared("a", "là"));
    String json =
        file(
            "{'id': 'a.en', 'name': 'E', 'body': 'there', 'language': 'en'}",
            "{'id': 'a', 'name': 'F', 'body': 'nouveau', 'language': 'fr'}");
    List<Entry> entries = done(json, Collision.COPY).entries();

    assertThat(entries).extracting(Entry::fileId).containsExactly("a.en", "a");
    assertThat(entries.get(0).id()).isEqualTo(entries.get(1).id() + ".en");
    assertThat(body(entries.get(0).id())).isEqualTo("there");
  }

  @Test
  void the_schools_list_needs_an_administrator() {
    TemplateImport result =
        exchange.read(fileOf("a", "x"), Collision.SKIP, Target.SHARED, false, TEACHER);
    assertThat(((Rejected) result).problems())
        .extracting(Problem::code)
        .containsExactly("file.shared");
    assertThat(templates.stored()).isEmpty();
  }

  @Test
  void a_dry_run_tells_and_stores_nothing() {
    TemplateImport result =
        exchange.read(fileOf("a", "#INCONNU"), Collision.SKIP, Target.SHARED, true, ADMINISTRATOR);
    assertThat(((Done) result).count(Action.ADDED)).isEqualTo(1);
    assertThat(((Done) result).warnings()).isNotEmpty();
    assertThat(templates.stored()).isEmpty();
  }

  @Test
  void somebody_who_saves_in_the_meantime_is_heard() {
    templates.put(shared("a", "1"));
    templates.beforeNextSave(() -> templates.saveAll(List.of(shared("a", "2")), ADMINISTRATOR));
    done(fileOf("a", "3"), Collision.REPLACE);
    assertThat(body("a")).isEqualTo("3");
    assertThat(templates.find("a").orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void a_refusal_of_the_store_is_told_at_its_place() {
    templates.refuse(new Problem("template.tooLong", "name", "Trop long."));
    assertThat(problems(fileOf("a", "x")))
        .containsExactly(new Problem("template.tooLong", "templates[0].name", "Trop long."));
  }

  // ---- warnings: imported all the same

  @Test
  void a_text_that_cannot_be_sent_here_is_kept_and_told() {
    String json =
        file(
            "{'id': 'a', 'name': 'A', 'body': 'Bonjour #PRENOM', 'language': 'fr'}",
            "{'id': 'b', 'name': 'B', 'body': 'Menu : #CANTINE', 'language': 'fr', 'color': 1}",
            "{'id': 'c', 'name': 'C', 'body': '#PRENOM{', 'language': 'fr'}");
    Done done = done(json, Collision.SKIP);

    assertThat(done.warnings())
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly(
            "templates[1] file.unknown-field",
            "templates[1].body keyword.unknown",
            "templates[2].body text.brace");
    assertThat(body("b")).isEqualTo("Menu : #CANTINE");
    assertThat(body("c")).isEqualTo("#PRENOM{");
  }

  @Test
  void texts_are_kept_composed_with_plain_line_breaks() {
    done(fileOf("a", "re\\u0301union\\r\\n18 h"), Collision.SKIP);
    assertThat(body("a")).isEqualTo("réunion\n18 h");
  }

  // ---- problems: nothing is stored

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id       | 'é'               | file.id            | id",
        "id       | '.x'              | file.id            | id",
        "id       | 7                 | file.no-text       | id",
        "name     | ' '               | file.missing       | name",
        "name     | null              | file.missing       | name",
        "name     | ['a']             | file.no-text       | name",
        "name     | 'a\\u0000'        | file.character     | name",
        "body     | ''                | file.missing       | body",
        "body     | 'a\\ud800'        | file.character     | body",
        "body     | 'a\\u202e'        | file.character     | body",
        "category | {}                | file.no-text       | category",
        "language | null              | file.missing       | language",
        "language | 'x_!'             | file.language      | language",
        "language | 'und'             | file.language      | language",
        "purpose  | 'FUN'             | file.constant      | purpose",
        "purpose  | 3                 | file.constant      | purpose",
        "sources  | []                | file.sources       | sources",
        "sources  | 'FAMILY'          | file.sources       | sources",
        "sources  | ['FAMILY', 'DOG'] | file.constant      | sources[1]",
        "rewrite  | 'yes'             | file.no-flag       | rewrite",
        "archived | 0                 | file.no-flag       | archived",
      })
  void each_wrong_field_is_told_at_its_place(String field, String value, String code, String at) {
    String fields =
        List.of("'id': 'a'", "'name': 'N'", "'body': 'B'", "'language': 'fr'").stream()
            .filter(f -> !f.startsWith("'" + field + "'"))
            .collect(Collectors.joining(", "));
    String good = "{'name': 'N', 'body': 'B', 'language': 'fr'}";
    String json = file(good, "{" + fields + ", '" + field + "': " + value + "}");

    assertThat(problems(json))
        .extracting(problem -> problem.field() + " " + problem.code())
        .contains("templates[1]." + at + " " + code)
        .allMatch(problem -> problem.startsWith("templates[1]."));
  }

  @Test
  void all_problems_are_told_in_their_order() {
    String json =
        file(
            "{'id': 'a', 'body': 'B', 'language': 'fr', 'rewrite': 1}",
            "7",
            "{'id': 'a', 'name': 'N', 'body': '', 'language': 'fr'}");
    assertThat(problems(json))
        .extracting(problem -> problem.field() + " " + problem.code())
        .containsExactly(
            "templates[0].name file.missing",
            "templates[0].rewrite file.no-flag",
            "templates[1] file.template",
            "templates[2].id file.id-twice",
            "templates[2].body file.missing");
  }

  @Test
  void of_very_many_problems_the_first_hundred_are_told() {
    String json = file(IntStream.range(0, 250).mapToObj(i -> "1").toArray(String[]::new));
    List<Problem> problems = problems(json);
    assertThat(problems).hasSize(101);
    assertThat(problems.get(100).message()).contains("150");
  }

  @Test
  void lengths_are_bounded() {
    assertThat(problems(fileOf("a", "x".repeat(10_007))).get(0).message()).contains("7 caractères");
    assertThat(problems(" ".repeat(2_000_001)))
        .extracting(Problem::code)
        .containsExactly("file.too-long");
    String[] many = IntStream.range(0, 501).mapToObj(i -> "{}").toArray(String[]::new);
    assertThat(problems(file(many))).extracting(Problem::code).containsExactly("file.too-many");
    assertThat(problems("[".repeat(100_000)))
        .extracting(Problem::code)
        .containsExactly("file.json");
  }

  @Test
  void a_mistake_in_the_json_is_told_by_line_and_column() {
    assertThat(problems("{\n  \"format\": oops\n}").get(0).message())
        .contains("ligne 2", "colonne ");
    assertThat(problems(file() + " {}")).extracting(Problem::code).containsExactly("file.json");
    assertThat(problems("{\"format\": 1, \"format\": 2}"))
        .extracting(Problem::code)
        .containsExactly("file.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | file.format",
        "[] | file.format",
        "null | file.format",
        "`` | file.format",
        "{'format': 'sms-templates', 'templates': []} | file.format",
        "{'format': 'sms-templates', 'version': 0, 'templates': []} | file.format",
        "{'format': 'sms-templates', 'version': '1', 'templates': []} | file.format",
        "{'format': 'other', 'version': 1, 'templates': []} | file.format",
        "{'format': 'sms-templates', 'version': 1, 'templates': {}} | file.format",
        "{'format': 'sms-templates', 'version': 2, 'templates': []} | file.version",
      })
  void another_file_is_told_apart(String json, String code) {
    assertThat(problems(json.replace('\'', '"'))).extracting(Problem::code).containsExactly(code);
  }

  @Test
  void a_byte_order_mark_is_forgiven() {
    assertThat(done("\ufeff" + fileOf("a", "x"), Collision.SKIP).count(Action.ADDED)).isEqualTo(1);
  }

  @Test
  void an_english_user_is_told_in_english() {
    Caller english = new Caller("admin", "Paul", "", Locale.ENGLISH, EnumSet.allOf(Right.class));
    TemplateImport result = exchange.read("{}", Collision.SKIP, Target.SHARED, false, english);
    assertThat(((Rejected) result).problems().get(0).message()).startsWith("This file");
  }
}
