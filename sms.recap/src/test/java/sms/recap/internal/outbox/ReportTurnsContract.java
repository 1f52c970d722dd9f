package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.ReportTurns;
import sms.api.dispatch.ReportTurns.Awaited;
import sms.api.dispatch.ReportTurns.Turn;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.LookupRequest;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What {@link ReportTurns} promises, on either database. */
abstract class ReportTurnsContract extends ContractTest {
  private static final Instant LONG_AGO = Samples.START.minus(Duration.ofDays(3));

  private ReportTurns turns;

  ReportTurnsContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void turns() {
    turns = new JdbcReportTurns(database());
  }

  private Turn take() {
    return turns.take(GATEWAY, "host", LEASE).orElseThrow();
  }

  private List<Long> awaited() {
    Turn turn = take();
    List<Long> ids = turns.read(turn, LONG_AGO, 100).stream().map(Awaited::id).toList();
    turns.interrupt(turn, Duration.ZERO);
    return ids;
  }

  private static List<Long> ids(SendLease lease, int... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(n -> nth(lease, n)).toList();
  }

  @Test
  void what_is_sent_and_has_no_final_report_is_awaited() {
    SendLease lease = leased(9);
    mark(lease, 8);
    record(
        lease,
        sent(nth(lease, 1)),
        sent(nth(lease, 2)),
        sent(nth(lease, 3)),
        sent(nth(lease, 4)),
        refused(nth(lease, 5), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER),
        refused(nth(lease, 6), SmsState.REJECTED, FailureReason.INVALID_NUMBER),
        retry(nth(lease, 7), Duration.ofMinutes(1)));
    report(
        byProviderId(nth(lease, 2), Status.DELIVERED),
        byProviderId(nth(lease, 3), Status.UNDELIVERED),
        byProviderId(nth(lease, 4), Status.BUFFERED));

    assertThat(awaited()).isEqualTo(ids(lease, 1, 4));
  }

  @Test
  void what_it_takes_to_ask_comes_along() {
    SendLease lease = leased(1);
    QueuedSms sms = outbox.read(lease, 0, 1).get(0);
    clock.forward(Duration.ofSeconds(3));
    sendAll(lease);

    assertThat(turns.read(take(), LONG_AGO, 9))
        .containsExactly(
            new Awaited(
                sms.id(),
                new LookupRequest(
                    sms.reference(),
                    Optional.of(providerId(sms.id())),
                    sms.number(),
                    Samples.START.plusSeconds(3))));
  }

  @Test
  void an_sms_without_a_providers_id_or_of_another_gateway_cannot_be_asked_for() {
    SendLease lease = leased(2);
    mark(lease, 2);
    record(lease, by("another", Optional.of("p"), nth(lease, 1)));
    record(lease, by(GATEWAY, Optional.empty(), nth(lease, 2)));

    assertThat(state(nth(lease, 2))).isEqualTo(SmsState.SENT);
    assertThat(awaited()).isEmpty();
  }

  private Outcome by(String gateway, Optional<String> providerId, long id) {
    return new Outcome(
        id,
        SmsState.SENT,
        Optional.of(gateway),
        providerId,
        Optional.empty(),
        "",
        clock.instant(),
        Optional.empty());
  }

  @Test
  void what_was_sent_too_long_ago_is_not_awaited_any_more() {
    SendLease early = leased(1);
    sendAll(early);
    clock.forward(Duration.ofMinutes(10));
    SendLease late = leased(1);
    sendAll(late);

    Turn turn = take();
    assertThat(turns.read(turn, Samples.START, 9))
        .extracting(Awaited::id)
        .containsExactly(late.firstId());
    assertThat(turns.read(turn, Samples.START.minusMillis(1), 9)).hasSize(2);
  }

  @Test
  void pages_go_on_where_the_turn_came_across_campaigns_that_meet_and_that_do_not() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SendLease lease = leased(5);
      if (i != 2) { // a gap
        sendAll(lease);
        LongStream.rangeClosed(lease.firstId(), lease.lastId()).forEach(all::add);
      } else {
        outbox.cancel(lease.campaignId(), "dir");
      }
    }
    append(Samples.plan().deferredTo(Samples.START.plusSeconds(3600)), 2);

    List<Long> read = new ArrayList<>();
    Turn turn = take();
    List<Awaited> page;
    do {
      page = turns.read(turn, LONG_AGO, 4);
      page.forEach(sms -> read.add(sms.id()));
      assertThat(read).as("it comes to an end").hasSizeLessThanOrEqualTo(all.size());
      if (!page.isEmpty()) {
        turn = turns.advance(turn, page.get(page.size() - 1).id(), LEASE).orElseThrow();
      }
    } while (page.size() == 4);

    assertThat(read).isEqualTo(all);
  }

  @Test
  void one_host_at_a_time_has_the_turn_of_a_gateway() {
    Turn ours = take();
    assertThat(turns.take(GATEWAY, "other", LEASE)).isEmpty();
    assertThat(turns.take("another gateway", "other", LEASE)).isPresent();

    turns.finish(ours);
    assertThat(turns.take(GATEWAY, "other", LEASE)).isPresent();
    assertThat(turns.advance(ours, 7, LEASE)).as("ours is over").isEmpty();
  }

  @Test
  void a_round_that_is_through_is_followed_by_one_from_there() {
    Turn first = take();
    assertThat(first.askedUpTo()).isEqualTo(Instant.EPOCH);
    assertThat(first.upTo()).isEqualTo(Samples.START);
    turns.finish(turns.advance(first, 7, LEASE).orElseThrow());

    clock.forward(Duration.ofMinutes(1));
    assertThat(take())
        .isEqualTo(new Turn(GATEWAY, "host", Samples.START, Samples.START.plusSeconds(60), 0));
  }

  @Test
  void a_turn_that_nobody_gave_back_goes_on_with_whoever_comes_after_its_time() {
    Turn ours = turns.advance(take(), 7, LEASE).orElseThrow();
    clock.forward(LEASE.minusMillis(1));
    assertThat(turns.take(GATEWAY, "other", LEASE)).isEmpty();

    clock.forward(Duration.ofMillis(1));
    Turn theirs = turns.take(GATEWAY, "other", LEASE).orElseThrow();

    assertThat(theirs).isEqualTo(new Turn(GATEWAY, "other", Instant.EPOCH, ours.upTo(), 7));
    assertThat(turns.advance(ours, 9, LEASE)).isEmpty();
    turns.finish(ours);
    turns.interrupt(ours, Duration.ZERO);
    assertThat(turns.advance(theirs, 8, LEASE)).as("theirs stands").isPresent();
  }

  @Test
  void a_round_that_was_interrupted_goes_on_after_the_pause() {
    Turn ours = turns.advance(take(), 7, LEASE).orElseThrow();
    turns.interrupt(ours, Duration.ofMinutes(5));

    clock.forward(Duration.ofMinutes(5).minusMillis(1));
    assertThat(turns.take(GATEWAY, "host", LEASE)).isEmpty();
    clock.forward(Duration.ofMillis(1));
    assertThat(take()).isEqualTo(ours);
  }
}
