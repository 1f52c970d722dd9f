package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.compose.Purpose;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Reminder;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.portal.SecretSlot;
import sms.api.recap.ReminderSeries;
import sms.recap.internal.audit.JdbcAuditLog;
import sms.recap.internal.recap.JdbcReminders;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** Where a secret will stand, and reminders: as they were appended. */
abstract class CredentialsContract extends ContractTest {
  private static final SecretSlot SLOT =
      new SecretSlot(
          "A1", Optional.of(Instant.parse("2026-09-01T08:00:00.123Z")), 10, List.of(15, 35));

  protected CredentialsContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private static OutboundSms masked(SecretSlot slot) {
    OutboundSms plain =
        Samples.sms(
            "POTTER James", "+33612345678", "Mot de passe : •••••••••• encore : ••••••••••");
    return new OutboundSms(
        plain.name(),
        plain.number(),
        plain.record(),
        plain.personId(),
        plain.text(),
        plain.encoding(),
        plain.parts(),
        plain.cost(),
        plain.overriddenBy(),
        Optional.of(slot));
  }

  @Test
  void the_places_of_the_secret_come_back_as_they_were_and_the_text_stays_masked() {
    SendLease lease = append(Samples.plan(), masked(SLOT)).leases().get(0);
    assertThat(outbox.read(lease, 0, 10))
        .singleElement()
        .satisfies(
            sms -> {
              assertThat(sms.secret()).contains(SLOT);
              assertThat(sms.text()).contains("••••••••••");
            });
    assertThat(recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow().text().orElse(""))
        .startsWith("Mot de passe : ••••");
  }

  @Test
  void an_account_that_never_connected_has_no_time() {
    SecretSlot never = new SecretSlot("A1", Optional.empty(), 10, List.of(15));
    SendLease lease = append(Samples.plan(), masked(never)).leases().get(0);
    assertThat(outbox.read(lease, 0, 10).get(0).secret()).contains(never);
  }

  @Test
  void an_uncertain_one_is_sent_again_with_its_places() {
    SendLease lease = append(Samples.plan(), masked(SLOT)).leases().get(0);
    mark(lease, 1);
    outbox.settle(lease.owner());
    assertThat(outbox.past(lease.firstId()).orElseThrow().message().orElseThrow().secret())
        .contains(SLOT);
  }

  @Test
  void who_connected_meanwhile_is_rejected_with_that_reason() {
    SendLease lease = append(Samples.plan(), masked(SLOT)).leases().get(0);
    record(lease, refused(lease.firstId(), SmsState.REJECTED, FailureReason.CONNECTED_MEANWHILE));
    assertThat(recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow().line().reason())
        .contains(FailureReason.CONNECTED_MEANWHILE);
  }

  @Test
  void who_ordered_how_many_credentials_is_in_the_journal_and_neither_text_nor_account() {
    append(Samples.plan().purpose(Purpose.CREDENTIALS), masked(SLOT), masked(SLOT));
    AuditEntry entry = new JdbcAuditLog(database()).newest(Long.MAX_VALUE, 1).get(0).entry();
    assertThat(entry.who()).isEqualTo(Samples.SECRETARY.userId());
    assertThat(entry.action()).isEqualTo(AuditAction.SENT);
    assertThat(entry.detail()).startsWith("purpose=CREDENTIALS ").contains(" messages=2 ");
    assertThat(entry.toString()).doesNotContain("Mot de passe", "A1", "+336");
  }

  @Test
  void a_series_is_counted_sending_by_sending() {
    UUID series = UUID.randomUUID();
    long first = send(series, 0, 2);
    send(series, 1, 2);
    Campaign read = outbox.campaign(first).orElseThrow();
    assertThat(read.reminder()).contains(new Reminder(series, 0, 1));

    List<ReminderSeries> all = new JdbcReminders(database()).series(Samples.DIRECTOR, 10);
    assertThat(all).singleElement().satisfies(s -> assertThat(s.id()).isEqualTo(series));
    List<ReminderSeries.Step> steps = all.get(0).steps();
    assertThat(steps).extracting(ReminderSeries.Step::number).containsExactly(0, 1);
    assertThat(steps.get(0).connected()).isEqualTo(1);
    assertThat(steps.get(0).states())
        .containsEntry(SmsState.REJECTED, 1L)
        .containsEntry(SmsState.SENT, 1L);
    assertThat(steps.get(1).states()).containsEntry(SmsState.SCHEDULED, 2L);
  }

  /** The first of a series: one is sent, one has connected. Reminders are deferred. */
  private long send(UUID series, int number, int count) {
    Campaign plan = Samples.plan().confirmed(count);
    Optional<Instant> notBefore =
        number == 0
            ? Optional.empty()
            : Optional.of(clock.instant().plus(Duration.ofDays(7L * number)));
    Campaign campaign =
        new Campaign(
            number == 0 ? series : UUID.randomUUID(),
            plan.userId(),
            plan.userName(),
            plan.workstation(),
            plan.purpose(),
            plan.mode(),
            plan.templateId(),
            plan.text(),
            plan.selection(),
            notBefore,
            plan.expires().plus(Duration.ofDays(30)),
            plan.confirmedParts(),
            plan.confirmedCost(),
            true,
            plan.sender(),
            false,
            OptionalLong.empty(),
            Optional.of(new Reminder(series, number, 1)));
    AppendResult.Appended appended =
        (AppendResult.Appended)
            outbox.append(campaign, Stream.of(masked(SLOT), masked(SLOT)), "host", LEASE);
    if (number == 0) {
      SendLease lease = appended.leases().get(0);
      mark(lease, 2);
      record(
          lease,
          sent(lease.firstId()),
          refused(lease.lastId(), SmsState.REJECTED, FailureReason.CONNECTED_MEANWHILE));
      outbox.finish(lease);
    }
    return appended.campaignId();
  }
}
