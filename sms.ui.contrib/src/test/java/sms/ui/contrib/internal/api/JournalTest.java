package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** Who did what, told to administrators in their language. */
class JournalTest extends ApiTest {
  private void entered(String who, AuditAction action, String subject, String detail) {
    world.theJournal().add(new AuditEntry(who, action, subject, detail));
  }

  private JsonNode only(String language) {
    return administrator().get("/journal", Map.of("X-SMS-Lang", language)).json().at("/entries/0");
  }

  @Test
  void an_empty_journal_has_no_entries_and_nobody() {
    JsonNode page = administrator().get("/journal").json();
    assertThat(page.path("entries")).isEmpty();
    assertThat(page.has("next")).isFalse();
    assertThat(administrator().get("/journal/people").json().path("people")).isEmpty();
  }

  @Test
  void a_sending_is_told_as_a_sentence_with_its_figures() {
    entered(
        "admin",
        AuditAction.SENT,
        "campaign 12",
        "purpose=OPERATIONAL mode=STANDARD messages=1234 parts=1300 cost=58.500000EUR overridden=2"
            + " quiet-hours=overridden");
    JsonNode french = only("fr");
    assertThat(french.path("number").asLong()).isEqualTo(1);
    assertThat(french.path("at").asLong()).isEqualTo(NOW.toEpochMilli());
    assertThat(french.path("who").asText()).isEqualTo("Paul Girard");
    assertThat(plain(french.path("what"))).isEqualTo("a validé l’envoi n° 12");
    assertThat(plain(french.path("detail")))
        .isEqualTo(
            "Vie scolaire, Standard, 1 234 SMS, 1 300 facturés, 58,50 €, dont 2 malgré « Ne pas"
                + " envoyer de SMS », pendant les heures calmes");
    assertThat(french.path("campaign").asLong()).isEqualTo(12);
    JsonNode english = only("en");
    assertThat(plain(english.path("what"))).isEqualTo("confirmed sending no. 12");
    assertThat(plain(english.path("detail")))
        .contains("1,234 SMS, 1,300 billed, €58.50, of which 2 in spite of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESOLVED | sms 345 | as=sent | a décidé de ce qu’est devenu le SMS n° 345 | décision : envoyé
          RESOLVED | sms 345 | as=not-sent | a décidé de ce qu’est devenu le SMS n° 345 | décision : non envoyé
          CANCELLED | campaign 3 | '' | a annulé ce qui n’était pas encore parti de l’envoi n° 3 | ''
          EXPORTED | file recapitulatif-sms-2026-11-24.csv | '' | a exporté le fichier recapitulatif-sms-2026-11-24.csv | ''
          ERASED | a person | messages=1 under-way=0 | a effacé les données conservées sur une personne | 1 SMS
          ERASED | a person | messages=2 under-way=3 | a effacé les données conservées sur une personne | 2 SMS, 3 encore en cours
          DISCLOSED | a person | '' | a remis les données conservées sur une personne | ''
          SENT | campaign 4 | messages=1 parts=1 again=345 | a validé l’envoi n° 4 | 1 SMS, 1 facturé, renvoi du SMS n° 345
          SENT | campaign 4 | messages=0 cost=0.004500EUR | a validé l’envoi n° 4 | 0 SMS, 0,0045 €
          """)
  void every_form_of_an_entry_has_its_words(
      AuditAction action, String subject, String detail, String what, String figures) {
    entered("dir", action, subject, detail);
    JsonNode entry = only("fr");
    assertThat(entry.path("who").asText()).as("not known to the recap").isEqualTo("dir");
    assertThat(plain(entry.path("what"))).isEqualTo(what);
    assertThat(plain(entry.path("detail"))).isEqualTo(figures);
  }

  @Test
  void a_time_is_told_in_the_schools_zone() {
    entered(
        "dir",
        AuditAction.RESCHEDULED,
        "campaign 3",
        "not-before=2026-12-01T17:30:00Z expires=2026-12-02T17:30:00Z");
    assertThat(plain(only("fr").path("detail")))
        .isEqualTo("départ le 1 décembre 2026 à 18:30, au plus tard le 2 décembre 2026 à 18:30");
    assertThat(plain(only("en").path("detail"))).startsWith("leaves on 1 December 2026");
  }

  @Test
  void what_the_program_removes_by_itself_is_told_as_its_own_doing() {
    entered(
        "sms.recap.retention",
        AuditAction.PURGED,
        "texts after 90 days, SMS after 12 months",
        "texts=1 messages=20 replies=0");
    JsonNode entry = only("fr");
    assertThat(entry.path("who").asText()).isEqualTo("Le programme");
    assertThat(plain(entry.path("what")))
        .isEqualTo("a supprimé ce qui dépassait la durée de conservation");
    assertThat(plain(entry.path("detail")))
        .isEqualTo("1 texte, 20 SMS, 0 réponse (textes après 90 jours, SMS après 12 mois)");
  }

  @Test
  void what_another_program_enters_in_a_form_of_its_own_is_shown_as_it_stands() {
    entered(
        "erp {0}",
        AuditAction.EXPORTED,
        "table {1} 'x'",
        "rows=7 mode=FREE cost=1.00EUR messages=many as=maybe not-before=soon =x quiet-hours=no"
            + " cost=1.000000QQQ plain");
    JsonNode entry = only("fr");
    assertThat(entry.path("who").asText()).isEqualTo("erp {0}");
    assertThat(entry.path("what").asText()).isEqualTo("a exporté table {1} 'x'");
    assertThat(entry.path("detail").asText())
        .isEqualTo(
            "rows=7, mode=FREE, cost=1.00EUR, messages=many, as=maybe, not-before=soon, =x,"
                + " quiet-hours=no, cost=1.000000QQQ, plain");
  }

  @ParameterizedTest
  @EnumSource(AuditAction.class)
  void every_action_has_words_in_both_languages(AuditAction action) {
    entered("dir", action, "campaign 1", "");
    String french = only("fr").path("what").asText();
    String english = only("en").path("what").asText();
    assertThat(french).isNotBlank().isNotEqualTo(english).doesNotContain(action.name());
    assertThat(english).isNotBlank().doesNotContain(action.name());
  }

  @Test
  void pages_follow_each_other_newest_first_and_narrow_by_person_and_action() {
    for (int i = 1; i <= 5; i++) {
      entered("sec", AuditAction.EXPORTED, "file " + i + ".csv", "");
      entered("dir", AuditAction.CANCELLED, "campaign " + i, "");
    }
    ApiClient administrator = administrator();
    List<Long> numbers = new ArrayList<>();
    JsonNode page = administrator.get("/journal?limit=4").json();
    numbers.addAll(numbers(page));
    while (page.has("next")) {
      page = administrator.get("/journal?limit=4&before=" + page.path("next").asLong()).json();
      numbers.addAll(numbers(page));
    }
    assertThat(numbers).containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(numbers(administrator.get("/journal?who=sec&limit=2").json()))
        .containsExactly(9L, 7L);
    assertThat(numbers(administrator.get("/journal?action=CANCELLED&before=5").json()))
        .containsExactly(4L, 2L);
    assertThat(numbers(administrator.get("/journal?action=CANCELLED&who=sec").json())).isEmpty();
    assertThat(administrator.get("/journal/people").json().path("people").findValuesAsText("id"))
        .containsExactly("dir", "sec");
    for (String wrong : List.of("action=DONE", "before=x", "limit=0", "limit=201")) {
      assertThat(administrator.get("/journal?" + wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(administrator.get("/journal?who=" + "x".repeat(256)).status()).isEqualTo(422);
  }

  private static List<Long> numbers(JsonNode page) {
    List<Long> numbers = new ArrayList<>();
    page.path("entries").forEach(entry -> numbers.add(entry.path("number").asLong()));
    return numbers;
  }

  @Test
  void people_have_the_names_that_the_recap_knows() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    secretary.post("/campaigns", campaign(secretary, snapshot, "Bonjour", "ECONOMY"));
    entered("secretaire", AuditAction.SENT, "campaign 1", "");
    assertThat(only("fr").path("who").asText()).isEqualTo("Odile Martin");
    assertThat(administrator().get("/journal/people").json().at("/people/0/name").asText())
        .isEqualTo("Odile Martin");
  }

  @Test
  void a_verification_tells_the_entries_and_the_last_hash_or_the_first_that_is_wrong() {
    entered("dir", AuditAction.EXPORTED, "file x.csv", "");
    ApiClient administrator = administrator();
    JsonNode intact = administrator.post("/journal/verify", "{}").json();
    assertThat(intact.path("entries").asLong()).isEqualTo(1);
    assertThat(intact.path("hash").asText()).isEqualTo("0".repeat(63) + "1");
    assertThat(intact.has("broken")).isFalse();
    world.theJournal().brokenAt(1);
    JsonNode broken = administrator.post("/journal/verify", "{}").json();
    assertThat(broken.path("broken").asLong()).isEqualTo(1);
    assertThat(broken.has("entries")).isFalse();
  }

  @Test
  void the_file_has_all_of_it_with_the_hashes_and_is_itself_entered() {
    for (int i = 1; i <= 1100; i++) {
      entered("=cmd|' /C calc'!A0", AuditAction.EXPORTED, "file " + i + ".csv", "");
    }
    clock.goOn(Duration.ofMinutes(1));
    Answer file = administrator().get("/journal.csv");
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(file.header("Content-Disposition")).contains("journal-sms-2026-11-24.csv");
    List<String> lines = file.response().body().lines().toList();
    assertThat(lines).hasSize(1 + 1 + 1100);
    assertThat(lines.get(0))
        .isEqualTo(
            "\uFEFF\"N°\";\"Date et heure\";\"Utilisateur\";\"Action\";\"Ce qui a été fait\";"
                + "\"Précisions\";\"Empreinte\"");
    assertThat(lines.get(1))
        .as("who takes it comes first")
        .startsWith("\"1101\";\"2026-11-24 13:11:00\";\"admin\";\"Fichier exporté\";")
        .contains("journal-sms-2026-11-24.csv");
    assertThat(lines.get(1101))
        .startsWith("\"1\";\"2026-11-24 13:10:00\";\"'=cmd|")
        .endsWith("\"" + "0".repeat(63) + "1\"");
    assertThat(Stream.of(lines.get(1), lines.get(1101))).noneMatch(line -> line.contains("\"="));
    assertThat(administrator().get("/journal.csv?who=admin").response().body().lines()).hasSize(3);
  }

  /** Without the blanks that do not break. */
  private static String plain(JsonNode text) {
    return text.asText().replaceAll("[\\u00a0\\u202f]", " ");
  }
}
