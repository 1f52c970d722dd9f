package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.PastSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.recap.DeliveryTrail;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/**
 * What a person decides of an SMS that did not arrive or whose outcome is unknown, and deferred
 * campaigns that move.
 */
abstract class ResolveContract extends ContractTest {
  protected ResolveContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final String WHO = "Mme Martin (dir)";

  /** The only SMS of a campaign, whose host died while it was under way. */
  private long uncertain() {
    SendLease lease = leased(1);
    mark(lease, 1);
    assertThat(outbox.settle(lease.owner())).isEqualTo(1);
    return lease.firstId();
  }

  private DeliveryTrail trail(long sms) {
    return recap.trail(sms, Samples.DIRECTOR).orElseThrow();
  }

  private Campaign again(PastSms sms) {
    OutboundSms message = sms.message().orElseThrow();
    Campaign first = sms.campaign();
    return new Campaign(
        UUID.nameUUIDFromBytes(new byte[] {(byte) sms.id()}),
        Samples.DIRECTOR.userId(),
        Samples.DIRECTOR.displayName(),
        "",
        first.purpose(),
        first.mode(),
        first.templateId(),
        message.text(),
        first.selection(),
        Optional.empty(),
        clock.instant().plus(Duration.ofHours(1)),
        message.parts(),
        message.cost(),
        true,
        first.sender(),
        false,
        OptionalLong.of(sms.id()));
  }

  private AppendResult resend(PastSms sms) {
    return outbox.append(again(sms), Stream.of(sms.message().orElseThrow()), "host", LEASE);
  }

  @Test
  void an_uncertain_sms_comes_back_with_all_it_was_sent_with() {
    long id = uncertain();
    PastSms sms = outbox.past(id).orElseThrow();
    assertThat(sms.message()).contains(Samples.sms(1));
    assertThat(sms.number()).isEqualTo(Samples.sms(1).number());
    assertThat(sms.campaign().userId()).isEqualTo(Samples.SECRETARY.userId());
    assertThat(sms.campaign().purpose()).isEqualTo(Samples.plan().purpose());
    assertThat(sms.gatewayId()).isEmpty();
    assertThat(sms.since()).isEqualTo(clock.instant());
    assertThat(sms.resentAs()).isEmpty();
  }

  @Test
  void those_that_wait_for_a_decision_are_counted_until_somebody_has_decided() {
    Instant first = clock.instant();
    long one = uncertain();
    clock.forward(Duration.ofMinutes(10));
    long two = uncertain();
    long three = uncertain();
    sendAll(leased(5));
    assertThat(outbox.backlog()).isEqualTo(Map.of(SmsState.UNCERTAIN, new Backlog(3, first)));

    outbox.resolve(one, true, WHO);
    Instant later = clock.instant();
    assertThat(outbox.backlog()).isEqualTo(Map.of(SmsState.UNCERTAIN, new Backlog(2, later)));
    outbox.resolve(two, false, WHO);
    resend(outbox.past(three).orElseThrow());
    assertThat(outbox.backlog()).containsOnlyKeys(SmsState.QUEUED); // the one sent again
  }

  @Test
  void after_a_month_nobody_is_reminded_of_an_uncertain_one() {
    uncertain();
    clock.forward(Duration.ofDays(30));
    assertThat(outbox.backlog()).containsOnlyKeys(SmsState.UNCERTAIN);
    clock.forward(Duration.ofMillis(1));
    assertThat(outbox.backlog()).isEmpty();
  }

  @Test
  void one_that_is_not_uncertain_is_nobodys_to_decide() {
    SendLease lease = leased(1);
    assertThat(outbox.past(lease.firstId())).isEmpty();
    assertThat(outbox.past(987_654)).isEmpty();
    assertThat(outbox.resolve(lease.firstId(), true, WHO)).isFalse();
    assertThat(trail(lease.firstId()).line().state()).isEqualTo(SmsState.QUEUED);
  }

  @Test
  void said_to_be_sent_it_is_sent_and_the_trail_says_who_said_so() {
    long id = uncertain();
    clock.forward(Duration.ofMinutes(5));
    assertThat(outbox.resolve(id, true, WHO)).isTrue();
    assertThat(outbox.resolve(id, false, "another")).isFalse();

    DeliveryTrail trail = trail(id);
    assertThat(trail.line().state()).isEqualTo(SmsState.SENT);
    assertThat(trail.line().reason()).isEmpty();
    DeliveryTrail.Event last = trail.events().get(trail.events().size() - 1);
    assertThat(last)
        .isEqualTo(
            new DeliveryTrail.Event(
                clock.instant(), SmsState.SENT, Optional.empty(), "", Optional.of(WHO)));
    assertThat(trail.events()).extracting(DeliveryTrail.Event::state).contains(SmsState.UNCERTAIN);
  }

  @Test
  void said_to_be_sent_a_report_still_tells_what_the_telephone_did() {
    long id = uncertain();
    UUID reference = outbox.past(id).orElseThrow().reference();
    outbox.resolve(id, true, WHO);
    int changed =
        outbox.report(
            "one",
            List.of(
                new DeliveryReport(
                    Optional.of(reference),
                    Optional.empty(),
                    DeliveryReport.Status.DELIVERED,
                    Optional.empty(),
                    "",
                    Optional.empty())));
    assertThat(changed).isEqualTo(1);
    assertThat(trail(id).line().state()).isEqualTo(SmsState.DELIVERED);
  }

  @Test
  void said_not_to_be_sent_it_is_cancelled_and_counts_no_more() {
    long id = uncertain();
    assertThat(outbox.usage("sec", ZONE).user()).isEqualTo(1);
    assertThat(outbox.resolve(id, false, WHO)).isTrue();
    assertThat(trail(id).line().state()).isEqualTo(SmsState.CANCELLED);
    assertThat(trail(id).events().get(trail(id).events().size() - 1).by()).contains(WHO);
    assertThat(outbox.usage("sec", ZONE).user()).isZero();
  }

  @Test
  void sent_again_both_lead_to_each_other_and_the_first_stays_uncertain() {
    long old = uncertain();
    PastSms sms = outbox.past(old).orElseThrow();
    AppendResult.Appended sent = (AppendResult.Appended) resend(sms);
    long repeated = sent.leases().get(0).firstId();

    assertThat(trail(old).line().state()).isEqualTo(SmsState.UNCERTAIN);
    assertThat(trail(old).resentAs()).hasValue(repeated);
    assertThat(trail(old).events().get(trail(old).events().size() - 1).by())
        .contains(Samples.DIRECTOR.displayName());
    assertThat(trail(repeated).resendOf()).hasValue(old);
    assertThat(trail(repeated).line().recipient()).isEqualTo(Samples.sms(1).name());
    assertThat(outbox.past(old).orElseThrow().resentAs()).hasValue(repeated);
    assertThat(outbox.campaign(sent.campaignId()).orElseThrow().resendOf()).hasValue(old);
  }

  /** The only SMS of a campaign, that did not arrive. */
  private long failed(SmsState state) {
    SendLease lease = leased(1);
    mark(lease, 1);
    record(lease, refused(lease.firstId(), state, FailureReason.OTHER));
    outbox.finish(lease);
    return lease.firstId();
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "FAILED"})
  void what_did_not_arrive_is_sent_again_and_stays_what_it_is(SmsState state) {
    long old = failed(state);
    PastSms sms = outbox.past(old).orElseThrow();
    assertThat(sms.state()).isEqualTo(state);
    assertThat(sms.reason()).contains(FailureReason.OTHER);
    long repeated = ((AppendResult.Appended) resend(sms)).leases().get(0).firstId();
    assertThat(trail(old).line().state()).isEqualTo(state);
    assertThat(trail(old).resentAs()).hasValue(repeated);
    assertThat(trail(repeated).resendOf()).hasValue(old);
  }

  @Test
  void delivered_after_all_it_is_not_sent_again() {
    SendLease lease = leased(1);
    sendAll(lease);
    long old = lease.firstId();
    report(byProviderId(old, DeliveryReport.Status.UNDELIVERED));
    PastSms sms = outbox.past(old).orElseThrow();
    report(byProviderId(old, DeliveryReport.Status.DELIVERED));
    assertThat(outbox.past(old)).isEmpty();
    assertThat(resend(sms)).isEqualTo(new AppendResult.Settled(SmsState.DELIVERED));
  }

  @Test
  void a_second_click_does_not_send_it_a_third_time() {
    PastSms sms = outbox.past(uncertain()).orElseThrow();
    AppendResult.Appended sent = (AppendResult.Appended) resend(sms);
    assertThat(resend(sms)).isEqualTo(new AppendResult.Duplicate(sent.campaignId()));
  }

  @Test
  void settled_meanwhile_it_is_not_sent_again() {
    PastSms sms = outbox.past(uncertain()).orElseThrow();
    outbox.resolve(sms.id(), true, WHO);
    assertThat(resend(sms)).isEqualTo(new AppendResult.Settled(SmsState.SENT));
    assertThat(outbox.campaignOf(again(sms).key())).isEmpty();
  }

  // --- reschedule --------------------------------------------------------------------------------

  private long deferred(int count, Instant to) {
    return append(Samples.plan().deferredTo(to), count).campaignId();
  }

  @Test
  void a_deferred_campaign_leaves_at_its_new_time_and_not_before() {
    Instant first = clock.instant().plus(Duration.ofHours(1));
    Instant later = first.plus(Duration.ofHours(1));
    long id = deferred(3, first);
    assertThat(outbox.reschedule(id, later, later.plus(Duration.ofHours(2)), "sec")).isTrue();
    assertThat(outbox.campaign(id).orElseThrow().notBefore()).contains(later);
    assertThat(recap.progress(id, Samples.DIRECTOR).orElseThrow().notBefore()).contains(later);

    clock.set(first);
    assertThat(claim("host", 10)).isEmpty();
    clock.set(later);
    assertThat(claim("host", 10))
        .singleElement()
        .satisfies(l -> assertThat(l.expires()).isEqualTo(later.plus(Duration.ofHours(2))));
  }

  @Test
  void it_can_be_moved_forward_too() {
    Instant first = clock.instant().plus(Duration.ofHours(5));
    long id = deferred(1, first);
    Instant sooner = clock.instant().plus(Duration.ofMinutes(1));
    assertThat(outbox.reschedule(id, sooner, first, "sec")).isTrue();
    clock.set(sooner);
    assertThat(claim("host", 10)).hasSize(1);
  }

  @Test
  void once_something_of_it_was_claimed_nothing_of_it_moves() {
    Instant first = clock.instant().plus(Duration.ofHours(1));
    long id = deferred(4_100, first);
    clock.set(first);
    claim("host", 1);
    Instant later = first.plus(Duration.ofHours(1));
    assertThat(outbox.reschedule(id, later, later.plusSeconds(60), "sec")).isFalse();
    assertThat(outbox.campaign(id).orElseThrow().notBefore()).contains(first);
    assertThat(claim("host", 10)).as("the rest of it").hasSize(2);
  }

  @Test
  void neither_a_cancelled_campaign_moves_nor_one_that_was_not_deferred_nor_an_unknown_one() {
    Instant later = clock.instant().plus(Duration.ofHours(2));
    long cancelled = deferred(1, later);
    outbox.cancel(cancelled, "sec");
    assertThat(outbox.reschedule(cancelled, later, later.plusSeconds(60), "sec")).isFalse();
    assertThat(outbox.reschedule(leased(1).campaignId(), later, later.plusSeconds(60), "sec"))
        .isFalse();
    assertThat(outbox.reschedule(987_654, later, later.plusSeconds(60), "sec")).isFalse();
  }
}
