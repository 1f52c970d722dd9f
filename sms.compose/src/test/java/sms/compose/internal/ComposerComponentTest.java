package sms.compose.internal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static sms.compose.internal.TestSchool.person;
import static sms.compose.internal.TestSchool.pupil;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.gateway.Money;
import sms.api.gateway.Tariff;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.compose.internal.standard.StandardKeywords;

class ComposerComponentTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Tariff TARIFF =
      new Tariff(EURO, Map.of("", 100_000L, "33", 45_000L, "262", 60_000L));

  private final TestSchool school = new TestSchool();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final ComposerComponent composer = new ComposerComponent(school, clock);
  private final Recipient james =
      school.family(
          "FPOTTER",
          person("G1", "M.", "POTTER", "James", "+33612345678", Locale.FRENCH),
          "1234.50",
          pupil("E1", "POTTER", "Lily", "3e A"),
          pupil("E2", "POTTER", "Albus", "6e B"),
          pupil("E3", "POTTER", "Tom", "3e A"));
  private final Recipient anne =
      school.family(
          "FSMITH",
          person("G2", "Mme", "SMITH", "Anne", "+33611111111", Locale.UK),
          "0",
          pupil("E4", "SMITH", "Zoë", "4e C"),
          pupil("E5", "SMITH", "Max", ""));
  private final Recipient typed = TestSchool.typed("+262692123456");

  ComposerComponentTest() {
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
    school.account("G1", "j.potter");
  }

  // ---- keywords

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bonjour #PRENOM|Bonjour James",
        "Bonjour #prenom|Bonjour James",
        "Bonjour #Prénom #NOM|Bonjour James POTTER",
        "#CIVILITE #NOM, classe #CLASSE|M. POTTER, classe 3e A et 6e B",
        "#ENFANT|Lily, Albus et Tom",
        "#ENFANTS|Lily, Albus et Tom",
        "#CHILDREN|Lily, Albus et Tom",
        "#NOMENFANT#NOM|POTTERPOTTER",
        "#PRENOMs|Jamess",
        "Solde : #SOLDE|Solde : 1 234,50 €",
        "#DATE|24/11/2026",
        "#SITE : #LOGIN|www.ecoledirecte.com : j.potter",
        "#ETABLISSEMENT|Collège Charlemagne",
        "##PRENOM #1 # ###NOM|#PRENOM #1 # #POTTER",
        "#PRENOM{inconnu}|James",
        "a#|a#",
      })
  void a_keyword_is_replaced_by_the_value_for_the_recipient(String typedText, String sent) {
    assertThat(textFor(james, typedText)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#CIVILITE #NOM|Mrs SMITH",
        "#ENFANT|Zoë and Max",
        "#CLASSE|4e C",
        "#DATE|24 Nov 2026",
      })
  void values_are_written_in_the_language_of_the_recipient(String typedText, String sent) {
    assertThat(textFor(anne, typedText)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Chers #PRENOM{parents}|Chers parents",
        "Chers #PRENOM{#NOM{parents}}|Chers parents",
        "Bonjour#{ #PRENOM}.|Bonjour.",
        "Bonjour#{ #PRENOM{à tous}}.|Bonjour à tous.",
        "#{#SITE}#{ #SITE #LOGIN}!|www.ecoledirecte.com!",
        "Bonjour #PRENOM{}!|Bonjour !",
        "#PRENOM{a ## b #} c}|a # b } c",
        "{#SITE}|{www.ecoledirecte.com}",
      })
  void where_there_is_no_value_the_alternative_stands_or_the_option_goes(
      String typedText, String sent) {
    assertThat(textFor(typed, typedText)).isEqualTo(sent);
  }

  @Test
  void an_optional_text_appears_where_the_value_exists() {
    assertThat(textFor(james, "Bonjour#{ #PRENOM#{ (#SOLDE)}}."))
        .isEqualTo("Bonjour James (1 234,50 €).");
    assertThat(textFor(anne, "Bonjour#{ #PRENOM#{ (#SOLDE)}}.")).isEqualTo("Bonjour Anne.");
  }

  @Test
  void a_missing_value_blocks_the_recipient_with_a_reason() {
    Composed composed = ready("Solde : #SOLDE").compose(anne);

    assertThat(composed).isInstanceOf(Composed.Blocked.class);
    Problem problem = ((Composed.Blocked) composed).problem();
    assertThat(problem.code()).isEqualTo("keyword.missing");
    assertThat(problem.message()).contains("#SOLDE{…}").contains("n’a pas de valeur");
  }

  @Test
  void a_value_that_looks_like_a_keyword_stays_literal() {
    Recipient hostile =
        school.family(
            "FHOSTILE",
            person("G3", "", "#LOGIN{x}", "##PRENOM", "+33622222222", Locale.FRENCH),
            "0");
    school.account("G3", "secret");

    assertThat(textFor(hostile, "#PRENOM #NOM")).isEqualTo("##PRENOM #LOGIN{x}");
  }

  @ParameterizedTest
  @CsvSource({
    "#ETABLISEMENT,#ETABLISSEMENT",
    "#NOMENFNAT,#NOMENFANT",
    "#PRENON,#PRENOM",
    "#CHLID,#CHILD",
    "#ETAB,#ETABLISSEMENT",
  })
  void a_misspelt_keyword_is_a_problem_with_a_suggestion(String typedText, String suggestion) {
    Problem problem = onlyProblem("Bonjour " + typedText + " !");

    assertThat(problem.code()).isEqualTo("keyword.unknown");
    assertThat(problem.field()).isEqualTo("text");
    assertThat(problem.message())
        .contains("Le mot-clé " + typedText + " n’existe pas")
        .contains("Vouliez-vous dire " + suggestion);
  }

  @Test
  void a_word_after_a_hash_that_is_like_nothing_is_a_problem_that_tells_how_to_write_a_hash() {
    assertThat(onlyProblem("Votez #Xylophone").message())
        .isEqualTo(
            "Le mot-clé #Xylophone n’existe pas. Choisissez-en un dans la liste, ou tapez"
                + " ##Xylophone pour écrire un dièse.");
  }

  @Test
  void the_password_is_kept_for_sendings_of_credentials_and_has_no_value_here() {
    assertThat(onlyProblem("Mot de passe : #PASS").code()).isEqualTo("keyword.secret");
    Prepared prepared =
        composer.prepare(new Draft("#PASS", false, Optional.empty(), Locale.FRENCH, true));
    assertThat(((Prepared.Ready) prepared).message().compose(james))
        .isInstanceOfSatisfying(
            Composed.Blocked.class,
            blocked -> assertThat(blocked.problem().code()).isEqualTo("credentials.no-portal"));
  }

  @Test
  void each_unknown_keyword_is_told_once() {
    assertThat(problems("#XA #XB #XA")).extracting(Problem::code).hasSize(2);
  }

  @Test
  void a_secret_keyword_needs_a_draft_that_allows_it() {
    composer.addResolver(
        resolver(new Keyword("CODE", "Code", "", "1234", everybody(), true), "1234"),
        Ranked.reference(0, 2));

    assertThat(onlyProblem("Code : #CODE").code()).isEqualTo("keyword.secret");
    assertThat(
            composer.prepare(
                new Draft("Code : #CODE", false, Optional.empty(), Locale.FRENCH, true)))
        .isInstanceOf(Prepared.Ready.class);
  }

  @Test
  void a_keyword_of_another_bundle_is_there_while_its_service_is() {
    KeywordResolver canteen =
        resolver(new Keyword("CANTINE", "Cantine", "", "midi", everybody(), false), "12:15");
    composer.addResolver(canteen, Ranked.reference(0, 2));
    assertThat(textFor(typed, "#CANTINE")).isEqualTo("12:15");
    assertThat(composer.keywords(Locale.FRENCH)).extracting(Keyword::name).endsWith("CANTINE");

    composer.removeResolver(canteen, Ranked.reference(0, 2));
    assertThat(onlyProblem("#CANTINE").code()).isEqualTo("keyword.unknown");
  }

  @Test
  void the_higher_ranking_has_the_name() {
    composer.addResolver(
        resolver(new Keyword("SITE", "Site", "", "x", everybody(), false), "lower"),
        Ranked.reference(99, 2));
    assertThat(textFor(typed, "#SITE")).isEqualTo("www.ecoledirecte.com");

    composer.addResolver(
        resolver(new Keyword("SITE", "Site", "", "x", everybody(), false), "higher"),
        Ranked.reference(101, 3));
    assertThat(textFor(typed, "#SITE")).isEqualTo("higher");
  }

  @Test
  void a_resolver_that_fails_blocks_the_recipient_and_nobody_else() {
    Prepared.Message message = ready("Bonjour #PRENOM");
    school.goesAway();

    BatchSummary summary = message.summarise(List.of(james));
    assertThat(summary.messages()).isZero();
    assertThat(summary.blocked())
        .singleElement()
        .satisfies(b -> assertThat(b.problem().code()).isEqualTo("keyword.failed"));
    assertThat(((Composed.Blocked) ready("a#{ #PRENOM}").compose(james)).problem().code())
        .as("a failure is not an absence")
        .isEqualTo("keyword.failed");
  }

  // ---- the text

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\r\n\t\u00a0"})
  void an_empty_text_is_refused(String text) {
    assertThat(onlyProblem(text).message()).isEqualTo("Saisissez un message.");
  }

  @Test
  void a_text_that_is_too_long_is_refused_with_the_number_of_characters_to_cut() {
    assertThat(problems("a".repeat(1530))).isEmpty();
    assertThat(onlyProblem("a".repeat(1531)).message()).endsWith("Retirez 1 caractère.");
    assertThat(onlyProblem("ê".repeat(670) + "😀".repeat(3)).message())
        .endsWith("Retirez 3 caractères.");
  }

  @Test
  void a_text_that_the_values_make_too_long_blocks_that_recipient() {
    String text = "a".repeat(1524) + "#NOM#{+#SOLDE}";

    assertThat(ready(text).compose(anne)).isInstanceOf(Composed.Composition.class);
    assertThat(((Composed.Blocked) ready(text).compose(james)).problem().message())
        .as("the euro is one character to the user")
        .endsWith("Retirez 11 caractères.");
  }

  @Test
  void a_hundred_thousand_characters_are_refused_at_once() {
    assertThat(onlyProblem("#PRENOM ".repeat(12_500)).code()).isEqualTo("text.too-long");
  }

  @Test
  void a_keyword_bomb_is_refused() {
    assertThat(problems("#NOM".repeat(200))).isEmpty();
    assertThat(onlyProblem("#NOM".repeat(201)).code()).isEqualTo("text.keywords");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#PRENOM{b", "#{a #PRENOM", "#PRENOM{#NOM{x}"})
  void a_brace_that_is_not_closed_is_a_problem(String text) {
    assertThat(onlyProblem(text).code()).isEqualTo("text.brace");
  }

  @Test
  void an_optional_text_without_a_keyword_is_a_problem() {
    assertThat(onlyProblem("a #{b}").code()).isEqualTo("text.group");
    assertThat(onlyProblem("a #{#XX}").code()).isEqualTo("keyword.unknown");
  }

  @Test
  void braces_within_braces_have_a_limit() {
    assertThat(problems("#{#NOM".repeat(8) + "}".repeat(8))).isEmpty();
    assertThat(onlyProblem("#{#NOM".repeat(9) + "}".repeat(9)).code()).isEqualTo("text.nesting");
  }

  @ParameterizedTest
  @CsvSource({"'a\u0000',U+0000,2", "'é\u202eb',U+202E,2", "'😀\u001b',U+001B,2"})
  void a_character_that_no_telephone_shows_is_refused_by_position(
      String text, String name, String position) {
    assertThat(onlyProblem(text).message())
        .contains("(" + name + ")")
        .contains("en position " + position);
  }

  @Test
  void half_a_character_is_refused() {
    assertThat(onlyProblem("a\ud83d").code()).isEqualTo("text.character");
  }

  @Test
  void line_breaks_of_every_kind_travel_as_lf() {
    assertThat(textFor(james, "a\r\nb\rc\u2028d")).isEqualTo("a\nb\nc\nd");
  }

  @Test
  void a_decomposed_accent_is_composed_and_costs_nothing() {
    Composed.Composition composition = compositionFor(james, "e\u0301cole");

    assertThat(composition.text()).isEqualTo("école");
    assertThat(composition.segmentation().encoding()).isEqualTo(Encoding.GSM7);
  }

  @Test
  void what_no_telephone_shows_in_a_value_becomes_a_space() {
    Recipient broken =
        school.family(
            "FB", person("G9", "", "A\u0000B\tC", "D\ud83d", "+33633333333", Locale.FRENCH), "0");

    assertThat(textFor(broken, "#NOM.#PRENOM.")).isEqualTo("A B C.D .");
  }

  @Test
  void rewriting_reaches_the_text_and_the_values() {
    Draft draft = new Draft("La fête de #ENFANT", true, Optional.empty(), Locale.FRENCH, false);

    assertThat(((Composed.Composition) ready(draft).compose(anne)).text())
        .isEqualTo("La fete de Zoe and Max");
  }

  @Test
  void a_text_that_would_be_empty_for_a_recipient_blocks_it() {
    assertThat(((Composed.Blocked) ready("#{#PRENOM} ").compose(typed)).problem().code())
        .isEqualTo("text.empty");
  }

  @Test
  void a_translation_goes_to_those_who_are_written_to_in_its_language() {
    Draft draft =
        new Draft(
            "Absence de #ENFANT",
            Optional.of(Locale.FRENCH),
            Map.of("en", "Absence: #ENFANT, #DATE"),
            false,
            Optional.empty(),
            Locale.FRENCH,
            false);

    assertThat(((Composed.Composition) ready(draft).compose(anne)).text())
        .isEqualTo("Absence: Zoë and Max, 24 Nov 2026");
    assertThat(((Composed.Composition) ready(draft).compose(james)).text())
        .isEqualTo("Absence de Lily, Albus et Tom");
  }

  @Test
  void values_follow_the_language_of_the_text_when_it_is_known() {
    Draft draft =
        new Draft(
            "Absence de #ENFANT",
            Optional.of(Locale.FRENCH),
            Map.of(),
            false,
            Optional.empty(),
            Locale.FRENCH,
            false);

    assertThat(((Composed.Composition) ready(draft).compose(anne)).text())
        .isEqualTo("Absence de Zoë et Max");
  }

  @Test
  void a_wrong_translation_is_told_with_its_language() {
    Draft draft =
        new Draft(
            "a",
            Optional.of(Locale.FRENCH),
            Map.of("en", "#XX"),
            false,
            Optional.empty(),
            Locale.ENGLISH,
            false);

    assertThat(((Prepared.Invalid) composer.prepare(draft)).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.field()).isEqualTo("translations.en");
              assertThat(p.message()).startsWith("There is no keyword #XX.");
            });
  }

  // ---- the batch

  @Test
  void a_batch_is_counted_and_priced_exactly() {
    Draft draft =
        new Draft(
            "#ENFANT{Bonjour} " + "a".repeat(140),
            false,
            Optional.of(TARIFF),
            Locale.FRENCH,
            false);
    Prepared.Message message = ready(draft);

    BatchSummary summary = message.summarise(List.of(james, anne, typed));

    assertThat(summary.messages()).isEqualTo(3);
    assertThat(summary.parts())
        .as("159 septets, 152 units with ë, 148 septets")
        .isEqualTo(1 + 3 + 1);
    assertThat(summary.minParts()).isEqualTo(1);
    assertThat(summary.typicalParts()).isEqualTo(1);
    assertThat(summary.maxParts()).isEqualTo(3);
    assertThat(summary.ucs2()).isEqualTo(1);
    assertThat(summary.cost()).isEqualTo(new Money(45_000 * 4 + 60_000, EURO));
    assertThat(summary.blocked()).isEmpty();
  }

  @Test
  void the_batch_of_nobody_costs_nothing() {
    BatchSummary summary = ready("a").summarise(List.of());

    assertThat(summary)
        .isEqualTo(new BatchSummary(0, 0, 0, 0, 0, 0, Money.zero(EURO), List.of(), List.of()));
  }

  @Test
  void the_same_text_to_the_same_number_is_one_sms() {
    Recipient nanny =
        school.family(
            "FNANNY",
            person("G4", "", "NANNY", "Jo", "+33612345678", Locale.FRENCH),
            "0",
            pupil("E6", "NANNY", "Lou", "5e A"));
    List<Recipient> batch = List.of(james, anne, nanny);

    BatchSummary same = ready("Fermé demain").summarise(batch);
    assertThat(same.messages()).isEqualTo(2);
    assertThat(same.duplicates()).containsExactly(new Composed.Duplicate(nanny, james));
    assertThat(ready("Fermé demain").composeAll(batch).toList())
        .last()
        .isEqualTo(new Composed.Duplicate(nanny, james));

    BatchSummary personal = ready("Absence de #ENFANT").summarise(batch);
    assertThat(personal.messages()).as("no personalised text is dropped").isEqualTo(3);
    assertThat(personal.duplicates()).isEmpty();
  }

  @Test
  void a_batch_that_is_counted_again_is_not_read_again_until_it_is_sent() {
    List<Recipient> batch = List.of(james, anne);
    BatchSummary before = ready("Bonjour #PRENOM !").summarise(batch);
    school.goesAway();

    assertThat(ready("Bonjour #PRENOM !").summarise(batch)).isEqualTo(before);
    assertThat(ready("Cher #PRENOM{x}, bonjour").summarise(batch).blocked()).isEmpty();
    assertThat(ready("#PRENOM").summarise(List.of(james, anne)).blocked())
        .as("another selection")
        .hasSize(2);
    assertThat(ready("#PRENOM").composeAll(batch).toList())
        .as("what is sent is read anew")
        .allMatch(c -> c instanceof Composed.Blocked);
    assertThat(ready("#PRENOM").summarise(batch).blocked())
        .as("and so is what is counted after that")
        .hasSize(2);
  }

  @Test
  void a_value_is_never_taken_for_that_of_another_recipient() {
    List<Recipient> batch = new ArrayList<>(List.of(james));
    ready("#PRENOM").summarise(batch);
    batch.set(0, anne);
    school.goesAway();

    assertThat(ready("#PRENOM").summarise(batch).blocked()).hasSize(1);
  }

  @Test
  void values_are_forgotten_after_two_minutes() {
    List<Recipient> batch = List.of(james);
    ready("#PRENOM").summarise(batch);
    school.goesAway();

    clock.passes(Duration.ofMinutes(2));
    assertThat(ready("#PRENOM").summarise(batch).blocked()).isEmpty();
    clock.passes(Duration.ofSeconds(1));
    assertThat(ready("#PRENOM").summarise(batch).blocked()).hasSize(1);
  }

  // ---- the menu

  @Test
  void the_menu_lists_the_keywords_in_the_language_asked_for() {
    assertThat(composer.keywords(Locale.FRENCH).stream().map(Keyword::name).collect(joining(" ")))
        .isEqualTo(
            "ETABLISSEMENT CIVILITE NOM PRENOM ENFANT NOMENFANT CLASSE DATE SOLDE SITE LOGIN PASS"
                + " LIEN");
    assertThat(composer.keywords(Locale.UK).get(0).label()).isEqualTo("Name of the school");
    assertThat(composer.keywords(Locale.GERMAN).get(0).label()).isEqualTo("Nom de l’établissement");
  }

  private String textFor(Recipient recipient, String text) {
    return compositionFor(recipient, text).text();
  }

  private Composed.Composition compositionFor(Recipient recipient, String text) {
    Composed composed = ready(text).compose(recipient);
    assertThat(composed).isInstanceOf(Composed.Composition.class);
    return (Composed.Composition) composed;
  }

  private Prepared.Message ready(String text) {
    return ready(new Draft(text, false, Optional.of(TARIFF), Locale.FRENCH, false));
  }

  private Prepared.Message ready(Draft draft) {
    Prepared prepared = composer.prepare(draft);
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return ((Prepared.Ready) prepared).message();
  }

  private List<Problem> problems(String text) {
    Prepared prepared =
        composer.prepare(new Draft(text, false, Optional.of(TARIFF), Locale.FRENCH, false));
    return prepared instanceof Prepared.Invalid invalid ? invalid.problems() : List.of();
  }

  private Problem onlyProblem(String text) {
    assertThat(problems(text)).hasSize(1);
    return problems(text).get(0);
  }

  private static EnumSet<RecipientRole> everybody() {
    return EnumSet.allOf(RecipientRole.class);
  }

  private static KeywordResolver resolver(Keyword keyword, String value) {
    return new KeywordResolver() {
      @Override
      public List<Keyword> keywords(Locale locale) {
        return List.of(keyword);
      }

      @Override
      public Optional<String> resolve(String name, KeywordContext context) {
        return Optional.of(value);
      }
    };
  }
}
