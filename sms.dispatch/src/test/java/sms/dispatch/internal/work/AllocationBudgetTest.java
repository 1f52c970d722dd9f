package sms.dispatch.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitResult;
import sms.api.selection.PhoneNumber;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.testing.LedgerGateway;

/**
 * How many bytes the engine may allocate for an SMS, in those steps that one thread does. A budget
 * is a third more than what it took when it was set, before the JVM has optimised anything: more
 * never happens, whatever the machine.
 */
class AllocationBudgetTest {
  private static final int MANY = 2_000;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final Time time = Time.system();
  private final List<QueuedSms> rows =
      LongStream.rangeClosed(1, MANY).mapToObj(AllocationBudgetTest::row).toList();

  private static QueuedSms row(long id) {
    return new QueuedSms(
        id,
        new UUID(1, id),
        new PhoneNumber("+33612345678"),
        Optional.of("P" + id),
        "Le collège est fermé demain.",
        Encoding.GSM7,
        1,
        0,
        false);
  }

  private Slice slice() {
    SendLease lease =
        new SendLease(
            1,
            "host",
            1,
            1,
            "sec",
            Purpose.OPERATIONAL,
            SendingMode.STANDARD,
            1,
            MANY,
            START.plus(Duration.ofDays(1)),
            1,
            START.plus(Duration.ofMinutes(1)));
    return new Slice(lease, false, time.now(), Duration.ofMinutes(1));
  }

  private static void within(long budget, String what, Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = THREAD.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREAD.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least / MANY)
        .as(
            "bytes for %s. Find what is new (JFR, settings=profile: allocations in new TLAB); if it"
                + " is worth it, raise the budget here and run mvn -Pbench",
            what)
        .isLessThanOrEqualTo(budget);
  }

  @Test
  void rows_pass_through_a_slice_in_chunks() {
    within(
        80,
        "an SMS that passes through a slice",
        () -> {
          Slice slice = slice();
          slice.add(rows, MANY);
          for (List<QueuedSms> next = slice.next(200); !next.isEmpty(); next = slice.next(200)) {
            List<Item> items = new ArrayList<>(next.size());
            next.forEach(row -> items.add(new Item(slice, row)));
          }
        });
  }

  @Test
  void an_answer_becomes_an_outcome() {
    Outcomes outcomes =
        new Outcomes(
            time, new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(15), new Random(1)), 5);
    BoundGateway gateway = new BoundGateway(new LedgerGateway("one"), 1, 0, System::nanoTime);
    Slice slice = slice();
    List<Item> items = rows.stream().map(row -> new Item(slice, row)).toList();
    SubmitResult taken = new SubmitResult.Accepted("0f8fad5b-d9cb-469f-a165-70867728950e", "201");
    List<Outcome> made = new ArrayList<>(MANY);
    within(
        560,
        "an answer that becomes an outcome",
        () -> {
          made.clear();
          items.forEach(item -> made.add(outcomes.of(gateway, item, taken)));
        });
  }
}
