package sms.recap.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditCheck;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditRecord;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.host.School;
import sms.api.recap.ModeTotals;
import sms.api.recap.RecapQuery;
import sms.recap.internal.audit.JdbcAuditLog;
import sms.recap.internal.legacy.JdbcLegacyImport;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** Retention: 90 days for texts, 12 months for the rest, on either database. */
abstract class PurgeContract extends ContractTest {
  private static final Retention RETENTION = new Retention(90, 12);
  private static final Duration YEAR = Duration.ofDays(366);

  PurgeContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void nothingIsCounted() {
    execute("UPDATE sms_id SET next_id = 0 WHERE name LIKE 'PURGED%'");
    execute("UPDATE sms_id SET next_id = 1 WHERE name = 'AUDIT'");
  }

  private Purged purge() {
    return new Purge(database(), RETENTION, nanos -> true).run();
  }

  /** What the journal tells of purges. */
  private List<AuditEntry> journal() {
    return new JdbcAuditLog(database())
        .newest(Long.MAX_VALUE, 10).stream()
            .map(AuditRecord::entry)
            .filter(entry -> entry.action() == AuditAction.PURGED)
            .toList();
  }

  private ModeTotals totals() {
    return recap.totals(RecapQuery.all(1), Samples.DIRECTOR);
  }

  private SendLease sent(int count) {
    SendLease lease = leased(count);
    sendAll(lease);
    return lease;
  }

  private String text(long id) {
    return recap.trail(id, Samples.DIRECTOR).orElseThrow().text().orElse("");
  }

  private void reply(int n, Instant received) {
    execute(
        "INSERT INTO sms_reply (id, gateway_id, message_key, phone, body, wish, occurred, received)"
            + " VALUES (%d, 'gw', 'k%d', '+3360000000%d', 'Merci', 'NONE', 1, %d)"
                .formatted(n, n, n, received.toEpochMilli()));
  }

  @Test
  void imported_history_goes_by_its_own_age() {
    School school =
        new School(
            "Collège",
            "FR",
            Set.of(),
            ZoneId.of("Europe/Paris"),
            Samples.EUR,
            Locale.FRENCH,
            "2025-2026",
            "");
    String file =
        """
        Date;Destinataire;Numéro;État;SMS;Coût;Utilisateur;Texte
        01/01/2024;DURAND Zoé;+33612345678;Reçu;1;0,045;Anne;Bonjour
        01/06/2025;PETIT Ana;+33612345679;Reçu;1;0,045;Anne;Bonjour
        """;
    new JdbcLegacyImport(database())
        .load("a.csv", file.getBytes(StandardCharsets.UTF_8), school, Samples.DIRECTOR);
    ModeTotals before = totals();
    clock.forward(Duration.ofDays(1));

    assertThat(purge().messages()).isEqualTo(1);

    assertThat(recap.page(RecapQuery.all(9), Samples.DIRECTOR).lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.recipient()).isEqualTo("PETIT Ana");
              assertThat(text(line.id())).isEmpty();
            });
    assertThat(totals()).isEqualTo(before);
  }

  @Test
  void what_is_young_stays() {
    SendLease lease = sent(3);
    clock.forward(Duration.ofDays(90));
    assertThat(purge().isNothing()).isTrue();
    assertThat(text(nth(lease, 1))).isEqualTo("Bonjour n° 1");
    assertThat(journal()).isEmpty();
  }

  @Test
  void after_90_days_the_texts_go_and_the_rest_stays() {
    SendLease old = sent(3);
    SendLease same =
        append(Samples.plan(), Samples.sms("Ali", "+33600000002", Samples.plan().text()))
            .leases()
            .get(0);
    sendAll(same);
    clock.forward(Duration.ofDays(60));
    SendLease young = sent(1);
    ModeTotals before = totals();
    clock.forward(Duration.ofDays(31));

    // three of their own; two sendings have one besides
    assertThat(purge()).isEqualTo(Purged.texts(5));

    assertThat(text(nth(old, 2))).isEmpty();
    assertThat(text(nth(same, 1))).isEmpty();
    assertThat(text(nth(young, 1))).isEqualTo("Bonjour n° 1");
    assertThat(line(nth(old, 2)).number().e164()).isEqualTo("+33600000002");
    assertThat(line(nth(old, 2)).state()).isEqualTo(SmsState.SENT);
    assertThat(totals()).isEqualTo(before);
    assertThat(purge().isNothing()).as("again").isTrue();
  }

  @Test
  void after_a_year_all_of_it_goes_and_the_sums_stay() {
    SendLease old = sent(3);
    report(byProviderId(nth(old, 1), DeliveryReport.Status.DELIVERED));
    clock.forward(Duration.ofDays(330));
    SendLease young = sent(2);
    ModeTotals before = totals();
    clock.forward(Duration.ofDays(36));

    assertThat(purge()).isEqualTo(Purged.messages(3));

    assertThat(states().keySet()).containsExactly(nth(young, 1), nth(young, 2));
    for (String table : List.of("sms_event", "sms_resend", "sms_parked_report")) {
      assertThat(rows(table)).as(table).isZero();
    }
    assertThat(rows("sms_provider_ref")).isEqualTo(2);
    assertThat(rows("sms_slice")).as("the young one's").isEqualTo(1);
    assertThat(totals()).isEqualTo(before);
    assertThat(totals().total().messages()).isEqualTo(5);
    assertThat(purge().isNothing()).as("again").isTrue();
  }

  @Test
  void the_proof_stands_in_the_journal_by_numbers_alone() {
    sent(3);
    reply(1, clock.instant());
    clock.forward(YEAR);
    purge();
    assertThat(journal())
        .containsExactly(
            new AuditEntry(
                "sms.recap.retention",
                AuditAction.PURGED,
                "texts after 90 days, SMS after 12 months",
                "texts=0 messages=3 replies=1"));
    assertThat(new JdbcAuditLog(database()).verify()).isInstanceOf(AuditCheck.Intact.class);
  }

  @Test
  void what_still_waits_is_not_touched_however_old_it_is() {
    Instant later = Samples.START.plus(YEAR).plus(YEAR);
    append(Samples.plan().deferredTo(later).expires(later.plus(YEAR)), 2);
    SendLease underWay = append(Samples.plan().expires(later), 2).leases().get(0);
    clock.forward(YEAR);
    assertThat(purge().isNothing()).isTrue();
    assertThat(rows("sms")).isEqualTo(4);
    assertThat(outbox.read(underWay, 0, 10)).extracting(sms -> sms.text()).contains("Bonjour n° 1");
  }

  @Test
  void a_deferred_sending_is_as_old_as_its_day() {
    Instant later = Samples.START.plus(Duration.ofDays(100));
    append(Samples.plan().deferredTo(later).expires(later.plus(YEAR)), 1);
    clock.set(later.plusSeconds(60));
    SendLease lease = claim("host", 1).get(0);
    sendAll(lease);
    clock.forward(Duration.ofDays(89));
    assertThat(purge().isNothing()).isTrue();
    clock.forward(Duration.ofDays(2));
    assertThat(purge().texts()).isEqualTo(2);
  }

  @Test
  void a_purge_that_is_broken_off_goes_on_the_next_time_and_the_journal_tells_of_all_of_it() {
    sent(1_500);
    clock.forward(YEAR);

    assertThat(new Purge(database(), RETENTION, nanos -> false).run().isNothing()).isTrue();
    assertThat(rows("sms")).isEqualTo(500);
    assertThat(journal()).isEmpty();

    assertThat(purge()).isEqualTo(Purged.messages(1_500));
    assertThat(rows("sms")).isZero();
    assertThat(journal())
        .extracting(AuditEntry::detail)
        .containsExactly("texts=0 messages=1500 replies=0");
  }

  @Test
  void an_uncertain_sms_whose_text_is_gone_can_be_decided_but_not_sent_again() {
    SendLease lease = leased(1);
    mark(lease, 1);
    record(lease, refused(nth(lease, 1), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER));
    outbox.finish(lease);
    clock.forward(Duration.ofDays(91));
    purge();
    assertThat(outbox.past(nth(lease, 1)).orElseThrow().message()).isEqualTo(Optional.empty());
  }

  @Test
  void a_report_that_comes_after_the_purge_changes_nothing() {
    SendLease lease = sent(1);
    clock.forward(YEAR);
    purge();
    report(byProviderId(nth(lease, 1), DeliveryReport.Status.DELIVERED));
    assertThat(rows("sms")).isZero();
    assertThat(rows("sms_event")).isZero();
  }

  @Test
  void replies_lose_their_text_first_and_go_later() {
    reply(1, clock.instant());
    reply(2, clock.instant().plus(Duration.ofDays(300)));
    clock.forward(Duration.ofDays(91));
    assertThat(purge()).isEqualTo(Purged.texts(1));
    assertThat(rows("sms_reply WHERE body = 'Merci'")).isEqualTo(1);
    clock.forward(YEAR.minusDays(91));
    assertThat(purge()).isEqualTo(Purged.replies(1));
    assertThat(rows("sms_reply")).isEqualTo(1);
  }

  @Test
  void a_stop_is_kept_since_it_protects_its_sender() {
    execute(
        "INSERT INTO sms_opt_out (phone, opted_out, occurred, source, change_id)"
            + " VALUES ('+33600000001', 1, 1, 'gw', 1)");
    clock.forward(YEAR.multipliedBy(3));
    purge();
    assertThat(rows("sms_opt_out")).isEqualTo(1);
  }

  @Test
  void the_command_says_what_it_removed() throws Exception {
    sent(2);
    clock.forward(YEAR);
    RetentionCommand command = new RetentionCommand(database(), RETENTION);
    assertThat(command.purge())
        .isEqualTo(
            "0 texts older than 90 days and 2 SMS and 0 replies older than 12 months removed.");
    command.close();
  }

  @Test
  void a_retention_of_no_time_is_refused() {
    assertThatThrownBy(() -> new Retention(0, 12)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Retention(90, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
