package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What waits, counted. */
abstract class BacklogContract extends ContractTest {
  protected BacklogContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @Test
  void nothing_waits_in_an_empty_outbox_nor_when_all_has_left() {
    assertThat(outbox.backlog()).isEmpty();
    sendAll(leased(3));
    assertThat(outbox.backlog()).isEmpty();
  }

  @Test
  void what_is_marked_is_under_way_the_rest_waits_and_what_left_is_gone() {
    SendLease lease = leased(10);
    mark(lease, 4);
    record(lease, sent(nth(lease, 1)));
    assertThat(outbox.backlog())
        .isEqualTo(
            Map.of(
                SmsState.SENDING, new Backlog(3, Samples.START),
                SmsState.QUEUED, new Backlog(6, Samples.START)));
  }

  @Test
  void what_is_deferred_is_scheduled_until_it_is_due() {
    Instant due = Samples.START.plus(Duration.ofHours(1));
    append(Samples.plan().deferredTo(due), 2_500);
    assertThat(outbox.backlog()).isEqualTo(Map.of(SmsState.SCHEDULED, new Backlog(2_500, due)));
    clock.set(due);
    assertThat(outbox.backlog()).isEqualTo(Map.of(SmsState.QUEUED, new Backlog(2_500, due)));
  }

  @Test
  void the_oldest_counts_and_what_was_cancelled_does_not() {
    append(Samples.plan().deferredTo(Samples.START.plusSeconds(1)), 1);
    long cancelled =
        append(Samples.plan().deferredTo(Samples.START.plusSeconds(2)), 5).campaignId();
    append(Samples.plan().deferredTo(Samples.START.plusSeconds(3)), 1);
    outbox.cancel(cancelled, "sec");
    clock.forward(Duration.ofMinutes(1));
    assertThat(outbox.backlog())
        .isEqualTo(Map.of(SmsState.QUEUED, new Backlog(2, Samples.START.plusSeconds(1))));
  }
}
