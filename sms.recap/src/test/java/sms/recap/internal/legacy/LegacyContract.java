package sms.recap.internal.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditCheck;
import sms.api.directory.ImportProblem;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.LegacyImport;
import sms.api.recap.LegacyResult;
import sms.api.recap.ModeTotals.Total;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.recap.internal.audit.JdbcAuditLog;
import sms.recap.internal.privacy.JdbcPersonalData;
import sms.recap.internal.recap.JdbcLastOutcomes;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What was sent by the program before, on either database. */
abstract class LegacyContract extends ContractTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final School SCHOOL =
      new School("Collège", "FR", Set.of(), PARIS, Samples.EUR, Locale.FRENCH, "2025-2026", "");
  private static final String TITLES =
      "Date;Destinataire;Numéro;État;SMS;Coût;Utilisateur;Poste;Texte;Personne";
  private static final String OLD =
      "14/09/2025 08:30;DURAND Zoé;06 12 34 56 78;Reçu;2;0,09;Anne;ACCUEIL;Bonjour;P1";
  private static final String FAILED =
      "2025-09-14T09:00;MARTIN Luc;+33612345679;Échec;1;0.045;Anne;ACCUEIL;\"a;b\";";
  private static final String OTHER_DAY =
      "15/10/2025;PETIT Ana;0033612345680;Envoyé;1;0,045;sec;;;";

  private LegacyImport legacy;

  LegacyContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void begin() {
    legacy = new JdbcLegacyImport(database());
    execute("UPDATE sms_id SET next_id = 1 WHERE name = 'AUDIT'");
  }

  private LegacyResult load(String... lines) {
    return legacy.load(
        "sms.csv",
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
        SCHOOL,
        Samples.DIRECTOR);
  }

  private List<ImportProblem> problems(String... lines) {
    return ((LegacyResult.Refused) load(lines)).problems();
  }

  private RecapPage page(Caller caller) {
    return recap.page(RecapQuery.all(100), caller);
  }

  @Test
  void history_is_in_list_trail_and_totals_under_the_mode_of_its_own() {
    assertThat(load(TITLES, OLD, FAILED, OTHER_DAY))
        .isEqualTo(
            new LegacyResult.Imported(
                3,
                new Total(2, 3, new Money(135_000, Samples.EUR)),
                LocalDate.of(2025, 9, 14),
                LocalDate.of(2025, 10, 15)));

    List<RecapLine> lines = page(Samples.DIRECTOR).lines();
    assertThat(lines)
        .extracting(RecapLine::recipient)
        .containsExactly("PETIT Ana", "MARTIN Luc", "DURAND Zoé");
    assertThat(lines)
        .extracting(RecapLine::state)
        .containsExactly(SmsState.SENT, SmsState.FAILED, SmsState.DELIVERED);
    assertThat(lines).extracting(RecapLine::mode).containsOnly(SendingMode.LEGACY);
    RecapLine old = lines.get(2);
    assertThat(old.sent()).contains(Instant.parse("2025-09-14T06:30:00Z"));
    assertThat(old.number().e164()).isEqualTo("+33612345678");
    assertThat(old.parts()).isEqualTo(2);

    DeliveryTrail trail = recap.trail(old.id(), Samples.DIRECTOR).orElseThrow();
    assertThat(trail.text()).contains("Bonjour");
    assertThat(trail.events()).isNotEmpty();

    assertThat(recap.totals(RecapQuery.all(1), Samples.DIRECTOR).byMode().get(SendingMode.LEGACY))
        .isEqualTo(new Total(2, 3, new Money(135_000, Samples.EUR)));
    assertThat(recap.totalsBy(Grouping.MONTH, RecapQuery.all(9), PARIS, Samples.DIRECTOR))
        .extracting(GroupTotals::key)
        .containsExactly("2025-10", "2025-09");
    assertThat(recap.progress(old.campaignId(), Samples.DIRECTOR).orElseThrow().settled()).isTrue();
  }

  @Test
  void it_stands_below_what_this_program_has_sent_whenever_it_is_imported() {
    sendAll(leased(2));
    load(TITLES, OTHER_DAY);
    sendAll(leased(1));
    load(TITLES, OLD);

    assertThat(page(Samples.DIRECTOR).lines())
        .extracting(RecapLine::recipient)
        .containsExactly("Recipient 1", "Recipient 2", "Recipient 1", "PETIT Ana", "DURAND Zoé");
    RecapPage first = recap.page(RecapQuery.all(4), Samples.DIRECTOR);
    assertThat(recap.page(RecapQuery.all(4).page(first.next(), 4), Samples.DIRECTOR).lines())
        .extracting(RecapLine::recipient)
        .containsExactly("DURAND Zoé");
  }

  @Test
  void the_same_file_adds_nothing_however_it_was_saved() {
    load(TITLES, OLD, OTHER_DAY);
    assertThat(load(TITLES, OLD, OTHER_DAY)).isEqualTo(new LegacyResult.AlreadyThere());
    assertThat(
            legacy.load(
                "autre.csv",
                (TITLES + "\r\n" + OTHER_DAY + "\r\n" + OLD)
                    .getBytes(Charset.forName("windows-1252")),
                SCHOOL,
                Samples.DIRECTOR))
        .isEqualTo(new LegacyResult.AlreadyThere());
    assertThat(rows("sms")).isEqualTo(2);
    assertThat(load(TITLES, OLD)).isInstanceOf(LegacyResult.Imported.class);
  }

  @Test
  void nothing_of_it_is_ever_sent() {
    load(TITLES, OLD, FAILED, OTHER_DAY);
    assertThat(claim("host", 100)).isEmpty();
    assertThat(outbox.backlog()).isEmpty();
    report(byProviderId(1, DeliveryReport.Status.DELIVERED));
    assertThat(page(Samples.DIRECTOR).lines().get(0).state()).isEqualTo(SmsState.SENT);
  }

  @Test
  void a_broken_line_keeps_the_whole_file_out_and_each_is_told_with_its_number() {
    assertThat(
            problems(
                TITLES,
                OLD,
                "hier;A;+33612345678;Reçu;1;0;Anne;;;",
                "01/01/2099;A;+33612345678;Reçu;1;0;Anne;;;",
                "01/01/2025;;0692123456;Incertain;0;x;;;;",
                "01/01/2025;A;+33612345678"))
        .extracting(ImportProblem::line)
        .containsExactly(3, 4, 5, 5, 5, 5, 5, 5, 6);
    assertThat(rows("sms")).isZero();
    assertThat(rows("sms_campaign")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Date;Nom                                   | Numéro
          Date;Destinataire;Numéro;État;SMS;Coût;Utilisateur;Âge | Âge
          Date;Date;Destinataire;Numéro;État;SMS;Coût;Utilisateur | deux fois
          """)
  void titles_must_be_the_known_ones(String titles, String told) {
    assertThat(problems(titles, "x"))
        .allMatch(problem -> problem.line() == 1)
        .anyMatch(problem -> problem.reason().contains(told));
  }

  @Test
  void the_first_twenty_problems_are_told_and_that_there_are_more() {
    List<String> lines = new ArrayList<>(List.of(TITLES));
    for (int i = 0; i < 50; i++) {
      lines.add("?;A;+33612345678;Reçu;1;0;Anne;;;");
    }
    List<ImportProblem> told = problems(lines.toArray(String[]::new));
    assertThat(told).hasSize(21);
    assertThat(told.get(20).line()).isZero();
    assertThat(problems(TITLES)).singleElement().satisfies(p -> assertThat(p.line()).isZero());
    assertThat(problems("")).hasSize(1);
  }

  @Test
  void it_is_entered_in_the_journal_and_the_journal_stays_whole() {
    load(TITLES, OLD);
    JdbcAuditLog log = new JdbcAuditLog(database());
    assertThat(log.newest(Long.MAX_VALUE, 1))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.entry().action()).isEqualTo(AuditAction.IMPORTED);
              assertThat(record.entry().who()).isEqualTo("dir");
              assertThat(record.entry().detail())
                  .contains("messages=1")
                  .contains("cost=0.090000EUR");
            });
    assertThat(log.verify()).isInstanceOf(AuditCheck.Intact.class);
  }

  @Test
  void who_is_named_by_the_login_name_sees_it_as_her_own() {
    load(TITLES, OLD, OTHER_DAY);
    assertThat(page(Samples.SECRETARY).lines())
        .extracting(RecapLine::recipient)
        .containsExactly("PETIT Ana");
  }

  @Test
  void it_is_erased_with_the_person_that_it_names() {
    load(TITLES, OLD, OTHER_DAY);
    JdbcPersonalData people = new JdbcPersonalData(database());
    assertThat(people.of("P1")).hasSize(1);
    assertThat(people.erase("P1", "dir").messages()).isEqualTo(1);
    assertThat(page(Samples.DIRECTOR).lines())
        .extracting(RecapLine::recipient)
        .containsExactly("PETIT Ana");
    assertThat(recap.totals(RecapQuery.all(1), Samples.DIRECTOR).total().messages()).isEqualTo(2);
  }

  @Test
  void who_was_not_reached_lately_is_told_by_our_own_sms_alone() {
    sendAll(leased(1));
    long id = page(Samples.DIRECTOR).lines().get(0).id();
    report(byProviderId(id, DeliveryReport.Status.UNDELIVERED));
    load(TITLES, "01/03/2026;A;+33612345678;Échec;1;0;Anne;;;P9");
    assertThat(new JdbcLastOutcomes(database()).failedSince(Instant.parse("2026-02-01T00:00:00Z")))
        .containsExactly(Samples.personId("Recipient 1"));
  }

  @Test
  void a_file_of_many_lines_is_one_transaction() {
    List<String> lines = new ArrayList<>(List.of(TITLES));
    for (int i = 0; i < 3_000; i++) {
      lines.add(
          "%02d/05/2025 10:%02d;N %d;+336%08d;Reçu;1;0,045;U%d;;texte %d;"
              .formatted(1 + i % 28, i % 60, i, i, i % 3, i));
    }
    assertThat(load(lines.toArray(String[]::new))).isInstanceOf(LegacyResult.Imported.class);
    assertThat(rows("sms")).isEqualTo(3_000);
    assertThat(rows("sms_campaign")).isEqualTo(28 * 3);
    assertThat(recap.totals(RecapQuery.all(1), Samples.DIRECTOR).total().messages())
        .isEqualTo(3_000);
  }

  @Test
  void the_sample_can_be_imported() throws Exception {
    byte[] sample = Files.readAllBytes(Path.of("../docs/samples/historique.csv"));
    assertThat(legacy.load("historique.csv", sample, SCHOOL, Samples.DIRECTOR))
        .isInstanceOf(LegacyResult.Imported.class);
    assertThat(rows("sms")).isEqualTo(3);
  }

  @Test
  void only_an_administrator_imports() {
    Caller director = new Caller("x", "X", "", Locale.FRENCH, Set.of(Right.RECAP_ALL, Right.SEND));
    assertThatThrownBy(() -> legacy.load("a.csv", new byte[0], SCHOOL, director))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
