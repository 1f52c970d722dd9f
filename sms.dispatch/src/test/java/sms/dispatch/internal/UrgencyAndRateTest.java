package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;
import static sms.dispatch.internal.School.sms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SendingMode;
import sms.dispatch.internal.testing.LedgerGateway;

class UrgencyAndRateTest {
  private final School school = new School(200);

  @AfterEach
  void close() {
    school.close();
  }

  private void sendEmergency(SmsDispatcher dispatcher, int count, Optional<Duration> in) {
    School.enqueued(
        dispatcher.send(
            school.campaign(
                count,
                SendingMode.STANDARD,
                Purpose.EMERGENCY,
                in.map(d -> school.clock.instant().plus(d)),
                school.clock.instant().plusSeconds(3600)),
            IntStream.range(0, count).mapToObj(i -> sms("emergency " + i)),
            SECRETARY));
  }

  @Test
  void an_emergency_overtakes_a_big_batch_that_is_under_way() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").window(4).behaves(LedgerGateway.acceptWithin(4)));
    SmsDispatcher dispatcher = school.dispatcher();
    school.send(dispatcher, 4000);
    await(() -> gateway.calls() > 200);

    int before = gateway.calls();
    sendEmergency(dispatcher, 20, Optional.empty());

    await(() -> gateway.texts().stream().filter(t -> t.startsWith("emergency")).count() == 20);
    List<String> texts = gateway.texts();
    int last = 0;
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).startsWith("emergency")) {
        last = i;
      }
    }
    assertThat(last - before).as("others that left before the last emergency").isLessThan(100);
    school.awaitStates(Map.of(SmsState.SENT, 4020));
  }

  @Test
  void an_emergency_that_becomes_due_overtakes_claimed_batches() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").perSecond(20)); // a range takes ten seconds
    SmsDispatcher dispatcher = school.dispatcher();
    for (int i = 0; i < 5; i++) { // deferred: the poller has its hands full with them
      School.enqueued(
          dispatcher.send(
              school.campaign(
                  2000,
                  SendingMode.STANDARD,
                  Purpose.INFORMATION,
                  Optional.of(school.clock.instant().plusSeconds(60)),
                  school.clock.instant().plusSeconds(7200)),
              School.messages(2000),
              SECRETARY));
    }
    sendEmergency(dispatcher, 5, Optional.of(Duration.ofSeconds(62)));
    school.clock.move(Duration.ofSeconds(60));
    await(() -> gateway.calls() >= 20);

    await(
        Duration.ofSeconds(7),
        () -> gateway.texts().stream().filter(t -> t.startsWith("emergency")).count() == 5);

    assertThat(gateway.calls()).isLessThan(200);
  }

  @Test
  void while_the_window_is_full_nothing_more_is_marked() {
    List<CompletableFuture<Void>> answers = new CopyOnWriteArrayList<>();
    LedgerGateway gateway = school.bind(new LedgerGateway("one").window(16));
    gateway.behaves(
        request -> {
          CompletableFuture<Void> now = new CompletableFuture<>();
          answers.add(now);
          return now.thenApply(nothing -> LedgerGateway.accepted(request));
        });
    SmsDispatcher dispatcher = school.dispatcher();
    school.send(dispatcher, 600);

    await(() -> answers.size() == 16);
    School.pause(300);
    assertThat(gateway.calls()).isEqualTo(16);
    assertThat(dispatcher.status().marked()).isZero();

    while (school.outbox.count(SmsState.SENT) < 600) {
      answers.forEach(answer -> answer.complete(null));
      School.pause(1);
    }
    assertThat(gateway.mostInFlight()).isEqualTo(16);
  }

  @Test
  void the_rate_holds() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one").window(50).items(7).perSecond(40));
    school.send(school.dispatcher(), 130);
    school.awaitStates(Map.of(SmsState.SENT, 130));
    // 40 at once, 40 each in the three seconds that follow; RateLimitTest looks at every second
    List<Long> times = gateway.times();
    assertThat(Duration.ofNanos(times.get(129) - times.get(0)))
        .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(15));
  }

  @Test
  void with_a_rate_little_is_marked_ahead() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one").window(500).perSecond(5));
    SmsDispatcher dispatcher = school.dispatcher();
    school.send(dispatcher, 100);
    await(() -> gateway.calls() >= 5);
    School.pause(100);
    assertThat(dispatcher.status().marked()).isLessThanOrEqualTo(5);
  }
}
