package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;
import static sms.dispatch.internal.School.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.testing.LedgerGateway;

class GatewaysComeAndGoTest {
  private final School school = new School(200);

  @AfterEach
  void close() {
    school.close();
  }

  @Test
  void two_hundred_swaps_under_load_no_call_on_a_stopped_gateway_none_lost_none_twice() {
    List<LedgerGateway> all = new ArrayList<>();
    LedgerGateway current = new LedgerGateway("g0").window(50);
    current.behaves(LedgerGateway.acceptWithin(4));
    all.add(school.bind(current));
    SmsDispatcher dispatcher = school.dispatcher();
    int sent = 0;
    for (int swap = 1; swap <= 200; swap++) {
      for (int i = 0; i < 3; i++) {
        school.send(dispatcher, 40);
        sent += 40;
      }
      LedgerGateway next = new LedgerGateway("g" + swap).window(50);
      next.behaves(LedgerGateway.acceptWithin(4));
      if (swap % 2 == 0) { // the new one first, or a moment without any
        school.bind(next);
        school.unbind(current);
        current.stop();
      } else {
        school.unbind(current);
        current.stop();
        school.bind(next);
      }
      all.add(next);
      current = next;
      School.pause(3);
    }

    school.awaitStates(Map.of(SmsState.SENT, sent));
    assertThat(all.stream().mapToInt(LedgerGateway::callsWhenStopped).sum()).isZero();
    Map<UUID, Integer> submits = new HashMap<>();
    all.forEach(g -> g.submits().forEach((ref, n) -> submits.merge(ref, n, Integer::sum)));
    assertThat(submits).hasSize(sent);
    assertThat(submits.values()).containsOnly(1);
    assertThat(all.stream().filter(g -> g.calls() > 0).count()).isGreaterThan(100);
  }

  @Test
  void leaving_waits_for_the_call_under_way_and_its_result_counts() throws Exception {
    CompletableFuture<List<SubmitResult>> answer = new CompletableFuture<>();
    LedgerGateway gateway = school.bind(new LedgerGateway("one").behaves(request -> answer));
    school.send(school.dispatcher(), 1);
    await(() -> gateway.inFlight() == 1);

    CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> school.unbind(gateway));
    School.pause(200);
    assertThat(leaving).isNotDone();
    answer.complete(List.of(new SubmitResult.Accepted("7", "")));
    leaving.get(2, TimeUnit.SECONDS);

    school.awaitStates(Map.of(SmsState.SENT, 1));
  }

  @Test
  void without_a_gateway_everything_waits_and_goes_on_when_one_comes() {
    LedgerGateway first =
        school.bind(new LedgerGateway("first").window(2).behaves(LedgerGateway.acceptWithin(20)));
    school.send(school.dispatcher(), 300);
    await(() -> first.calls() > 3);
    school.unbind(first);
    first.stop();
    School.pause(300);
    int before = school.outbox.count(SmsState.SENT);
    School.pause(500);
    assertThat(school.outbox.count(SmsState.SENT)).isEqualTo(before);
    assertThat(school.outbox.states())
        .isEqualTo(Map.of(SmsState.SENT, before, SmsState.QUEUED, 300 - before));

    LedgerGateway second = school.bind(new LedgerGateway("second"));

    school.awaitStates(Map.of(SmsState.SENT, 300));
    assertThat(first.calls() + second.calls()).isEqualTo(300);
    assertThat(school.outbox.rows()).allSatisfy(r -> assertThat(r.attempts()).isZero());
  }

  @Test
  void waiting_for_a_gateway_longer_than_a_lease_keeps_nothing_from_another_host() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one"));
    SmsDispatcher dispatcher = school.dispatcher();
    school.gateways.all();
    gateway.behaves(LedgerGateway.acceptWithin(300));
    school.send(dispatcher, 300);
    await(() -> gateway.calls() > 3);
    school.unbind(gateway);
    await(() -> school.outbox.count(SmsState.UNCERTAIN) == 0 && gateway.inFlight() == 0);
    School.pause(100);
    school.clock.move(Duration.ofSeconds(40));
    School.pause(2500);
    assertThat(school.outbox.allFree()).isTrue();
    assertThat(school.outbox.count(SmsState.UNCERTAIN)).isZero();
    gateway.behaves(LedgerGateway.accept());
    school.bind(gateway);
    school.awaitStates(Map.of(SmsState.SENT, 300));
  }

  @Test
  void the_mode_decides_and_a_dead_mode_does_not_hold_up_another() {
    LedgerGateway plain = school.bind(new LedgerGateway("plain", SendingMode.STANDARD));
    LedgerGateway dear = school.bind(new LedgerGateway("dear", SendingMode.PREMIUM));
    SmsDispatcher dispatcher = school.dispatcher();
    plain.behaves(LedgerGateway.always(retry(FailureReason.UNREACHABLE)));
    for (int i = 0; i < 30; i++) {
      school.send(dispatcher, 10);
    }
    await(() -> plain.calls() >= 5);
    dispatcher.send(
        school.campaign(10, SendingMode.PREMIUM, Purpose.INFORMATION), messages(10), SECRETARY);
    await(Duration.ofSeconds(4), () -> school.outbox.count(SmsState.SENT) == 10);
    assertThat(dear.calls()).isEqualTo(10);
  }

  @Test
  void the_higher_ranking_is_used() {
    LedgerGateway low = school.bind(new LedgerGateway("low"), 1);
    LedgerGateway high = school.bind(new LedgerGateway("high"), 2);
    school.send(school.dispatcher(), 20);
    school.awaitStates(Map.of(SmsState.SENT, 20));
    assertThat(high.calls()).isEqualTo(20);
    assertThat(low.calls()).isZero();
  }

  @Test
  void a_gateway_out_of_order_is_left_alone_and_the_other_of_that_mode_takes_over() {
    LedgerGateway down =
        school.bind(
            new LedgerGateway("down")
                .behaves(LedgerGateway.always(retry(FailureReason.PROVIDER_DOWN))),
            9);
    LedgerGateway other = school.bind(new LedgerGateway("other"), 1);
    school.send(school.dispatcher(), 300);

    await(() -> school.outbox.count(SmsState.SENT) > 200);
    school.clock.move(Duration.ofSeconds(4));
    school.awaitStates(Map.of(SmsState.SENT, 300));
    assertThat(down.calls()).isLessThan(30);
    assertThat(other.calls()).isEqualTo(300);
  }

  @Test
  void a_gateway_out_of_order_is_tried_again_and_used_when_it_works() {
    AtomicInteger calls = new AtomicInteger();
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .window(1)
                .behaves(
                    request ->
                        CompletableFuture.completedFuture(
                            calls.incrementAndGet() <= 5
                                ? List.of(retry(FailureReason.UNREACHABLE))
                                : LedgerGateway.accepted(request))));
    school.send(school.dispatcher(), 50);
    await(() -> gateway.calls() == 5);
    School.pause(1500);
    assertThat(gateway.calls()).isEqualTo(5);
    await(() -> school.outbox.count(SmsState.SENT) >= 45);
    school.clock.move(Duration.ofSeconds(4));
    school.awaitStates(Map.of(SmsState.SENT, 50));
  }

  @Test
  void a_provider_that_says_too_many_is_given_a_rest() {
    AtomicInteger calls = new AtomicInteger();
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .window(1)
                .behaves(
                    request ->
                        CompletableFuture.completedFuture(
                            calls.incrementAndGet() == 1
                                ? List.of(
                                    new SubmitResult.RetryLater(
                                        Duration.ofSeconds(2), FailureReason.THROTTLED, "429"))
                                : LedgerGateway.accepted(request))));
    school.send(school.dispatcher(), 20);
    await(() -> gateway.calls() == 1);
    School.pause(1500);
    assertThat(gateway.calls()).isEqualTo(1);
    school.awaitStates(Map.of(SmsState.SENT, 20));
  }

  private static SubmitResult retry(FailureReason reason) {
    return new SubmitResult.RetryLater(Duration.ZERO, reason, "");
  }
}
