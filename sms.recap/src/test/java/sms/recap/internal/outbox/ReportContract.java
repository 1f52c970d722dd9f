package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.recap.DeliveryTrail;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What {@code report} promises, on either database. */
abstract class ReportContract extends ContractTest {
  ReportContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private UUID reference(SendLease lease) {
    return outbox.read(lease, 0, 1).get(0).reference();
  }

  private static DeliveryReport byReference(UUID reference, Status status) {
    return new DeliveryReport(
        Optional.of(reference),
        Optional.empty(),
        status,
        status == Status.UNDELIVERED ? Optional.of(FailureReason.HANDSET) : Optional.empty(),
        status.name(),
        Optional.empty());
  }

  @Test
  void a_report_is_found_by_our_reference_and_by_the_providers_id() {
    SendLease lease = leased(2);
    UUID first = reference(lease);
    sendAll(lease);
    clock.forward(Duration.ofSeconds(8));

    assertThat(
            report(
                byReference(first, Status.DELIVERED),
                byProviderId(nth(lease, 2), Status.UNDELIVERED)))
        .isEqualTo(2);

    assertThat(states().values()).containsExactly(SmsState.DELIVERED, SmsState.UNDELIVERED);
    assertThat(line(nth(lease, 1)).stateAt()).isEqualTo(Samples.START.plusSeconds(8));
    assertThat(line(nth(lease, 2)).reason()).contains(FailureReason.ABSENT_SUBSCRIBER);
  }

  @Test
  void the_providers_id_counts_only_with_its_gateway() {
    SendLease lease = leased(1);
    sendAll(lease);
    assertThat(outbox.report("another", List.of(byProviderId(lease.firstId(), Status.DELIVERED))))
        .isZero();
    assertThat(state(lease.firstId())).isEqualTo(SmsState.SENT);
  }

  @Test
  void a_report_may_come_before_the_answer() {
    SendLease lease = leased(1);
    UUID reference = reference(lease);
    mark(lease, 1);
    assertThat(report(byReference(reference, Status.DELIVERED))).isEqualTo(1);

    clock.forward(Duration.ofSeconds(2));
    assertThat(record(lease, sent(lease.firstId()))).isTrue();
    outbox.finish(lease);

    DeliveryTrail trail = recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow();
    assertThat(trail.line().state()).isEqualTo(SmsState.DELIVERED);
    assertThat(trail.line().sent()).contains(Samples.START.plusSeconds(2));
    assertThat(trail.providerId()).contains(providerId(lease.firstId()));
    assertThat(trail.attempts()).isEqualTo(1);
    // and it is not sent again
    assertThat(claim("host", 9)).isEmpty();
  }

  @Test
  void neither_a_crash_nor_an_unclear_answer_takes_a_report_back() {
    SendLease lease = leased(2);
    UUID reference = reference(lease);
    UUID other = outbox.read(lease, 0, 2).get(1).reference();
    mark(lease, 2);
    report(byReference(reference, Status.DELIVERED), byReference(other, Status.UNDELIVERED));
    record(lease, refused(lease.firstId(), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER));
    assertThat(outbox.settle("host")).isZero();
    assertThat(states().values()).containsExactly(SmsState.DELIVERED, SmsState.UNDELIVERED);
  }

  @Test
  void the_order_and_the_number_of_reports_do_not_matter() {
    List<Status> all =
        new ArrayList<>(List.of(Status.BUFFERED, Status.UNDELIVERED, Status.DELIVERED));
    for (int seed = 0; seed < 12; seed++) {
      SendLease lease = leased(1);
      UUID reference = reference(lease);
      List<Status> order = new ArrayList<>(all);
      order.addAll(all);
      Collections.shuffle(order, new Random(seed));
      mark(lease, 1);
      for (int i = 0; i < order.size(); i++) {
        if (i == seed % order.size()) {
          // the answer comes somewhere in between
          record(lease, sent(lease.firstId()));
        }
        clock.forward(Duration.ofMillis(1));
        report(byReference(reference, order.get(i)));
      }
      assertThat(state(lease.firstId())).as("%s", order).isEqualTo(SmsState.DELIVERED);
    }
  }

  @Test
  void all_of_them_in_one_call_come_out_the_same() {
    SendLease lease = leased(1);
    UUID reference = reference(lease);
    sendAll(lease);
    assertThat(
            report(
                byReference(reference, Status.DELIVERED),
                byReference(reference, Status.UNDELIVERED),
                byReference(reference, Status.BUFFERED),
                byReference(reference, Status.DELIVERED)))
        .isEqualTo(1);
    assertThat(state(lease.firstId())).isEqualTo(SmsState.DELIVERED);
  }

  @Test
  void not_received_stays_so_until_it_is_received_after_all() {
    SendLease lease = leased(1);
    sendAll(lease);
    report(byProviderId(lease.firstId(), Status.UNDELIVERED));
    report(byProviderId(lease.firstId(), Status.BUFFERED));
    assertThat(state(lease.firstId())).isEqualTo(SmsState.UNDELIVERED);
    clock.forward(Duration.ofHours(1));
    report(byProviderId(lease.firstId(), Status.DELIVERED));

    DeliveryTrail trail = recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow();
    assertThat(trail.line().state()).isEqualTo(SmsState.DELIVERED);
    assertThat(trail.line().reason()).isEmpty();
    assertThat(trail.events())
        .extracting(DeliveryTrail.Event::state)
        .contains(SmsState.UNDELIVERED)
        .endsWith(SmsState.DELIVERED);
  }

  @Test
  void a_report_resolves_what_is_uncertain() {
    SendLease lease = leased(3);
    List<UUID> references = outbox.read(lease, 0, 3).stream().map(sms -> sms.reference()).toList();
    mark(lease, 3);
    outbox.settle("host");
    assertThat(counts()).isEqualTo(Map.of(SmsState.UNCERTAIN, 3L));

    report(
        byReference(references.get(0), Status.BUFFERED),
        byReference(references.get(1), Status.DELIVERED),
        byReference(references.get(2), Status.UNDELIVERED));

    assertThat(states().values())
        .containsExactly(SmsState.SENT, SmsState.DELIVERED, SmsState.UNDELIVERED);
    assertThat(recap.trail(nth(lease, 2), Samples.DIRECTOR).orElseThrow().events())
        .extracting(DeliveryTrail.Event::state)
        .containsExactly(SmsState.QUEUED, SmsState.UNCERTAIN, SmsState.DELIVERED);
  }

  @Test
  void what_was_received_is_not_attempted_again_even_if_the_answer_said_so() {
    SendLease lease = leased(1);
    UUID reference = reference(lease);
    mark(lease, 1);
    record(lease, retry(lease.firstId(), Duration.ofMinutes(1)));
    outbox.finish(lease);
    report(byReference(reference, Status.DELIVERED));

    clock.forward(Duration.ofMinutes(1));
    claim("host", 1).forEach(second -> assertThat(outbox.read(second, 0, 9)).isEmpty());
    assertThat(state(lease.firstId())).isEqualTo(SmsState.DELIVERED);
  }

  @Test
  void a_report_by_an_id_not_yet_known_is_parked_until_it_is() {
    SendLease lease = leased(1);
    mark(lease, 1);
    assertThat(report(byProviderId(lease.firstId(), Status.DELIVERED))).isZero();
    assertThat(report(byProviderId(lease.firstId(), Status.DELIVERED))).isZero();
    assertThat(state(lease.firstId())).isEqualTo(SmsState.SENDING);
    clock.forward(Duration.ofSeconds(3));

    record(lease, sent(lease.firstId()));

    assertThat(state(lease.firstId())).isEqualTo(SmsState.DELIVERED);
    assertThat(line(lease.firstId()).stateAt()).isEqualTo(Samples.START);
    assertThat(rows("sms_parked_report")).isZero();
  }

  @Test
  void an_answer_and_its_report_at_the_same_moment_always_meet() {
    for (int round = 0; round < 30; round++) {
      SendLease lease = leased(1);
      mark(lease, 1);
      Outcome answer = sent(lease.firstId());
      CompletableFuture<Boolean> recording =
          CompletableFuture.supplyAsync(() -> record(lease, answer));
      report(byProviderId(lease.firstId(), Status.DELIVERED));
      assertThat(recording.join()).isTrue();
      assertThat(state(lease.firstId())).isEqualTo(SmsState.DELIVERED);
    }
    assertThat(rows("sms_parked_report")).isZero();
  }

  @Test
  void parked_reports_that_nobody_asks_for_do_not_pile_up() {
    report(byProviderId(1, Status.DELIVERED));
    clock.forward(Duration.ofDays(8));
    report(byProviderId(2, Status.DELIVERED));
    assertThat(rows("sms_parked_report")).isEqualTo(1);
  }

  @Test
  void forged_and_foreign_reports_do_no_harm() {
    SendLease lease = leased(2);
    UUID reference = reference(lease);
    sendAll(lease);
    UUID forged =
        new UUID(reference.getMostSignificantBits() + 1, reference.getLeastSignificantBits());
    assertThat(
            report(
                byReference(forged, Status.UNDELIVERED),
                byReference(UUID.randomUUID(), Status.DELIVERED)))
        .isZero();
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 2L));
  }

  @Test
  void an_sms_that_never_left_cannot_have_been_received() {
    SendLease lease = leased(1);
    UUID reference = reference(lease);
    assertThat(report(byReference(reference, Status.DELIVERED))).isZero();
    assertThat(state(lease.firstId())).isEqualTo(SmsState.QUEUED);
    assertThat(outbox.read(lease, 0, 9)).hasSize(1);
  }

  @Test
  void a_contradiction_is_told_once_and_changes_nothing() {
    SendLease lease = leased(1);
    UUID reference = reference(lease);
    outbox.cancel(lease.campaignId(), "dir");
    for (int i = 0; i < 3; i++) {
      assertThat(report(byReference(reference, Status.DELIVERED))).isZero();
    }
    DeliveryTrail trail = recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow();
    assertThat(trail.line().state()).isEqualTo(SmsState.CANCELLED);
    assertThat(trail.events()).filteredOn(event -> event.state() == SmsState.DELIVERED).hasSize(1);
  }

  @Test
  void an_id_that_stands_for_several_sms_says_nothing_of_any() {
    SendLease lease = leased(2);
    mark(lease, 2);
    List<Outcome> outcomes =
        LongStream.rangeClosed(lease.firstId(), lease.lastId())
            .mapToObj(
                id ->
                    new Outcome(
                        id,
                        SmsState.SENT,
                        Optional.of(GATEWAY),
                        Optional.of("p-0"),
                        Optional.empty(),
                        "",
                        clock.instant(),
                        Optional.empty()))
            .toList();
    outbox.record(lease, outcomes, LEASE);
    report(byProviderId(0, Status.DELIVERED));
    assertThat(counts()).isEqualTo(Map.of(SmsState.SENT, 2L));
  }

  @Test
  void outcomes_reports_and_cancels_of_the_same_sms_at_once_all_get_through() {
    SendLease lease = leased(400);
    List<UUID> references =
        outbox.read(lease, 0, 400).stream().map(sms -> sms.reference()).toList();
    mark(lease, 300);
    List<Runnable> work = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      int from = part * 100;
      work.add(
          () ->
              outbox.record(
                  lease,
                  LongStream.range(nth(lease, from + 1), nth(lease, from + 101))
                      .mapToObj(this::sent)
                      .toList(),
                  LEASE));
      work.add(
          () -> {
            List<DeliveryReport> reports =
                new ArrayList<>(
                    references.subList(from, from + 100).stream()
                        .map(reference -> byReference(reference, Status.DELIVERED))
                        .toList());
            Collections.shuffle(reports, new Random(from));
            outbox.report(GATEWAY, reports);
          });
    }
    work.add(() -> outbox.cancel(lease.campaignId(), "dir"));
    Collections.shuffle(work, new Random(7));

    work.stream().map(CompletableFuture::runAsync).toList().forEach(CompletableFuture::join);

    assertThat(counts()).isEqualTo(Map.of(SmsState.DELIVERED, 300L, SmsState.CANCELLED, 100L));
  }

  /**
   * Four reports an SMS, shuffled, by reference or by the provider's id, from four threads, for
   * half of them before the answer is recorded. {@code -Dsms.flood=25000} makes it 100,000.
   */
  @Test
  void a_flood_of_reports_in_any_order_twice_and_early_comes_out_the_same() {
    int count = Integer.getInteger("sms.flood", 2_500);
    Appended appended = append(Samples.plan(), count);
    List<SendLease> leases = appended.leases();
    List<DeliveryReport> reports = new ArrayList<>();
    Map<SendLease, List<Outcome>> late = new LinkedHashMap<>();
    Map<SmsState, Long> expected = new EnumMap<>(SmsState.class);
    for (SendLease lease : leases) {
      List<QueuedSms> waiting = outbox.read(lease, 0, Integer.MAX_VALUE);
      for (QueuedSms sms : waiting) {
        boolean lost = sms.id() % 5 == 0;
        Status end = lost ? Status.UNDELIVERED : Status.DELIVERED;
        expected.merge(lost ? SmsState.UNDELIVERED : SmsState.DELIVERED, 1L, Long::sum);
        for (Status status : List.of(Status.BUFFERED, end, Status.BUFFERED, end)) {
          reports.add(
              sms.id() % 2 == 0
                  ? byReference(sms.reference(), status)
                  : byProviderId(sms.id(), status));
        }
      }
      if (leases.indexOf(lease) % 2 == 0) {
        late.put(lease, waiting.stream().map(sms -> sent(sms.id())).toList());
        outbox.mark(lease, lease.lastId(), LEASE);
      } else {
        sendAll(lease);
      }
    }
    assertThat(reports).hasSize(4 * count);
    Collections.shuffle(reports, new Random(11));

    long began = System.nanoTime();
    List<CompletableFuture<Void>> work = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int first = thread * 250;
      work.add(
          CompletableFuture.runAsync(
              () -> {
                for (int at = first; at < reports.size(); at += 1000) {
                  outbox.report(GATEWAY, reports.subList(at, Math.min(at + 250, reports.size())));
                }
              }));
    }
    late.forEach(
        (lease, answers) -> {
          outbox.record(lease, answers, LEASE);
          outbox.finish(lease);
        });
    work.forEach(CompletableFuture::join);

    double together = reports.size() / ((System.nanoTime() - began) / 1e9);
    double oneByOne = oneByOne();
    System.out.printf(
        "%d reports applied at %.0f/s on %s, %.1f times the %.0f/s of a commit for each%n",
        reports.size(), together, kind, together / oneByOne, oneByOne);
    assertThat(recap.progress(appended.campaignId(), Samples.DIRECTOR).orElseThrow().byState())
        .isEqualTo(expected);
    assertThat(rows("sms_parked_report")).isZero();
  }

  /** Reports a second when each has a transaction of its own, as if it came alone. */
  private double oneByOne() {
    int count = 200;
    SendLease lease = append(Samples.plan(), count).leases().get(0);
    List<QueuedSms> waiting = outbox.read(lease, 0, count);
    sendAll(lease);
    long began = System.nanoTime();
    for (QueuedSms sms : waiting) {
      outbox.report(GATEWAY, List.of(byReference(sms.reference(), Status.DELIVERED)));
    }
    return waiting.size() / ((System.nanoTime() - began) / 1e9);
  }
}
