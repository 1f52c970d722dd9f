package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.recap.DeliveryTrail;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** Claim, read, mark, record, finish, settle and cancel, on either database. */
abstract class SendingContract extends ContractTest {
  private static final Duration LATER = Duration.ofMinutes(5);

  SendingContract(TestDatabase.Kind kind) {
    super(kind);
  }

  // ---- the ordinary way

  @Test
  void a_campaign_goes_through_to_sent_and_is_done() {
    SendLease lease = leased(10);
    assertThat(outbox.read(lease, 0, 100)).hasSize(10);
    sendAll(lease);

    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 10L));
    assertThat(line(lease.firstId()).sent()).contains(Samples.START);
    clock.forward(LEASE.multipliedBy(10));
    assertThat(claim("host", 10)).isEmpty();
  }

  @Test
  void reading_goes_page_by_page_and_never_gives_what_was_marked() {
    SendLease lease = leased(10);
    assertThat(outbox.read(lease, 0, 4))
        .extracting(QueuedSms::id)
        .containsExactly(nth(lease, 1), nth(lease, 2), nth(lease, 3), nth(lease, 4));
    assertThat(outbox.read(lease, nth(lease, 4), 4))
        .extracting(QueuedSms::id)
        .startsWith(nth(lease, 5));
    mark(lease, 6);
    assertThat(outbox.read(lease, 0, 100))
        .extracting(QueuedSms::id)
        .containsExactly(nth(lease, 7), nth(lease, 8), nth(lease, 9), nth(lease, 10));
  }

  @Test
  void what_is_marked_and_has_no_outcome_is_under_way() {
    SendLease lease = leased(4);
    mark(lease, 2);
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENDING, 2L, SmsState.QUEUED, 2L));
    record(lease, sent(nth(lease, 1)));
    assertThat(state(nth(lease, 1))).isEqualTo(SmsState.SENT);
    assertThat(state(nth(lease, 2))).isEqualTo(SmsState.SENDING);
  }

  @Test
  void every_outcome_is_kept_with_its_reason() {
    SendLease lease = leased(6);
    mark(lease, 4);
    Outcome tooLate =
        new Outcome(
            nth(lease, 5),
            SmsState.EXPIRED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(FailureReason.TOO_LATE),
            "",
            clock.instant(),
            Optional.empty());
    assertThat(
            record(
                lease,
                sent(nth(lease, 1)),
                refused(nth(lease, 2), SmsState.REJECTED, FailureReason.INVALID_NUMBER),
                refused(nth(lease, 3), SmsState.FAILED, FailureReason.CREDIT_EXHAUSTED),
                refused(nth(lease, 4), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER),
                // above the mark: nothing was handed over for it
                tooLate))
        .isTrue();
    outbox.finish(lease);

    assertThat(states().values())
        .containsExactly(
            SmsState.SENT,
            SmsState.REJECTED,
            SmsState.FAILED,
            SmsState.UNCERTAIN,
            SmsState.EXPIRED,
            SmsState.QUEUED);
    assertThat(line(nth(lease, 2)).reason()).contains(FailureReason.INVALID_NUMBER);
    assertThat(line(nth(lease, 5)).reason()).contains(FailureReason.TOO_LATE);
    assertThat(recap.trail(nth(lease, 5), Samples.DIRECTOR).orElseThrow().attempts()).isZero();
    assertThat(recap.trail(nth(lease, 4), Samples.DIRECTOR).orElseThrow().attempts()).isEqualTo(1);
    // the one that was not attempted is due at once
    assertThat(claim("host", 9))
        .singleElement()
        .satisfies(l -> assertThat(l.attempt()).isEqualTo(2));
  }

  @Test
  void recording_the_same_again_does_no_harm() {
    SendLease lease = leased(2);
    mark(lease, 2);
    Outcome[] outcomes = {sent(nth(lease, 1)), retry(nth(lease, 2), LATER)};
    assertThat(record(lease, outcomes)).isTrue();
    assertThat(record(lease, outcomes)).isTrue();
    assertThat(record(lease)).isTrue();

    assertThat(recap.trail(nth(lease, 1), Samples.DIRECTOR).orElseThrow().attempts()).isEqualTo(1);
    assertThat(recap.trail(nth(lease, 2), Samples.DIRECTOR).orElseThrow().attempts()).isEqualTo(1);
    assertThat(rows("sms_provider_ref")).isEqualTo(1);
    assertThat(rows("sms_event")).isEqualTo(1);
  }

  @Test
  void an_outcome_of_another_range_is_a_mistake() {
    SendLease lease = leased(2);
    assertThatThrownBy(() -> record(lease, sent(lease.lastId() + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- another attempt

  @Test
  void what_waits_for_another_attempt_makes_the_range_due_at_the_earliest_of_their_times() {
    SendLease lease = leased(3);
    mark(lease, 3);
    record(
        lease,
        sent(nth(lease, 1)),
        retry(nth(lease, 2), Duration.ofMinutes(10)),
        retry(nth(lease, 3), Duration.ofMinutes(3)));
    outbox.finish(lease);

    clock.forward(Duration.ofMinutes(3).minusMillis(1));
    assertThat(claim("host", 9)).isEmpty();
    clock.forward(Duration.ofMillis(1));
    SendLease second = claim("host", 9).get(0);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.version()).isGreaterThan(lease.version());
    // the other one is not due yet
    List<QueuedSms> due = outbox.read(second, 0, 9);
    assertThat(due).extracting(QueuedSms::id).containsExactly(nth(lease, 3));
    assertThat(due.get(0).attempts()).isEqualTo(1);
    sendAll(second);
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 2L, SmsState.QUEUED, 1L));
    clock.set(Samples.START.plus(Duration.ofMinutes(10)));
    sendAll(claim("host", 9).get(0));
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 3L));
  }

  @Test
  void the_trail_tells_every_attempt() {
    SendLease lease = leased(1);
    mark(lease, 1);
    record(lease, retry(lease.firstId(), LATER));
    outbox.finish(lease);
    clock.forward(LATER);
    SendLease second = claim("host", 1).get(0);
    sendAll(second);
    clock.forward(LATER);
    report(byProviderId(lease.firstId(), DeliveryReport.Status.DELIVERED));

    DeliveryTrail trail = recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow();
    assertThat(trail.attempts()).isEqualTo(2);
    assertThat(trail.providerId()).contains(providerId(lease.firstId()));
    assertThat(trail.events())
        .extracting(DeliveryTrail.Event::state)
        .containsExactly(SmsState.QUEUED, SmsState.QUEUED, SmsState.SENT, SmsState.DELIVERED);
    assertThat(trail.events())
        .extracting(DeliveryTrail.Event::at)
        .containsExactly(
            Samples.START,
            Samples.START,
            Samples.START.plus(LATER),
            Samples.START.plus(LATER).plus(LATER));
    assertThat(trail.events().get(1).reason()).contains(FailureReason.THROTTLED);
    assertThat(trail.events().get(1).rawCode()).isEqualTo("429");
  }

  // ---- the owner dies

  @Test
  void after_a_crash_exactly_what_may_have_been_sent_is_uncertain() {
    SendLease dead = leased(10);
    mark(dead, 5);
    record(dead, sent(nth(dead, 1)), sent(nth(dead, 2)));

    clock.forward(LEASE);
    assertThat(claim("other", 9)).isEmpty();
    clock.forward(Duration.ofMillis(1));
    SendLease taken = claim("other", 9).get(0);

    assertThat(states().values())
        .containsExactly(
            SmsState.SENT,
            SmsState.SENT,
            SmsState.UNCERTAIN,
            SmsState.UNCERTAIN,
            SmsState.UNCERTAIN,
            SmsState.QUEUED,
            SmsState.QUEUED,
            SmsState.QUEUED,
            SmsState.QUEUED,
            SmsState.QUEUED);
    assertThat(line(nth(dead, 3)).reason()).contains(FailureReason.INTERRUPTED);
    assertThat(outbox.read(taken, 0, 99)).extracting(QueuedSms::id).startsWith(nth(dead, 6));
    // should the dead one be only frozen: whatever it tries is refused
    assertThat(record(dead, sent(nth(dead, 3)))).isFalse();
    assertThat(mark(dead, 10)).isFalse();
    assertThat(outbox.read(dead, 0, 99)).isEmpty();
    outbox.finish(dead);
    assertThat(state(nth(dead, 3))).isEqualTo(SmsState.UNCERTAIN);
    // what is uncertain is not sent again by itself
    sendAll(taken);
    clock.forward(Duration.ofDays(1));
    assertThat(claim("other", 9)).isEmpty();
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 7L, SmsState.UNCERTAIN, 3L));
  }

  @Test
  void a_host_is_fenced_off_by_its_own_next_lease_too() {
    SendLease former = leased(3);
    mark(former, 1);
    clock.forward(LEASE.plusMillis(1));
    SendLease next = claim(former.owner(), 1).get(0);

    assertThat(next.owner()).isEqualTo(former.owner());
    assertThat(mark(former, 2)).isFalse();
    assertThat(record(former, sent(nth(former, 2)))).isFalse();
    assertThat(outbox.read(former, 0, 9)).isEmpty();
    outbox.finish(former);
    assertThat(outbox.read(next, 0, 9)).hasSize(2);
    assertThat(mark(next, 2)).isTrue();
  }

  @Test
  void what_surely_had_no_effect_survives_a_crash_as_queued() {
    SendLease dead = leased(3);
    mark(dead, 3);
    record(dead, retry(nth(dead, 1), LATER), retry(nth(dead, 2), LATER.multipliedBy(2)));
    clock.forward(LEASE.plusMillis(1));
    assertThat(claim("other", 9)).isEmpty();
    assertThat(states().values())
        .containsExactly(SmsState.QUEUED, SmsState.QUEUED, SmsState.UNCERTAIN);

    clock.forward(LATER);
    SendLease second = claim("other", 9).get(0);
    assertThat(outbox.read(second, 0, 9)).extracting(QueuedSms::id).containsExactly(nth(dead, 1));
  }

  @Test
  void what_a_pass_left_out_because_it_was_not_due_is_not_uncertain_after_a_crash() {
    SendLease first = leased(3);
    mark(first, 3);
    record(
        first,
        retry(nth(first, 1), LATER),
        retry(nth(first, 2), Duration.ofMinutes(6)),
        retry(nth(first, 3), LATER));
    outbox.finish(first);
    clock.forward(LATER);
    SendLease dead = claim("host", 1).get(0);
    assertThat(outbox.read(dead, 0, 9)).hasSize(2);
    mark(dead, 3);
    assertThat(states().values())
        .containsExactly(SmsState.SENDING, SmsState.QUEUED, SmsState.SENDING);

    // dead for so long that the second would have been due meanwhile
    clock.forward(Duration.ofHours(1));
    assertThat(claim("other", 9)).hasSize(1);
    assertThat(states().values())
        .containsExactly(SmsState.UNCERTAIN, SmsState.QUEUED, SmsState.UNCERTAIN);
  }

  @Test
  void the_leases_of_an_owner_that_is_surely_dead_end_at_once() {
    SendLease dead = leased(4);
    mark(dead, 1);
    assertThat(outbox.settle("somebody else")).isZero();
    assertThat(outbox.settle("host")).isEqualTo(1);
    assertThat(outbox.settle("host")).isZero();
    assertThat(counts()).isEqualTo(Map.of(SmsState.UNCERTAIN, 1L, SmsState.QUEUED, 3L));
    assertThat(claim("other", 1)).hasSize(1);
  }

  @Test
  void a_process_that_has_the_database_for_itself_settles_all_leases_of_its_former_life() {
    SendLease dead = leased(4);
    mark(dead, 3);
    assertThat(new Slices(database()).settleFormerLife()).isEqualTo(3);
    assertThat(mark(dead, 4)).isFalse();
    assertThat(claim("other", 1)).hasSize(1);
  }

  @Test
  void a_lease_that_ran_out_but_was_not_taken_can_still_be_renewed() {
    SendLease lease = leased(2);
    mark(lease, 1);
    clock.forward(LEASE.multipliedBy(5));
    assertThat(record(lease, sent(nth(lease, 1)))).isTrue();
    assertThat(claim("other", 9)).isEmpty();
    assertThat(mark(lease, 2)).isTrue();
  }

  @Test
  void marked_without_an_outcome_at_the_end_of_a_pass_is_uncertain() {
    SendLease lease = leased(2);
    mark(lease, 1);
    outbox.finish(lease);
    assertThat(states().values()).containsExactly(SmsState.UNCERTAIN, SmsState.QUEUED);
  }

  // ---- cancelling

  @Test
  void a_deferred_campaign_is_taken_back_as_a_whole() {
    long campaign =
        append(Samples.plan().deferredTo(Samples.START.plus(LATER)), 2_500).campaignId();
    assertThat(outbox.cancel(campaign, "dir")).isEqualTo(new CancelResult.Cancelled(2_500, 0));
    assertThat(outbox.cancel(campaign, "dir")).isEqualTo(new CancelResult.Cancelled(0, 0));
    clock.forward(LATER);
    assertThat(claim("host", 9)).isEmpty();
    assertThat(recap.progress(campaign, Samples.DIRECTOR).orElseThrow().byState())
        .isEqualTo(Map.of(SmsState.CANCELLED, 2_500L));
    long any = states().keySet().iterator().next();
    assertThat(recap.trail(any, Samples.DIRECTOR).orElseThrow().events())
        .last()
        .satisfies(e -> assertThat(e.by()).contains("dir"));
  }

  @Test
  void of_a_running_campaign_what_is_above_the_mark_is_taken_back() {
    SendLease lease = leased(10);
    mark(lease, 3);
    assertThat(outbox.cancel(lease.campaignId(), "dir"))
        .isEqualTo(new CancelResult.Cancelled(7, 3));
    assertThat(mark(lease, 4)).isFalse();
    assertThat(outbox.read(lease, 0, 9)).isEmpty();
    // the answers to what was under way are still taken
    assertThat(record(lease, sent(nth(lease, 1)), sent(nth(lease, 2)))).isTrue();
    // and a second attempt is not made
    assertThat(record(lease, retry(nth(lease, 3), LATER))).isTrue();
    outbox.finish(lease);
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 2L, SmsState.CANCELLED, 8L));
    clock.forward(Duration.ofDays(1));
    assertThat(claim("host", 9)).isEmpty();
  }

  @Test
  void what_waits_for_another_attempt_is_taken_back_too() {
    SendLease lease = leased(3);
    mark(lease, 3);
    record(lease, retry(nth(lease, 1), LATER));
    assertThat(outbox.cancel(lease.campaignId(), "dir"))
        .isEqualTo(new CancelResult.Cancelled(1, 2));
    assertThat(states().values())
        .containsExactly(SmsState.CANCELLED, SmsState.SENDING, SmsState.SENDING);
  }

  @Test
  void a_crash_after_a_cancel_leaves_nothing_to_send() {
    SendLease lease = leased(3);
    mark(lease, 1);
    outbox.cancel(lease.campaignId(), "dir");
    assertThat(outbox.settle("host")).isEqualTo(1);
    assertThat(states().values())
        .containsExactly(SmsState.UNCERTAIN, SmsState.CANCELLED, SmsState.CANCELLED);
    clock.forward(Duration.ofDays(1));
    assertThat(claim("host", 9)).isEmpty();
  }

  @Test
  void a_cancel_that_was_killed_halfway_is_ended_by_the_next_claim() {
    long campaign = append(Samples.plan().deferredTo(Samples.START.plus(LATER)), 5).campaignId();
    execute("UPDATE sms_campaign SET cancelled_at = 1, cancelled_by = 'dir'");
    execute("UPDATE sms_slice SET cancelled = 1");
    clock.forward(LATER);
    assertThat(claim("host", 9)).isEmpty();
    assertThat(recap.progress(campaign, Samples.DIRECTOR).orElseThrow().byState())
        .isEqualTo(Map.of(SmsState.CANCELLED, 5L));
  }

  @Test
  void nothing_is_sent_after_a_cancel_that_races_with_the_sending() {
    for (int round = 0; round < 10; round++) {
      SendLease lease = leased(200);
      List<Long> handedOver = new ArrayList<>();
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(
              () -> {
                for (int n = 20; n <= 200 && mark(lease, n); n += 20) {
                  List<Outcome> outcomes =
                      LongStream.rangeClosed(nth(lease, n - 19), nth(lease, n))
                          .peek(handedOver::add)
                          .mapToObj(this::sent)
                          .toList();
                  assertThat(outbox.record(lease, outcomes, LEASE)).isTrue();
                }
                outbox.finish(lease);
              });
      CancelResult.Cancelled result = outbox.cancel(lease.campaignId(), "dir");
      sending.join();
      assertThat(result.cancelled() + handedOver.size()).isEqualTo(200);
      assertThat(handedOver).allMatch(id -> state(id) == SmsState.SENT);
    }
  }

  // ---- who is served first

  @Test
  void an_emergency_overtakes_and_the_older_comes_first() {
    Samples.Plan due = Samples.plan().deferredTo(Samples.START);
    long information = append(due.purpose(Purpose.INFORMATION), 1).campaignId();
    long late = append(fresh(due).deferredTo(Samples.START.plusMillis(2)), 1).campaignId();
    long early = append(fresh(due), 1).campaignId();
    long emergency =
        append(fresh(due).purpose(Purpose.EMERGENCY).deferredTo(Samples.START.plusMillis(2)), 1)
            .campaignId();
    clock.forward(Duration.ofMillis(2));

    assertThat(claim("host", 3))
        .extracting(SendLease::campaignId)
        .containsExactly(emergency, early, late);
    assertThat(claim("host", 3)).extracting(SendLease::campaignId).containsExactly(information);
  }

  private static Samples.Plan fresh(Samples.Plan plan) {
    return new Samples.Plan(
        java.util.UUID.randomUUID(),
        plan.caller(),
        plan.purpose(),
        plan.mode(),
        plan.text(),
        plan.notBefore(),
        plan.expires());
  }

  @Test
  void only_modes_that_a_gateway_serves_are_claimed_unless_their_time_is_over() {
    Instant end = Samples.START.plus(LATER);
    Samples.Plan due = Samples.plan().deferredTo(Samples.START).expires(end);
    long standard = append(due.mode(SendingMode.STANDARD), 1).campaignId();
    long premium = append(fresh(due).mode(SendingMode.PREMIUM), 1).campaignId();

    assertThat(outbox.claim("host", LEASE, 9, Set.of(), Purpose.CREDENTIALS)).isEmpty();
    assertThat(outbox.claim("host", LEASE, 9, Set.of(SendingMode.PREMIUM), Purpose.CREDENTIALS))
        .extracting(SendLease::campaignId)
        .containsExactly(premium);
    clock.set(end);
    assertThat(outbox.claim("other", LEASE, 9, Set.of(), Purpose.CREDENTIALS))
        .extracting(SendLease::campaignId)
        .containsExactlyInAnyOrder(standard, premium);
  }

  @Test
  void only_campaigns_that_are_urgent_enough_are_claimed() {
    Samples.Plan due = Samples.plan().deferredTo(Samples.START);
    append(due.purpose(Purpose.INFORMATION), 1);
    long operational = append(fresh(due).purpose(Purpose.OPERATIONAL), 1).campaignId();
    assertThat(
            outbox.claim("host", LEASE, 9, EnumSet.allOf(SendingMode.class), Purpose.OPERATIONAL))
        .extracting(SendLease::campaignId)
        .containsExactly(operational);
  }

  @Test
  void of_many_claimers_no_two_get_the_same_range() {
    int campaigns = 60;
    for (int i = 0; i < campaigns; i++) {
      append(fresh(Samples.plan().deferredTo(Samples.START)), 1);
    }
    List<Long> claimed =
        IntStream.range(0, 6)
            .mapToObj(
                host ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          // a host of its own: its own object, as in another process
                          Slices slices = new Slices(database());
                          List<Long> mine = new ArrayList<>();
                          List<SendLease> some;
                          do {
                            some =
                                slices.claim(
                                    "host" + host,
                                    LEASE,
                                    2,
                                    EnumSet.allOf(SendingMode.class),
                                    Purpose.CREDENTIALS);
                            some.forEach(lease -> mine.add(lease.sliceId()));
                          } while (!some.isEmpty());
                          return mine;
                        }))
            .toList()
            .stream()
            .flatMap(future -> future.join().stream())
            .toList();

    assertThat(claimed).doesNotHaveDuplicates().hasSize(campaigns);
  }

  @Test
  void outcomes_of_a_large_campaign_are_recorded_in_batches() {
    int count = 20_000;
    List<SendLease> leases = append(Samples.plan(), count).leases();
    long begin = System.nanoTime();
    for (SendLease lease : leases) {
      for (long from = lease.firstId(); from <= lease.lastId(); from += 500) {
        long to = Math.min(from + 499, lease.lastId());
        assertThat(outbox.mark(lease, to, LEASE)).isTrue();
        assertThat(
                outbox.record(
                    lease, LongStream.rangeClosed(from, to).mapToObj(this::sent).toList(), LEASE))
            .isTrue();
      }
      outbox.finish(lease);
    }
    System.out.printf(
        "%s: %,d outcomes recorded at %,d/s%n",
        kind, count, count * 1_000_000_000L / (System.nanoTime() - begin));
    assertThat(recap.progress(leases.get(0).campaignId(), Samples.DIRECTOR).orElseThrow().byState())
        .isEqualTo(Map.of(SmsState.SENT, (long) count));
  }
}
