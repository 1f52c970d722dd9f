package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.api.compose.Encoding;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.AppendResult.OverQuota;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.DailyUsage;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.QuotaScope;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SendingQuotas;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** How the outbox holds campaigns to daily quotas, on either database. */
abstract class QuotaContract extends ContractTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final OptionalLong NONE = OptionalLong.empty();

  QuotaContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private static SendingQuotas user(long perDay) {
    return new SendingQuotas(OptionalLong.of(perDay), NONE, PARIS);
  }

  private static SendingQuotas school(long perDay) {
    return new SendingQuotas(NONE, OptionalLong.of(perDay), PARIS);
  }

  private AppendResult append(Samples.Plan plan, int count, SendingQuotas quotas) {
    return outbox.append(plan.confirmed(count), Samples.messages(count), "host", LEASE, quotas);
  }

  private AppendResult append(int count, SendingQuotas quotas) {
    return append(Samples.plan(), count, quotas);
  }

  private DailyUsage usage() {
    return outbox.usage(Samples.SECRETARY.userId(), PARIS);
  }

  @Test
  void what_was_sent_today_is_counted_by_user_and_for_the_school() {
    LocalDate today = LocalDate.of(2026, 3, 2);
    assertThat(usage()).isEqualTo(new DailyUsage(today, 0, 0));
    append(Samples.plan(), 3);
    append(Samples.plan().by(Samples.DIRECTOR), 4);
    assertThat(usage()).isEqualTo(new DailyUsage(today, 3, 7));
  }

  @Test
  void sms_are_counted_as_they_are_billed() {
    OutboundSms two =
        new OutboundSms(
            "Zoé",
            Samples.sms(1).number(),
            Optional.empty(),
            Optional.empty(),
            "Long",
            Encoding.GSM7,
            2,
            new Money(2 * Samples.PRICE, Samples.EUR),
            Optional.empty());
    outbox.append(Samples.plan().confirmed(2), Stream.of(two), "host", LEASE);
    assertThat(usage().user()).isEqualTo(2);
  }

  @Test
  void a_day_begins_at_midnight_of_the_school_whatever_the_database_thinks() {
    clock.set(Instant.parse("2026-03-02T22:59:59Z")); // 23:59:59 in Paris
    append(3, user(3));
    assertThat(append(1, user(3))).isInstanceOf(OverQuota.class);

    clock.set(Instant.parse("2026-03-02T23:00:00Z"));
    assertThat(append(3, user(3))).isInstanceOf(Appended.class);
    assertThat(usage()).isEqualTo(new DailyUsage(LocalDate.of(2026, 3, 3), 3, 3));
    assertThat(outbox.usage("sec", ZoneId.of("Indian/Reunion")).user()).isEqualTo(6);
    assertThat(outbox.usage("sec", ZoneId.of("America/Guadeloupe")).user()).isEqualTo(6);
  }

  @Test
  void the_days_of_a_changed_clock_have_23_and_25_hours() {
    clock.set(Instant.parse("2026-03-28T23:00:00Z"));
    append(1, user(1));
    clock.set(Instant.parse("2026-03-29T21:59:00Z"));
    assertThat(append(1, user(1))).isInstanceOf(OverQuota.class);
    clock.set(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(append(1, user(1))).isInstanceOf(Appended.class);

    clock.set(Instant.parse("2026-10-24T22:00:00Z"));
    append(1, user(1));
    clock.set(Instant.parse("2026-10-25T22:59:00Z"));
    assertThat(append(1, user(1))).isInstanceOf(OverQuota.class);
    clock.set(Instant.parse("2026-10-25T23:00:00Z"));
    assertThat(append(1, user(1))).isInstanceOf(Appended.class);
  }

  @Test
  void exactly_the_quota_can_be_sent_and_not_one_more() {
    assertThat(append(6, user(10))).isInstanceOf(Appended.class);
    assertThat(append(5, user(10))).isEqualTo(new OverQuota(QuotaScope.USER, 10, 6));
    assertThat(append(4, user(10))).isInstanceOf(Appended.class);
    assertThat(append(1, user(10))).isEqualTo(new OverQuota(QuotaScope.USER, 10, 10));
    assertThat(rows("sms")).isEqualTo(10);
    assertThat(rows("sms_campaign")).isEqualTo(2);
  }

  @Test
  void the_school_is_counted_together_and_a_user_alone() {
    append(Samples.plan().by(Samples.DIRECTOR), 6);
    assertThat(append(5, school(10))).isEqualTo(new OverQuota(QuotaScope.SCHOOL, 10, 6));
    assertThat(append(5, user(5))).isInstanceOf(Appended.class);
  }

  @Test
  void the_tighter_of_two_quotas_is_told() {
    append(Samples.plan(), 6);
    SendingQuotas userTighter = new SendingQuotas(OptionalLong.of(7), OptionalLong.of(8), PARIS);
    SendingQuotas schoolTighter = new SendingQuotas(OptionalLong.of(8), OptionalLong.of(7), PARIS);
    assertThat(append(3, userTighter)).isEqualTo(new OverQuota(QuotaScope.USER, 7, 6));
    assertThat(append(3, schoolTighter)).isEqualTo(new OverQuota(QuotaScope.SCHOOL, 7, 6));
  }

  @Test
  void a_quota_that_was_lowered_below_what_was_sent_leaves_nothing() {
    append(Samples.plan(), 6);
    assertThat(append(1, user(2))).isEqualTo(new OverQuota(QuotaScope.USER, 2, 6));
    assertThat(append(1, user(0))).isEqualTo(new OverQuota(QuotaScope.USER, 0, 6));
  }

  @Test
  void what_is_too_much_is_not_even_read() {
    Stream<OutboundSms> unread =
        Stream.generate(
            () -> {
              throw new AssertionError("read");
            });
    assertThat(outbox.append(Samples.plan().confirmed(11), unread, "host", LEASE, user(10)))
        .isEqualTo(new OverQuota(QuotaScope.USER, 10, 0));
  }

  @Test
  void a_large_campaign_that_loses_the_race_leaves_nothing() {
    Stream<OutboundSms> slow =
        Samples.messages(5_000)
            .peek(
                sms -> {
                  if (sms.name().equals("Recipient 4000")) {
                    append(Samples.plan(), 1);
                  }
                });
    AppendResult result =
        outbox.append(Samples.plan().confirmed(5_000), slow, "host", LEASE, user(5_000));
    assertThat(result).isEqualTo(new OverQuota(QuotaScope.USER, 5_000, 1));
    assertThat(rows("sms")).isEqualTo(1);
    assertThat(rows("sms_slice")).isEqualTo(1);
  }

  @Test
  void those_who_click_at_the_same_moment_cannot_all_use_what_is_left() throws Exception {
    int clicks = 8;
    for (SendingQuotas quotas : List.of(user(10), school(20))) {
      startAfreshWith(quotas);
      ExecutorService threads = Executors.newFixedThreadPool(clicks);
      CyclicBarrier together = new CyclicBarrier(clicks);
      List<CompletableFuture<AppendResult>> results =
          IntStream.range(0, clicks)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            try {
                              together.await(30, TimeUnit.SECONDS);
                            } catch (Exception e) {
                              throw new AssertionError(e);
                            }
                            return append(3, quotas);
                          },
                          threads))
              .toList();
      long taken =
          results.stream().map(CompletableFuture::join).filter(Appended.class::isInstance).count();
      threads.shutdown();
      assertThat(taken).isEqualTo(quotas.userPerDay().isPresent() ? 3 : 6);
      assertThat(usage().user()).isEqualTo(3 * taken);
    }
  }

  /** The next day: nothing is used yet. */
  private void startAfreshWith(SendingQuotas quotas) {
    clock.set(Samples.START.plus(Duration.ofDays(quotas.userPerDay().isPresent() ? 1 : 2)));
    assertThat(usage().school()).isZero();
  }

  @Test
  void a_second_click_is_the_first_ones_campaign_though_nothing_is_left() {
    Samples.Plan plan = Samples.plan();
    long id = ((Appended) append(plan, 3, user(3))).campaignId();
    assertThat(append(plan, 3, user(3))).isEqualTo(new AppendResult.Duplicate(id));
  }

  @Test
  void a_deferred_campaign_counts_on_the_day_it_is_confirmed() {
    append(Samples.plan().deferredTo(Samples.START.plus(Duration.ofDays(3))), 3);
    assertThat(usage().user()).isEqualTo(3);
    clock.set(Samples.START.plus(Duration.ofDays(3)));
    assertThat(usage().user()).isZero();
  }

  @Test
  void what_is_taken_back_can_be_sent_again() {
    Appended appended =
        append(Samples.plan().deferredTo(Samples.START.plus(Duration.ofHours(3))), 5);
    outbox.cancel(appended.campaignId(), "sec");
    outbox.cancel(appended.campaignId(), "sec");
    assertThat(usage()).isEqualTo(new DailyUsage(LocalDate.of(2026, 3, 2), 0, 0));
    assertThat(append(5, user(5))).isInstanceOf(Appended.class);
  }

  @Test
  void what_had_left_or_was_under_way_stays_counted() {
    SendLease lease = leased(5);
    mark(lease, 2);
    record(lease, sent(nth(lease, 1)));
    outbox.cancel(lease.campaignId(), "sec");
    assertThat(usage().user()).isEqualTo(2);

    // the second comes back untaken: it is cancelled with its campaign
    record(lease, retry(nth(lease, 2), Duration.ofMinutes(1)));
    assertThat(state(nth(lease, 2))).isEqualTo(SmsState.CANCELLED);
    assertThat(usage().user()).isEqualTo(1);
    outbox.finish(lease);
    assertThat(usage().user()).isEqualTo(1);
  }

  @Test
  void the_sender_goes_with_every_lease() {
    SenderId sender = new SenderId("CHARLEMAGNE");
    Campaign plain = Samples.plan().confirmed(1);
    Campaign campaign =
        new Campaign(
            plain.key(),
            plain.userId(),
            plain.userName(),
            plain.workstation(),
            plain.purpose(),
            plain.mode(),
            plain.templateId(),
            plain.text(),
            plain.selection(),
            plain.notBefore(),
            plain.expires(),
            1,
            plain.confirmedCost(),
            false,
            Optional.of(sender));
    Appended appended = (Appended) outbox.append(campaign, Samples.messages(1), "host", LEASE);
    assertThat(appended.leases().get(0).sender()).contains(sender);
    outbox.finish(appended.leases().get(0));
    assertThat(claim("other", 1).get(0).sender()).contains(sender);
    assertThat(leased(1).sender()).isEmpty();
  }
}
