package sms.recap.internal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateSaveResult;
import sms.api.compose.TemplateVersion;
import sms.api.compose.TemplatesSaveResult;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.api.selection.SavedSelection;
import sms.api.selection.SelectionChange;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What the stores of templates and selections promise, on either database. */
abstract class StoresContract extends ContractTest {
  private static final Caller TEACHER =
      new Caller("prof", "M. Évrard", "", Locale.FRENCH, EnumSet.of(Right.SEND));

  private Jpa jpa;
  private JpaTemplates templates;
  private JpaSelections selections;

  StoresContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void openStores() {
    jpa = new Jpa(database());
    templates = new JpaTemplates(jpa);
    selections = new JpaSelections(jpa);
  }

  @AfterEach
  void closeStores() {
    jpa.close();
  }

  private static MessageTemplate template(String id, int order, Optional<String> owner) {
    return new MessageTemplate(
        id,
        "Nom de " + id,
        "Vie scolaire",
        "Bonjour #PRENOM, l'été c'est « fini » ; 100 % 😀",
        Locale.FRENCH,
        Purpose.OPERATIONAL,
        EnumSet.of(RecordType.FAMILY, RecordType.PUPIL),
        owner,
        order,
        false,
        1);
  }

  private static MessageTemplate shared(String id, int order) {
    return template(id, order, Optional.empty());
  }

  private static MessageTemplate changed(MessageTemplate t, String body, boolean archived) {
    return new MessageTemplate(
        t.id(),
        t.name(),
        t.category(),
        body,
        t.language(),
        t.purpose(),
        t.sources(),
        t.owner(),
        t.order(),
        archived,
        t.version());
  }

  // ---- templates

  @Test
  void defaults_are_stored_once_and_come_back_as_they_were() {
    List<MessageTemplate> defaults = List.of(shared("b", 2), shared("a", 1));
    assertThat(templates.seed(defaults)).isEqualTo(2);
    assertThat(templates.seed(defaults)).isZero();
    assertThat(templates.list(TEACHER)).containsExactly(shared("a", 1), shared("b", 2));
    assertThat(templates.find("a")).contains(shared("a", 1));
    assertThat(templates.find("z")).isEmpty();
  }

  @Test
  void a_schools_own_change_survives_the_defaults() {
    templates.seed(List.of(shared("a", 1)));
    templates.save(changed(shared("a", 1), "Autre", false), Samples.DIRECTOR);
    assertThat(templates.seed(List.of(shared("a", 1), shared("b", 2)))).isEqualTo(1);
    assertThat(templates.find("a").orElseThrow().body()).isEqualTo("Autre");
  }

  @Test
  void hosts_that_start_at_the_same_moment_seed_once() {
    List<MessageTemplate> defaults =
        IntStream.range(0, 8).mapToObj(i -> shared("t" + i, i)).toList();
    int stored =
        IntStream.range(0, 3)
            .mapToObj(
                host ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          Jpa own = new Jpa(database());
                          try {
                            return new JpaTemplates(own).seed(defaults);
                          } finally {
                            own.close();
                          }
                        }))
            .toList()
            .stream()
            .mapToInt(CompletableFuture::join)
            .sum();
    assertThat(stored).isEqualTo(8);
    assertThat(templates.list(TEACHER)).hasSize(8);
  }

  @Test
  void one_sees_the_shared_and_ones_own_that_are_not_archived() {
    templates.seed(List.of(shared("a", 1)));
    templates.save(template("mine", 0, Optional.of("prof")), TEACHER);
    templates.save(template("other", 0, Optional.of("sec")), Samples.SECRETARY);
    MessageTemplate gone = template("gone", 5, Optional.of("prof"));
    templates.save(gone, TEACHER);
    templates.save(changed(gone, gone.body(), true), TEACHER);

    assertThat(templates.list(TEACHER))
        .extracting(MessageTemplate::id)
        .containsExactly("mine", "a");
    assertThat(templates.all(TEACHER))
        .extracting(MessageTemplate::id)
        .containsExactly("mine", "a", "gone");
    assertThat(templates.find("gone").orElseThrow().archived()).isTrue();
  }

  @Test
  void each_change_is_a_new_version_with_its_author() {
    templates.seed(List.of(shared("a", 1)));
    clock.forward(Duration.ofDays(1));
    TemplateSaveResult result =
        templates.save(changed(shared("a", 1), "Deux", false), Samples.DIRECTOR);

    assertThat(((TemplateSaveResult.Saved) result).template().version()).isEqualTo(2);
    List<TemplateVersion> history = templates.history("a", TEACHER);
    assertThat(history).extracting(v -> v.template().version()).containsExactly(2, 1);
    assertThat(history).extracting(TemplateVersion::userName).containsExactly("Mme Martin", "");
    assertThat(history)
        .extracting(TemplateVersion::at)
        .containsExactly(Samples.START.plus(Duration.ofDays(1)), Samples.START);
  }

  @Test
  void of_two_who_edit_the_same_version_the_second_is_told() {
    templates.seed(List.of(shared("a", 1)));
    templates.save(changed(shared("a", 1), "Deux", false), Samples.DIRECTOR);
    assertThat(templates.save(changed(shared("a", 1), "Autre", false), Samples.DIRECTOR))
        .isInstanceOfSatisfying(
            TemplateSaveResult.Conflict.class,
            conflict -> assertThat(conflict.current().body()).isEqualTo("Deux"));
  }

  @Test
  void what_is_not_ones_own_cannot_be_changed() {
    templates.seed(List.of(shared("a", 1)));
    templates.save(template("hers", 0, Optional.of("sec")), Samples.SECRETARY);

    assertThat(templates.save(changed(shared("a", 1), "Volé", false), TEACHER))
        .isInstanceOf(TemplateSaveResult.Refused.class);
    // neither by claiming to be its owner
    assertThat(templates.save(template("hers", 0, Optional.of("prof")), TEACHER))
        .isInstanceOf(TemplateSaveResult.Refused.class);
    assertThat(templates.save(template("new", 0, Optional.of("sec")), TEACHER))
        .isInstanceOf(TemplateSaveResult.Refused.class);
    assertThat(templates.history("hers", TEACHER)).isEmpty();
    assertThat(templates.find("hers").orElseThrow().version()).isEqualTo(1);
    assertThat(templates.find("new")).isEmpty();
  }

  @Test
  void whether_it_is_rewritten_is_kept_yes_no_or_as_the_school_does() {
    for (Optional<Boolean> rewrite :
        List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))) {
      MessageTemplate t = shared("a" + rewrite, 1);
      MessageTemplate wanted =
          new MessageTemplate(
              t.id(),
              t.name(),
              t.category(),
              t.body(),
              t.language(),
              t.purpose(),
              t.sources(),
              t.owner(),
              t.order(),
              t.archived(),
              1,
              rewrite);
      templates.save(wanted, Samples.DIRECTOR);
      assertThat(templates.find(t.id())).contains(wanted);
    }
  }

  @Test
  void several_are_saved_together_in_their_order() {
    templates.seed(List.of(shared("a", 1)));
    TemplatesSaveResult result =
        templates.saveAll(
            List.of(shared("b", 1), changed(shared("a", 2), "Deux", true)), Samples.DIRECTOR);

    assertThat(((TemplatesSaveResult.Saved) result).templates())
        .extracting(t -> t.id() + t.version())
        .containsExactly("b1", "a2");
    assertThat(templates.all(TEACHER)).extracting(MessageTemplate::id).containsExactly("b", "a");
    assertThat(templates.saveAll(List.of(), TEACHER))
        .isEqualTo(new TemplatesSaveResult.Saved(List.of()));
  }

  @Test
  void of_several_none_is_saved_when_one_cannot_be() {
    templates.seed(List.of(shared("a", 1)));
    templates.save(changed(shared("a", 1), "Deux", false), Samples.DIRECTOR);

    TemplatesSaveResult stale =
        templates.saveAll(
            List.of(shared("b", 1), changed(shared("a", 1), "Autre", false)), Samples.DIRECTOR);
    assertThat(stale)
        .isInstanceOfSatisfying(
            TemplatesSaveResult.NotSaved.class,
            notSaved -> {
              assertThat(notSaved.id()).isEqualTo("a");
              assertThat(notSaved.why()).isInstanceOf(TemplateSaveResult.Conflict.class);
            });
    TemplatesSaveResult foreign =
        templates.saveAll(
            List.of(template("mine", 1, Optional.of("prof")), shared("b", 1)), TEACHER);
    assertThat(foreign)
        .isInstanceOfSatisfying(
            TemplatesSaveResult.NotSaved.class,
            notSaved -> assertThat(notSaved.id()).isEqualTo("b"));
    assertThat(templates.find("b")).isEmpty();
    assertThat(templates.find("mine")).isEmpty();
  }

  @Test
  void the_same_one_twice_at_a_time_is_a_mistake_of_ours() {
    assertThatThrownBy(
            () -> templates.saveAll(List.of(shared("b", 1), shared("b", 2)), Samples.DIRECTOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_does_not_fit_is_refused_at_its_field() {
    MessageTemplate empty = changed(shared("a", 1), " \n", false);
    MessageTemplate longBody = changed(shared("a", 1), "x".repeat(32_001), false);
    MessageTemplate longId = shared("i".repeat(256), 1);
    assertThat(refusal(empty))
        .extracting(Problem::code, Problem::field)
        .containsExactly("template.empty", "body");
    assertThat(refusal(longBody))
        .extracting(Problem::code, Problem::field)
        .containsExactly("template.tooLong", "body");
    assertThat(refusal(longId).field()).isEqualTo("id");
    assertThat(templates.all(Samples.DIRECTOR)).isEmpty();
  }

  private Problem refusal(MessageTemplate template) {
    TemplateSaveResult result = templates.save(template, Samples.DIRECTOR);
    assertThat(result).isInstanceOf(TemplateSaveResult.Refused.class);
    return ((TemplateSaveResult.Refused) result).problem();
  }

  @Test
  void of_those_who_save_the_same_version_at_the_same_moment_one_wins() {
    templates.seed(List.of(shared("a", 1)));
    List<TemplateSaveResult> results =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            templates.save(
                                changed(shared("a", 1), "Texte " + i, false), Samples.DIRECTOR)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(results).filteredOn(TemplateSaveResult.Saved.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(TemplateSaveResult.Conflict.class::isInstance).hasSize(5);
    assertThat(templates.history("a", TEACHER)).hasSize(2);
  }

  // ---- selections

  @Test
  void a_selection_is_kept_replaced_and_forgotten() {
    SavedSelection first = selections.save("3e A", false, "{\"class\":\"3A\"}", TEACHER);
    clock.forward(Duration.ofHours(1));
    SavedSelection second = selections.save("3e A", true, "{}", TEACHER);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.changed()).isEqualTo(Samples.START.plus(Duration.ofHours(1)));
    assertThat(selections.list(TEACHER)).containsExactly(second);
    assertThat(selections.delete(first.id(), TEACHER)).isTrue();
    assertThat(selections.delete(first.id(), TEACHER)).isFalse();
    assertThat(selections.list(TEACHER)).isEmpty();
  }

  @Test
  void one_sees_ones_own_and_the_shared_by_name() {
    selections.save("Zèbres", false, "{}", TEACHER);
    selections.save("École", true, "{}", Samples.SECRETARY);
    selections.save("Privé", false, "{}", Samples.SECRETARY);
    assertThat(selections.list(TEACHER))
        .extracting(SavedSelection::name)
        .containsExactly("École", "Zèbres");
  }

  @Test
  void another_ones_selection_is_forgotten_only_by_an_administrator() {
    SavedSelection hers = selections.save("École", true, "{}", Samples.SECRETARY);
    assertThat(selections.delete(hers.id(), TEACHER)).isFalse();
    assertThat(selections.delete(hers.id(), Samples.DIRECTOR)).isTrue();
  }

  @Test
  void a_selection_is_renamed_and_shared_by_its_owner_or_an_administrator() {
    SavedSelection hers = selections.save("École", false, "{}", Samples.SECRETARY);
    clock.forward(Duration.ofHours(1));

    assertThat(selections.change(hers.id(), "À moi", true, TEACHER))
        .isInstanceOf(SelectionChange.Unknown.class);
    assertThat(selections.change(hers.id() + 1, "Rien", true, Samples.DIRECTOR))
        .isInstanceOf(SelectionChange.Unknown.class);
    assertThat(selections.change(hers.id(), "Toute l’école", true, Samples.SECRETARY))
        .isInstanceOf(SelectionChange.Changed.class);
    assertThat(selections.change(hers.id(), "L’école", true, Samples.DIRECTOR))
        .isInstanceOfSatisfying(
            SelectionChange.Changed.class,
            changed -> {
              assertThat(changed.selection().userId()).isEqualTo("sec");
              assertThat(changed.selection().criteria()).isEqualTo("{}");
              assertThat(changed.selection().changed())
                  .isEqualTo(Samples.START.plus(Duration.ofHours(1)));
              assertThat(selections.list(TEACHER)).containsExactly(changed.selection());
            });
  }

  @Test
  void a_selection_does_not_take_the_name_of_its_owners_other_one() {
    SavedSelection first = selections.save("3e A", false, "{\"a\":1}", TEACHER);
    selections.save("3e B", false, "{}", TEACHER);
    selections.save("3e C", true, "{}", Samples.SECRETARY);

    assertThat(selections.change(first.id(), "3e B", false, TEACHER))
        .isInstanceOf(SelectionChange.NameTaken.class);
    assertThat(selections.change(first.id(), "3e A", true, TEACHER))
        .isInstanceOf(SelectionChange.Changed.class);
    assertThat(selections.change(first.id(), "3e C", true, TEACHER))
        .isInstanceOf(SelectionChange.Changed.class);
    assertThatThrownBy(() -> selections.change(first.id(), " ", true, TEACHER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_selection_without_a_name_or_too_long_is_refused() {
    assertThatThrownBy(() -> selections.save(" ", false, "{}", TEACHER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> selections.save("x", false, "x".repeat(SavedSelection.MAX_CRITERIA + 1), TEACHER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(selections.list(TEACHER)).isEmpty();
  }
}
