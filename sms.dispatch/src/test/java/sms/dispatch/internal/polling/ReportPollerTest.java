package sms.dispatch.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sms.api.dispatch.ReportTurns.Awaited;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.PollResult;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.testing.MemoryTurns;
import sms.dispatch.internal.testing.MovableClock;
import sms.dispatch.internal.testing.PollableGateway;

@Timeout(60)
class ReportPollerTest {
  private static final Map<String, Object> FIRST = Map.of("service.id", 1L);

  private final MovableClock clock = new MovableClock();
  private final InMemoryOutbox outbox = new InMemoryOutbox(clock, 500);
  private final MemoryTurns turns = new MemoryTurns(clock, outbox);
  private final GatewayRegistry gateways =
      new GatewayRegistry(System::nanoTime, Duration.ofSeconds(10));
  private final ReportPoller poller = host();

  private ReportPoller host() {
    return new ReportPoller(turns, outbox, gateways, System::nanoTime);
  }

  @AfterEach
  void close() {
    poller.close();
  }

  private PollableGateway bound() {
    return bound(new LedgerGateway("g"));
  }

  private PollableGateway bound(LedgerGateway ledger) {
    PollableGateway gateway = new PollableGateway(ledger);
    gateways.bind(gateway, FIRST);
    return gateway;
  }

  private Awaited sent() {
    return turns.sent("g", clock.instant());
  }

  private List<Awaited> sent(int count) {
    List<Awaited> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(sent());
    }
    return all;
  }

  /** A whole round. */
  private void round() {
    poller.tick();
    await(poller::isIdle);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("waited in vain").isNegative();
      Thread.onSpinWait();
    }
  }

  private static List<LookupRequest> flat(PollableGateway gateway) {
    return gateway.asked().stream().flatMap(Collection::stream).toList();
  }

  private static List<LookupRequest> requests(List<Awaited> sms) {
    return sms.stream().map(Awaited::request).toList();
  }

  private List<DeliveryReport> reports() {
    return outbox.reportCommits().stream().flatMap(Collection::stream).toList();
  }

  @Test
  void a_report_that_is_found_goes_the_way_of_one_that_comes_and_is_not_asked_for_again() {
    PollableGateway gateway = bound().answers(PollableGateway.all(Status.DELIVERED));
    Awaited sms = sent();
    round();
    assertThat(gateway.asked()).as("too early").isEmpty();

    clock.move(Duration.ofMinutes(1));
    round();
    clock.move(Duration.ofHours(2));
    round();

    assertThat(flat(gateway)).containsExactly(sms.request());
    assertThat(reports())
        .containsExactly(
            new DeliveryReport(
                Optional.of(sms.request().reference()),
                sms.request().providerId(),
                Status.DELIVERED,
                Optional.empty(),
                "DELIVERED",
                Optional.empty()));
  }

  @Test
  void one_without_a_final_report_is_asked_for_ever_more_rarely() {
    PollableGateway gateway = bound();
    sent();
    for (int half = 0; half < 2 * 130; half++) {
      round();
      clock.move(Duration.ofSeconds(30));
    }
    assertThat(gateway.asked()).as("after 1, 5, 30, 60, 120 minutes").hasSize(5);
  }

  @Test
  void the_oldest_come_first_in_calls_of_ten_one_after_the_other() {
    PollableGateway gateway = bound();
    List<Awaited> all = sent(25);
    clock.move(Duration.ofMinutes(1));
    round();

    assertThat(flat(gateway)).isEqualTo(requests(all));
    assertThat(gateway.asked()).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(gateway.mostInFlight()).isOne();
  }

  @Test
  void a_call_is_never_larger_than_the_gateways_window() {
    PollableGateway gateway = bound(new LedgerGateway("g").window(2));
    sent(3);
    clock.move(Duration.ofMinutes(1));
    round();
    assertThat(gateway.asked()).extracting(List::size).containsExactly(2, 1);
  }

  @Test
  void of_the_gateways_rate_a_quarter_is_used_and_what_is_sent_counts() {
    PollableGateway gateway = bound(new LedgerGateway("g").perSecond(8));
    gateways.byId("g").orElseThrow().rate().take(7);
    sent(5);
    clock.move(Duration.ofMinutes(1));
    round();
    assertThat(gateway.asked()).extracting(List::size).containsExactly(1, 2, 2);
  }

  @Test
  void a_gateway_that_wants_to_be_left_alone_is_and_then_the_round_goes_on_from_there() {
    PollableGateway gateway = bound();
    List<Awaited> all = sent(15);
    clock.move(Duration.ofMinutes(1));
    gateway.answers(
        sms ->
            gateway.asked().size() == 1
                ? PollableGateway.all(Status.BUFFERED).apply(sms)
                : CompletableFuture.completedFuture(
                    new PollResult.TryLater(
                        List.of(PollableGateway.report(sms.get(0), Status.DELIVERED)),
                        Duration.ofMinutes(3),
                        FailureReason.THROTTLED,
                        "429")));
    round();
    assertThat(reports()).as("what it told before counts").hasSize(11);

    gateway.answers(PollableGateway.all(Status.DELIVERED));
    clock.move(Duration.ofMinutes(2));
    round();
    assertThat(gateway.asked()).as("left alone").hasSize(2);

    clock.move(Duration.ofMinutes(1));
    round();
    assertThat(gateway.asked().get(2)).isEqualTo(requests(all.subList(11, 15)));
  }

  @Test
  void a_gateway_that_breaks_its_contract_has_a_pause_and_then_the_next_sms_are_asked_for() {
    PollableGateway gateway =
        bound().answers(sms -> CompletableFuture.failedFuture(new IllegalStateException("x")));
    List<Awaited> all = sent(12);
    clock.move(Duration.ofMinutes(1));
    round();
    gateway.answers(PollableGateway.all(Status.DELIVERED));
    round();
    assertThat(gateway.asked()).as("a pause first").hasSize(1);

    clock.move(Duration.ofMinutes(1));
    round();
    assertThat(gateway.asked().get(1)).isEqualTo(requests(all.subList(10, 12)));

    clock.move(Duration.ofMinutes(5));
    round();
    assertThat(gateway.asked().get(2)).isEqualTo(requests(all.subList(0, 10)));
    assertThat(reports()).hasSize(12);
  }

  @Test
  void what_nobody_asked_for_is_left_aside() {
    bound()
        .answers(
            sms ->
                CompletableFuture.completedFuture(
                    new PollResult.Answered(
                        List.of(
                            new DeliveryReport(
                                Optional.empty(),
                                Optional.of("somebody else's"),
                                Status.DELIVERED,
                                Optional.empty(),
                                "",
                                Optional.empty())))));
    sent();
    clock.move(Duration.ofMinutes(1));
    round();
    assertThat(reports()).isEmpty();
  }

  @Test
  void two_hosts_on_one_outbox_do_not_ask_twice() {
    PollableGateway gateway = bound();
    List<Awaited> all = sent(300);
    clock.move(Duration.ofMinutes(1));
    ReportPoller other = host();
    try {
      for (int i = 0; i < 20; i++) {
        poller.tick();
        other.tick();
        await(() -> poller.isIdle() && other.isIdle());
      }
    } finally {
      other.close();
    }
    assertThat(flat(gateway)).hasSize(300);
    assertThat(new HashSet<>(flat(gateway))).isEqualTo(new HashSet<>(requests(all)));
    assertThat(gateway.mostInFlight()).isOne();
  }

  @Test
  void a_gateway_that_left_is_not_called_and_the_next_of_its_id_goes_on() {
    CompletableFuture<PollResult> answer = new CompletableFuture<>();
    PollableGateway old = bound().answers(sms -> answer);
    List<Awaited> all = sent(12);
    clock.move(Duration.ofMinutes(1));
    poller.tick();
    await(() -> old.asked().size() == 1);

    Thread swap = new Thread(() -> gateways.unbind(old, FIRST));
    swap.start();
    await(() -> gateways.all().isEmpty());
    assertThat(swap.isAlive()).as("its call is under way").isTrue();
    answer.complete(new PollResult.Answered(List.of()));
    await(poller::isIdle);
    await(() -> !swap.isAlive());

    PollableGateway next = new PollableGateway(new LedgerGateway("g"));
    gateways.bind(next, Map.of("service.id", 2L));
    round();
    assertThat(old.asked()).hasSize(1);
    assertThat(flat(next)).isEqualTo(requests(all.subList(10, 12)));
  }

  @Test
  void a_slow_provider_holds_up_nobody_else() {
    CompletableFuture<PollResult> never = new CompletableFuture<>();
    PollableGateway slow = bound().answers(sms -> never);
    PollableGateway other = new PollableGateway(new LedgerGateway("h"));
    gateways.bind(other, Map.of("service.id", 2L));
    sent();
    turns.sent("h", clock.instant());
    clock.move(Duration.ofMinutes(1));
    poller.tick();

    await(() -> !other.asked().isEmpty());
    await(() -> slow.asked().size() == 1);
    clock.move(Duration.ofMinutes(30)); // the turn of a round that hangs runs out
    turns.sent("h", clock.instant().minusSeconds(60));
    await(
        () -> {
          poller.tick(); // does nothing for the other one before its first round is over
          return flat(other).size() == 3;
        });
    never.complete(new PollResult.Answered(List.of()));
    await(poller::isIdle);
    assertThat(slow.asked()).hasSize(1);
  }

  @Test
  void one_that_is_out_of_order_is_not_asked_but_one_without_credit_is() {
    PollableGateway gateway = bound();
    sent();
    clock.move(Duration.ofMinutes(1));
    for (int i = 0; i < 5; i++) {
      gateways.byId("g").orElseThrow().circuit().fault();
    }
    round();
    assertThat(gateway.asked()).isEmpty();

    gateways.byId("g").orElseThrow().circuit().healthy();
    gateways.byId("g").orElseThrow().circuit().creditExhausted();
    round();
    assertThat(gateway.asked()).hasSize(1);
  }

  @Test
  void a_database_that_is_away_costs_nothing_but_time() {
    PollableGateway gateway = bound().answers(PollableGateway.all(Status.DELIVERED));
    sent();
    clock.move(Duration.ofMinutes(1));
    outbox.goAway("report");
    round();
    assertThat(reports()).isEmpty();

    outbox.comeBack();
    clock.move(Duration.ofMinutes(2)); // the turn runs out
    round();
    assertThat(reports()).hasSize(1);
    assertThat(gateway.asked()).hasSize(2);
  }

  @Test
  void a_host_that_stops_gives_its_turn_back() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<PollResult> answer = new CompletableFuture<>();
    bound()
        .answers(
            sms -> {
              asked.countDown();
              return answer;
            });
    sent();
    clock.move(Duration.ofMinutes(1));
    poller.tick();
    asked.await();
    assertThat(turns.holder("g")).isPresent();

    poller.close();
    assertThat(turns.holder("g")).isEmpty();
    answer.complete(new PollResult.Answered(List.of()));
    assertThat(gateways.byId("g").orElseThrow().gate().inside()).isZero();
  }

  @Test
  void one_gateway_that_breaks_its_contract_does_not_stop_the_others() {
    PollableGateway broken = new PollableGateway(new LedgerGateway("broken")).firstAfter(null);
    gateways.bind(broken, Map.of("service.id", 9L, "service.ranking", 9));
    PollableGateway gateway = bound();
    turns.sent("broken", Instant.EPOCH);
    sent();
    clock.move(Duration.ofMinutes(1));
    round();
    assertThat(gateway.asked()).hasSize(1);
  }
}
