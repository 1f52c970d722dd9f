package sms.recap.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditCheck;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditFilter;
import sms.api.audit.AuditRecord;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** The journal, on either database. */
abstract class AuditContract extends ContractTest {
  private JdbcAuditLog log;

  AuditContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void openLog() {
    execute("UPDATE sms_id SET next_id = 1 WHERE name = 'AUDIT'");
    log = new JdbcAuditLog(database());
  }

  private void exported(int times) {
    for (int i = 1; i <= times; i++) {
      log.add(new AuditEntry("sec", AuditAction.EXPORTED, "file-" + i + ".csv", ""));
    }
  }

  private long intact() {
    return ((AuditCheck.Intact) log.verify()).entries();
  }

  @Test
  void an_empty_journal_is_intact() {
    assertThat(log.verify()).isEqualTo(new AuditCheck.Intact(0, "0".repeat(64)));
    assertThat(log.newest(Long.MAX_VALUE, 10)).isEmpty();
    assertThat(log.people()).isEmpty();
    assertThat(new AuditCommand(log).audit()).isEqualTo("nothing yet");
  }

  @Test
  void what_a_person_does_with_a_sending_is_entered_with_its_figures_and_without_names_or_texts() {
    SendLease lease =
        append(
                Samples.plan(),
                Samples.sms("Zoé", "+33600000001", "Bonjour Zoé"),
                Samples.overridden(
                    Samples.sms("Ali", "+33600000002", "Bonjour Ali"), "Anne Le Bris"))
            .leases()
            .get(0);
    mark(lease, 1);
    record(lease, refused(nth(lease, 1), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER));
    outbox.resolve(nth(lease, 1), false, "Mme Martin");
    outbox.cancel(lease.campaignId(), "dir");
    outbox.cancel(lease.campaignId(), "dir");
    long deferred =
        append(
                Samples.plan()
                    .deferredTo(Samples.START.plusSeconds(3600))
                    .expires(Samples.START.plusSeconds(9000)),
                1)
            .campaignId();
    outbox.reschedule(
        deferred, Samples.START.plusSeconds(7200), Samples.START.plusSeconds(9000), "sec");

    assertThat(log.newest(Long.MAX_VALUE, 10))
        .extracting(r -> r.entry().who(), r -> r.entry().action(), r -> r.entry().subject())
        .containsExactly(
            tuple("sec", AuditAction.RESCHEDULED, "campaign " + deferred),
            tuple("sec", AuditAction.SENT, "campaign " + deferred),
            tuple("dir", AuditAction.CANCELLED, "campaign " + lease.campaignId()),
            tuple("Mme Martin", AuditAction.RESOLVED, "sms " + nth(lease, 1)),
            tuple("sec", AuditAction.SENT, "campaign " + lease.campaignId()));
    assertThat(log.newest(2, 1).get(0).entry().detail())
        .isEqualTo(
            "purpose=OPERATIONAL mode=STANDARD messages=2 parts=2 cost=0.090000EUR overridden=1");
    assertThat(log.newest(Long.MAX_VALUE, 10).toString())
        .doesNotContain("Zoé", "Ali", "+336", "Bonjour");
    assertThat(intact()).isEqualTo(5);
    assertThat(new AuditCommand(log).audit(1)).startsWith("5 2026-").contains("RESCHEDULED");
  }

  @Test
  void a_sending_that_did_not_come_about_leaves_no_entry() {
    Samples.Plan plan = Samples.plan();
    append(plan, 1);
    outbox.append(plan.confirmed(1), Samples.messages(1), "host", LEASE); // the second click
    outbox.append(Samples.plan().confirmed(7), Samples.messages(1), "host", LEASE); // differs
    assertThat(intact()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE sms_audit SET who = 'sec2' WHERE id = 3, 3",
    "UPDATE sms_audit SET detail = 'x' WHERE id = 1, 1",
    "UPDATE sms_audit SET occurred = occurred + 1 WHERE id = 5, 5",
    "UPDATE sms_audit SET subject = 'file-9.csv' WHERE id = 2, 2",
    "UPDATE sms_audit SET action = 'SENT' WHERE id = 2, 2",
    "DELETE FROM sms_audit WHERE id = 4, 4",
    "DELETE FROM sms_audit WHERE id = 1, 1",
    "DELETE FROM sms_audit WHERE id = 5, 5",
    "DELETE FROM sms_audit, 1",
  })
  void whatever_is_changed_behind_its_back_shows_where(String change, long where) {
    exported(5);
    assertThat(intact()).isEqualTo(5);
    execute(change);
    assertThat(log.verify()).isEqualTo(new AuditCheck.Broken(where));
    assertThat(new AuditCommand(log).verifyAudit()).startsWith("BROKEN: entry " + where + " ");
    exported(1);
    assertThat(log.verify()).as("and goes on showing").isEqualTo(new AuditCheck.Broken(where));
  }

  @Test
  void a_rewritten_end_has_another_hash_than_the_one_noted_down() {
    exported(3);
    AuditCheck noted = log.verify();
    execute("DELETE FROM sms_audit WHERE id = 3");
    execute("UPDATE sms_id SET next_id = 3 WHERE name = 'AUDIT'");
    log.add(new AuditEntry("sec", AuditAction.EXPORTED, "harmless.csv", ""));
    assertThat(log.verify()).isInstanceOf(AuditCheck.Intact.class).isNotEqualTo(noted);
  }

  @Test
  void entries_are_told_by_person_and_action_page_by_page() {
    exported(3);
    log.add(new AuditEntry("dir", AuditAction.CANCELLED, "campaign 1", ""));
    log.add(new AuditEntry("dir", AuditAction.EXPORTED, "file x.csv", ""));
    exported(2);
    AuditFilter exports = new AuditFilter(Optional.of(AuditAction.EXPORTED), Optional.of("sec"));
    assertThat(log.newest(exports, Long.MAX_VALUE, 3))
        .extracting(AuditRecord::number)
        .containsExactly(7L, 6L, 3L);
    assertThat(log.newest(exports, 3, 3)).extracting(AuditRecord::number).containsExactly(2L, 1L);
    assertThat(log.newest(new AuditFilter(Optional.empty(), Optional.of("dir")), 9, 9))
        .extracting(AuditRecord::number)
        .containsExactly(5L, 4L);
    assertThat(log.newest(new AuditFilter(Optional.of(AuditAction.SENT), Optional.empty()), 9, 9))
        .isEmpty();
    assertThat(log.people()).containsExactly("dir", "sec");
  }

  @Test
  void many_at_once_make_one_chain() throws Exception {
    ExecutorService several = Executors.newFixedThreadPool(4);
    CountDownLatch start = new CountDownLatch(1);
    for (int i = 0; i < 4; i++) {
      several.execute(
          () -> {
            try {
              start.await();
              exported(25);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    start.countDown();
    several.shutdown();
    assertThat(several.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(intact()).isEqualTo(100);
  }

  @Test
  void fields_cannot_be_shifted_into_one_another() {
    AuditEntry one = new AuditEntry("ab", AuditAction.SENT, "c", "");
    AuditEntry other = new AuditEntry("a", AuditAction.SENT, "bc", "");
    assertThat(AuditChain.hash(AuditChain.NOTHING, 1, 2, one))
        .isNotEqualTo(AuditChain.hash(AuditChain.NOTHING, 1, 2, other));
    List<AuditRecord> none = log.newest(1, 5);
    assertThat(none).isEmpty();
  }
}
