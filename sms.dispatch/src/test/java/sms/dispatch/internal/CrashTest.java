package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.testing.CrashingOutbox;
import sms.dispatch.internal.testing.LedgerGateway;

/** One host dies or freezes, another takes over. */
class CrashTest {
  private static final int WINDOW = 10;

  private final School school = new School(200);
  private final CrashingOutbox outbox = new CrashingOutbox(school.outbox);
  private final GatewayRegistry deadHostsGateways =
      new GatewayRegistry(System::nanoTime, Duration.ofSeconds(1));

  @AfterEach
  void close() {
    outbox.thaw(); // or its threads would stand there for ever
    school.close();
  }

  private LedgerGateway bindToDeadHost() {
    LedgerGateway gateway = new LedgerGateway("first").window(WINDOW);
    gateway.behaves(
        request ->
            outbox.crashed()
                ? new CompletableFuture<>() // a dead host hears no answer
                : LedgerGateway.acceptWithin(3).apply(request));
    deadHostsGateways.bind(gateway, Map.of("service.id", 1L));
    return gateway;
  }

  private void assertNoneLostNoneTwice(LedgerGateway first, LedgerGateway second, int all) {
    await(() -> school.outbox.count(SmsState.QUEUED) == 0);
    Map<UUID, Integer> submits = new HashMap<>(first.submits());
    second.submits().forEach((ref, n) -> submits.merge(ref, n, Integer::sum));
    assertThat(submits.values()).containsOnly(1);
    int uncertain = school.outbox.count(SmsState.UNCERTAIN);
    assertThat(school.outbox.count(SmsState.SENT) + uncertain).isEqualTo(all);
    assertThat(school.outbox.rows())
        .filteredOn(r -> r.state() == SmsState.SENT)
        .allSatisfy(r -> assertThat(submits).containsKey(r.reference()));
  }

  @ParameterizedTest
  @CsvSource({
    "mark,   before, 7",
    "mark,   after,  7",
    "record, before, 2",
    "record, after,  2",
    "read,   after,  2",
    "finish, before, 1",
    "finish, after,  1",
  })
  void after_a_crash_at_any_point_another_host_goes_on_and_only_what_was_under_way_is_uncertain(
      String at, String when, int times) {
    AtomicInteger seen = new AtomicInteger();
    BiConsumer<String, CrashingOutbox> bomb =
        (method, self) -> {
          if (method.equals(at) && seen.incrementAndGet() == times) {
            self.crash();
          }
        };
    if (when.equals("before")) {
      outbox.before(bomb);
    } else {
      outbox.after(bomb);
    }
    LedgerGateway first = bindToDeadHost();
    SmsDispatcher dead = school.dispatcher(outbox.seen(), deadHostsGateways);
    school.send(dead, 2000);
    await(outbox::crashed);

    LedgerGateway second = school.bind(new LedgerGateway("second"));
    school.dispatcher();
    School.pause(300);
    school.clock.move(Duration.ofSeconds(31));

    assertNoneLostNoneTwice(first, second, 2000);
    // calls under way, what was marked to be next, and what was answered but not committed
    assertThat(school.outbox.count(SmsState.UNCERTAIN)).isLessThanOrEqualTo(WINDOW);
    assertThat(second.submits()).isNotEmpty();
  }

  @RepeatedTest(3)
  void a_host_frozen_past_its_lease_is_fenced_off_and_posts_nothing_more() {
    LedgerGateway first = bindToDeadHost();
    SmsDispatcher frozen = school.dispatcher(outbox.seen(), deadHostsGateways);
    school.send(frozen, 1000);
    await(() -> first.calls() > 100);
    outbox.crash();
    School.pause(200);
    int callsWhenFrozen = first.calls();
    LedgerGateway second = school.bind(new LedgerGateway("second"));
    school.dispatcher();
    school.clock.move(Duration.ofSeconds(31));
    await(() -> school.outbox.count(SmsState.QUEUED) == 0);
    Map<SmsState, Integer> settled = school.outbox.states();

    outbox.thaw();
    School.pause(1500);

    assertThat(school.outbox.states()).isEqualTo(settled);
    assertThat(first.calls()).isEqualTo(callsWhenFrozen);
    assertNoneLostNoneTwice(first, second, 1000);
    frozen.close();
  }

  @Test
  void a_host_that_slept_past_its_lease_does_not_even_hand_over_what_it_had_marked() {
    LedgerGateway first = new LedgerGateway("first").window(50).perSecond(10);
    deadHostsGateways.bind(first, Map.of("service.id", 1L));
    SmsDispatcher slept = school.dispatcher(outbox.seen(), deadHostsGateways);
    school.send(slept, 100);
    await(() -> first.calls() == 10 && slept.status().marked() > 0);
    outbox.crash();
    school.clock.move(Duration.ofSeconds(31));

    School.pause(1500);

    assertThat(first.calls()).isEqualTo(10);
  }

  @Test
  void rows_whose_attempt_was_refused_are_not_uncertain_after_a_crash() {
    LedgerGateway first = bindToDeadHost();
    first.behaves(
        LedgerGateway.always(new SubmitResult.RetryLater(Duration.ZERO, FailureReason.OTHER, "")));
    SmsDispatcher dead = school.dispatcher(outbox.seen(), deadHostsGateways);
    school.send(dead, 20);
    await(() -> school.outbox.rows().stream().allMatch(r -> r.attempts() == 1));
    outbox.crash();
    LedgerGateway second = school.bind(new LedgerGateway("second"));
    school.dispatcher();
    school.clock.move(Duration.ofSeconds(31));
    school.awaitStates(Map.of(SmsState.SENT, 20));
    assertThat(second.calls()).isEqualTo(20);
  }
}
