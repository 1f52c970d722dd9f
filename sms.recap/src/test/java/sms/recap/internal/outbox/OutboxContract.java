package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import sms.api.compose.Purpose;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SendingMode;
import sms.api.recap.Recap;
import sms.recap.internal.recap.JdbcRecap;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestClock;
import sms.recap.internal.support.TestDatabase;

/** What the outbox promises, on either database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutboxContract {
  static final Duration LEASE = Duration.ofMinutes(1);

  final TestClock clock = new TestClock(Samples.START);
  private final TestDatabase.Kind kind;
  private TestDatabase database;
  Outbox outbox;
  Recap recap;

  OutboxContract(TestDatabase.Kind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void open() {
    database = TestDatabase.create(kind, clock);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void startAfresh() {
    database.clear();
    clock.set(Samples.START);
    outbox = new JdbcOutbox(database.database());
    recap = new JdbcRecap(database.database());
  }

  @Test
  void a_campaign_goes_through_to_sent() {
    Appended appended =
        (Appended) outbox.append(Samples.plan().confirmed(10), Samples.messages(10), "host", LEASE);
    assertThat(appended.messages()).isEqualTo(10);
    SendLease lease = appended.leases().get(0);
    List<QueuedSms> waiting = outbox.read(lease, 0, 100);
    assertThat(waiting).hasSize(10);
    assertThat(outbox.mark(lease, lease.lastId(), LEASE)).isTrue();
    assertThat(outbox.record(lease, waiting.stream().map(this::sent).toList(), LEASE)).isTrue();
    outbox.finish(lease);
    assertThat(recap.progress(appended.campaignId(), Samples.DIRECTOR).orElseThrow().byState())
        .containsOnlyKeys(SmsState.SENT)
        .containsEntry(SmsState.SENT, 10L);
    assertThat(
            outbox.claim("host", LEASE, 10, EnumSet.allOf(SendingMode.class), Purpose.CREDENTIALS))
        .isEmpty();
  }

  Outcome sent(QueuedSms sms) {
    return new Outcome(
        sms.id(),
        SmsState.SENT,
        Optional.of("gw"),
        Optional.of("p" + sms.id()),
        Optional.empty(),
        "OK",
        clock.instant(),
        Optional.empty());
  }
}
