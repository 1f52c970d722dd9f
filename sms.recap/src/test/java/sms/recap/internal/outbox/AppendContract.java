package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What {@code append} promises, on either database. */
abstract class AppendContract extends ContractTest {
  AppendContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private void assertNothingWritten() {
    assertThat(rows("sms_campaign")).isZero();
    assertThat(rows("sms_slice")).isZero();
    assertThat(rows("sms")).isZero();
  }

  @Test
  void ids_are_consecutive_and_cut_into_slices_that_the_host_may_send_at_once() {
    Appended appended = append(Samples.plan(), 4_500);

    assertThat(appended.messages()).isEqualTo(4_500);
    List<SendLease> leases = appended.leases();
    assertThat(leases).hasSize(3);
    long first = leases.get(0).firstId();
    assertThat(leases)
        .extracting(SendLease::firstId)
        .containsExactly(first, first + 2_000, first + 4_000);
    assertThat(leases)
        .extracting(SendLease::lastId)
        .containsExactly(first + 1_999, first + 3_999, first + 4_499);
    assertThat(leases).allMatch(lease -> lease.owner().equals("host") && lease.attempt() == 1);
    assertThat(outbox.read(leases.get(2), 0, 1_000))
        .extracting(QueuedSms::id)
        .containsExactlyElementsOf(
            IntStream.range(0, 500).mapToObj(i -> first + 4_000 + i).toList());
  }

  @Test
  void the_ids_of_a_later_campaign_are_above() {
    SendLease earlier = leased(3);
    assertThat(leased(3).firstId()).isEqualTo(earlier.lastId() + 1);
  }

  @Test
  void an_sms_is_read_back_as_it_was_appended() {
    OutboundSms common = Samples.sms("Zoé", "+33612345678", "Le collège est fermé demain.");
    OutboundSms own = Samples.sms("Éric", "+262692000001", "Bonjour Éric 🎒");
    SendLease lease = append(Samples.plan(), common, own).leases().get(0);

    List<QueuedSms> read = outbox.read(lease, 0, 10);

    assertThat(read).extracting(QueuedSms::text).containsExactly(common.text(), own.text());
    assertThat(read).extracting(QueuedSms::number).containsExactly(common.number(), own.number());
    assertThat(read)
        .extracting(QueuedSms::personId)
        .containsExactly(common.personId(), own.personId());
    assertThat(read).extracting(QueuedSms::attempts).containsOnly(0);
    assertThat(read.get(0).reference()).isNotEqualTo(read.get(1).reference());
    assertThat(read.get(0).reference().getLeastSignificantBits()).isEqualTo(lease.firstId());
  }

  @Test
  void a_stream_that_breaks_in_the_middle_leaves_nothing() {
    Stream<OutboundSms> breaking =
        IntStream.rangeClosed(1, 6_000)
            .mapToObj(
                n -> {
                  if (n == 5_000) {
                    throw new IllegalStateException("the directory is away");
                  }
                  return Samples.sms(n);
                });

    assertThatThrownBy(
            () -> outbox.append(Samples.plan().confirmed(6_000), breaking, "host", LEASE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the directory is away");

    assertNothingWritten();
  }

  @Test
  void messages_that_are_not_what_was_confirmed_leave_nothing() {
    assertThat(
            outbox.append(Samples.plan().confirmed(4_999), Samples.messages(5_000), "host", LEASE))
        .isEqualTo(new AppendResult.Differs(5_000, new Money(5_000 * Samples.PRICE, Samples.EUR)));
    assertThat(outbox.append(Samples.plan().confirmed(3), Samples.messages(2), "host", LEASE))
        .isEqualTo(new AppendResult.Differs(2, new Money(2 * Samples.PRICE, Samples.EUR)));
    assertNothingWritten();
  }

  @Test
  void an_amount_in_another_currency_is_refused_and_leaves_nothing() {
    OutboundSms sms = Samples.sms(1);
    OutboundSms other =
        new OutboundSms(
            sms.name(),
            sms.number(),
            sms.record(),
            sms.personId(),
            sms.text(),
            sms.encoding(),
            1,
            new Money(1, Currency.getInstance("XPF")),
            Optional.empty());

    assertThatThrownBy(() -> append(Samples.plan(), sms, other))
        .isInstanceOf(IllegalArgumentException.class);

    assertNothingWritten();
  }

  @Test
  void an_empty_stream_is_no_campaign() {
    assertThat(outbox.append(Samples.plan().confirmed(0), Stream.of(), "host", LEASE))
        .isEqualTo(new AppendResult.Empty());
    assertNothingWritten();
  }

  @Test
  void the_same_key_again_is_a_duplicate_whose_messages_are_not_read() {
    Samples.Plan plan = Samples.plan();
    long campaign = append(plan, 3).campaignId();
    AtomicInteger read = new AtomicInteger();
    AtomicBoolean closed = new AtomicBoolean();

    AppendResult again =
        outbox.append(
            plan.confirmed(3),
            Samples.messages(3).peek(sms -> read.incrementAndGet()).onClose(() -> closed.set(true)),
            "host",
            LEASE);

    assertThat(again).isEqualTo(new AppendResult.Duplicate(campaign));
    assertThat(read).hasValue(0);
    assertThat(closed).isTrue();
    assertThat(outbox.campaignOf(plan.key())).contains(campaign);
    assertThat(outbox.campaign(campaign).map(Campaign::userId))
        .contains(Samples.SECRETARY.userId());
  }

  @Test
  void of_two_clicks_at_the_same_moment_one_wins() {
    Samples.Plan plan = Samples.plan();
    CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    List<AppendResult> results =
        Stream.of(1, 2)
            .map(
                click ->
                    CompletableFuture.supplyAsync(
                        () ->
                            outbox.append(
                                plan.confirmed(2_500),
                                Samples.messages(2_500).peek(sms -> meet(bothHaveRead, sms)),
                                "host" + click,
                                LEASE)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results).hasAtLeastOneElementOfType(Appended.class);
    long campaign = outbox.campaignOf(plan.key()).orElseThrow();
    assertThat(results).contains(new AppendResult.Duplicate(campaign));
    assertThat(rows("sms_campaign")).isEqualTo(1);
    assertThat(rows("sms")).isEqualTo(2_500);
    assertThat(rows("sms_slice")).isEqualTo(2);
  }

  private static void meet(CyclicBarrier barrier, OutboundSms sms) {
    if (sms.name().equals("Recipient 2500")) {
      try {
        barrier.await(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void a_deferred_campaign_waits_for_its_time() {
    Appended appended =
        append(Samples.plan().deferredTo(Samples.START.plus(Duration.ofHours(1))), 3);

    assertThat(appended.leases()).isEmpty();
    assertThat(counts()).containsOnlyKeys(SmsState.SCHEDULED);
    assertThat(claim("host", 9)).isEmpty();
    clock.forward(Duration.ofHours(1));
    List<SendLease> due = claim("host", 9);
    assertThat(due).hasSize(1);
    assertThat(outbox.read(due.get(0), 0, 9)).hasSize(3);
  }

  @Test
  void until_its_commit_nobody_sees_a_long_campaign_and_a_crash_removes_it() throws Exception {
    CountDownLatch halfway = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<AppendResult> appending =
        CompletableFuture.supplyAsync(
            () ->
                outbox.append(
                    Samples.plan().confirmed(5_000),
                    Samples.messages(5_000)
                        .peek(
                            sms -> {
                              if (sms.name().equals("Recipient 4500")) {
                                halfway.countDown();
                                await(goOn);
                              }
                            }),
                    "host",
                    LEASE));
    await(halfway);
    awaitRows(4_000); // written beside the reading
    assertThat(states()).isEmpty();
    assertThat(recap.users(Samples.DIRECTOR)).isEmpty();
    clock.forward(LEASE.multipliedBy(10));
    assertThat(claim("other", 9)).isEmpty();

    // what the next life of a killed process does at its start
    assertThat(new Slices(database()).settleFormerLife()).isZero();
    assertNothingWritten();

    // and should the former one be alive after all, it finds out
    goOn.countDown();
    assertThatThrownBy(appending::join).hasCauseInstanceOf(OutboxUnavailableException.class);
    assertNothingWritten();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitRows(long count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (rows("sms") < count) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(rows("sms")).isEqualTo(count);
  }

  @Test
  void a_hundred_thousand_are_never_held_in_memory_as_a_whole() {
    int count = 100_000;
    AtomicInteger held = new AtomicInteger();
    WeakReference<?>[] early = new WeakReference<?>[10];
    Stream<OutboundSms> messages =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                n -> {
                  OutboundSms sms = Samples.sms(n);
                  if (n <= early.length) {
                    early[n - 1] = new WeakReference<>(sms);
                  }
                  if (n == count / 2) {
                    System.gc();
                    held.set((int) Stream.of(early).filter(r -> r.get() != null).count());
                  }
                  return sms;
                });
    long begin = System.nanoTime();

    Appended appended = append(Samples.plan(), messages, count);

    System.out.printf(
        "%s: %,d SMS appended at %,d/s%n",
        kind, count, count * 1_000_000_000L / (System.nanoTime() - begin));
    assertThat(appended.leases()).hasSize(50);
    assertThat(rows("sms")).isEqualTo(count);
    assertThat(held).hasValue(0);
  }

  @Test
  void hostile_text_is_data() {
    String name = "O'Brien\"; DROP TABLE sms; -- %_!\\ #PASS \u0000 \uD83D";
    String text = "L'été, c'est 100 % _vrai_ \\ \" ; -- 😀";
    SendLease lease =
        append(Samples.plan(), Samples.sms(name, "+33612345678", text)).leases().get(0);

    assertThat(outbox.read(lease, 0, 1).get(0).text()).isEqualTo(text);
    // what a database cannot hold is seen to be missing
    assertThat(line(lease.firstId()).recipient())
        .isEqualTo("O'Brien\"; DROP TABLE sms; -- %_!\\ #PASS \uFFFD \uFFFD");
  }

  @Test
  void a_name_that_is_too_long_is_cut_and_an_identifier_is_refused() {
    SendLease lease =
        append(Samples.plan(), Samples.sms("é".repeat(300), "+33612345678", "x")).leases().get(0);
    assertThat(line(lease.firstId()).recipient()).hasSize(255).endsWith("é…");

    OutboundSms sms = Samples.sms(1);
    OutboundSms other =
        new OutboundSms(
            sms.name(),
            sms.number(),
            sms.record(),
            Optional.of("P".repeat(300)),
            sms.text(),
            sms.encoding(),
            1,
            sms.cost(),
            Optional.empty());
    assertThatThrownBy(() -> append(Samples.plan(), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("PPP");
    assertThat(rows("sms")).isEqualTo(1);
  }
}
