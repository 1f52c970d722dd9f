package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.messages;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.QuotaScope;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SendingAllowance;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.host.SendingLimits;
import sms.dispatch.internal.testing.LedgerGateway;

/** Thresholds, quotas and senders. */
class LimitsTest {
  private static final SenderId CHARLEMAGNE = new SenderId("CHARLEMAGNE");

  private final School school = new School();
  private final List<Optional<SenderId>> asked = new CopyOnWriteArrayList<>();
  private final LedgerGateway gateway =
      school.bind(remembering(new LedgerGateway("one").withSenders()));

  private LedgerGateway remembering(LedgerGateway other) {
    LedgerGateway.Behaviour accept = LedgerGateway.accept();
    return other.behaves(
        request -> {
          asked.add(request.sender());
          return accept.apply(request);
        });
  }

  @AfterEach
  void close() {
    school.close();
  }

  private static OptionalLong some(long value) {
    return OptionalLong.of(value);
  }

  private static SendingLimits limits(OptionalLong threshold, OptionalLong user) {
    return new SendingLimits(threshold, user, OptionalLong.empty());
  }

  private SmsDispatcher dispatcher(SendingLimits limits, SenderId... senders) {
    school.rules = new SendingRules(limits, List.of(senders));
    return school.dispatcher();
  }

  private Campaign campaign(
      int messages, Purpose purpose, boolean largeConfirmed, Optional<SenderId> sender) {
    Campaign plain = school.campaign(messages, SendingMode.STANDARD, purpose);
    return new Campaign(
        UUID.randomUUID(),
        plain.userId(),
        plain.userName(),
        plain.workstation(),
        purpose,
        plain.mode(),
        plain.templateId(),
        plain.text(),
        plain.selection(),
        plain.notBefore(),
        plain.expires(),
        messages,
        plain.confirmedCost(),
        largeConfirmed,
        sender);
  }

  private Campaign from(String sender) {
    return campaign(1, Purpose.INFORMATION, false, Optional.of(new SenderId(sender)));
  }

  private SendResult send(SmsDispatcher dispatcher, Campaign campaign) {
    return dispatcher.send(campaign, messages((int) campaign.confirmedParts()), SECRETARY);
  }

  // ---- thresholds

  @Test
  void a_batch_above_the_threshold_asks_for_a_confirmation_with_figures() {
    SmsDispatcher dispatcher = dispatcher(limits(some(3), OptionalLong.empty()));

    SendResult result = send(dispatcher, school.campaign(4));

    assertThat(result)
        .isInstanceOfSatisfying(
            SendResult.ThresholdNotConfirmed.class,
            asked -> {
              assertThat(asked.threshold()).isEqualTo(3);
              assertThat(asked.parts()).isEqualTo(4);
              assertThat(asked.problem().code()).isEqualTo("send.threshold");
              assertThat(asked.problem().message()).contains("4 SMS", "3");
            });
    assertThat(school.outbox.rows()).isEmpty();
    assertThat(send(dispatcher, campaign(4, Purpose.INFORMATION, true, Optional.empty())))
        .isInstanceOf(SendResult.Enqueued.class);
    assertThat(send(dispatcher, school.campaign(3))).isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void an_emergency_too_is_confirmed_above_the_threshold() {
    SmsDispatcher dispatcher = dispatcher(limits(some(3), OptionalLong.empty()));
    assertThat(send(dispatcher, campaign(4, Purpose.EMERGENCY, false, Optional.empty())))
        .isInstanceOf(SendResult.ThresholdNotConfirmed.class);
  }

  @Test
  void a_repeated_request_is_recognised_though_it_lost_its_confirmation() {
    SmsDispatcher dispatcher = dispatcher(limits(some(3), OptionalLong.empty()));
    Campaign confirmed = campaign(4, Purpose.INFORMATION, true, Optional.empty());
    long id = School.enqueued(send(dispatcher, confirmed));
    Campaign again =
        new Campaign(
            confirmed.key(),
            confirmed.userId(),
            confirmed.userName(),
            confirmed.workstation(),
            confirmed.purpose(),
            confirmed.mode(),
            confirmed.templateId(),
            confirmed.text(),
            confirmed.selection(),
            confirmed.notBefore(),
            confirmed.expires(),
            4,
            confirmed.confirmedCost());
    assertThat(send(dispatcher, again)).isEqualTo(new SendResult.AlreadyEnqueued(id));
  }

  // ---- quotas

  @Test
  void more_than_the_quota_leaves_is_refused_with_figures() {
    SmsDispatcher dispatcher = dispatcher(limits(OptionalLong.empty(), some(10)));
    School.enqueued(send(dispatcher, school.campaign(7)));

    assertThat(send(dispatcher, school.campaign(4)))
        .isInstanceOfSatisfying(
            SendResult.QuotaExceeded.class,
            over -> {
              assertThat(over.scope()).isEqualTo(QuotaScope.USER);
              assertThat(over.limit()).isEqualTo(10);
              assertThat(over.used()).isEqualTo(7);
              assertThat(over.parts()).isEqualTo(4);
              assertThat(over.problem().message()).contains("4 SMS", "reste 3", "sur 10");
            });
    assertThat(school.outbox.rows()).hasSize(7);
    assertThat(send(dispatcher, school.campaign(3))).isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void an_emergency_is_counted_and_never_refused_for_a_quota() {
    SmsDispatcher dispatcher = dispatcher(limits(OptionalLong.empty(), some(2)));
    assertThat(send(dispatcher, campaign(5, Purpose.EMERGENCY, false, Optional.empty())))
        .isInstanceOf(SendResult.Enqueued.class);
    assertThat(dispatcher.allowance(SECRETARY).used().user()).isEqualTo(5);
    assertThat(send(dispatcher, school.campaign(1))).isInstanceOf(SendResult.QuotaExceeded.class);
  }

  @Test
  void the_page_is_told_before_what_can_be_sent() {
    SmsDispatcher dispatcher = dispatcher(limits(some(3), some(10)));
    School.enqueued(send(dispatcher, campaign(4, Purpose.INFORMATION, true, Optional.empty())));

    SendingAllowance allowance = dispatcher.allowance(SECRETARY);

    assertThat(allowance.limits()).isEqualTo(limits(some(3), some(10)));
    assertThat(allowance.used().user()).isEqualTo(4);
    assertThat(allowance.remaining()).hasValue(6);
    assertThat(allowance.asksToConfirm(3)).isFalse();
    assertThat(allowance.asksToConfirm(4)).isTrue();
  }

  @Test
  void without_rules_everything_can_be_sent() {
    SendingAllowance allowance = dispatcher(SendingLimits.NONE).allowance(SECRETARY);
    assertThat(allowance.remaining()).isEmpty();
    assertThat(allowance.asksToConfirm(1_000_000)).isFalse();
  }

  @Test
  void the_hosts_limits_of_a_user_count_before_the_configured_ones() {
    SmsDispatcher dispatcher = dispatcher(limits(OptionalLong.empty(), some(1)));
    school.rules.host(
        caller ->
            caller.equals(SECRETARY)
                ? Optional.of(limits(OptionalLong.empty(), some(5)))
                : Optional.empty());
    assertThat(dispatcher.allowance(SECRETARY).limits().userPerDay()).hasValue(5);
    assertThat(send(dispatcher, school.campaign(5))).isInstanceOf(SendResult.Enqueued.class);

    school.rules.host(caller -> Optional.empty());
    assertThat(dispatcher.allowance(SECRETARY).limits().userPerDay()).hasValue(1);
    school.rules.host(null);
    assertThat(dispatcher.allowance(SECRETARY).limits().userPerDay()).hasValue(1);
  }

  // ---- senders

  @Test
  void a_sender_of_the_school_goes_down_to_the_gateway() {
    SmsDispatcher dispatcher = dispatcher(SendingLimits.NONE, CHARLEMAGNE);
    assertThat(dispatcher.senders()).containsExactly(CHARLEMAGNE);
    assertThat(dispatcher.offers()).allMatch(ModeOffer::senders);

    School.enqueued(send(dispatcher, from("CHARLEMAGNE")));
    School.enqueued(send(dispatcher, school.campaign(1)));

    school.awaitStates(Map.of(SmsState.SENT, 2));
    assertThat(asked).containsExactlyInAnyOrder(Optional.of(CHARLEMAGNE), Optional.empty());
  }

  @Test
  void a_sender_that_is_not_the_schools_is_refused() {
    SmsDispatcher dispatcher = dispatcher(SendingLimits.NONE, CHARLEMAGNE);
    assertThat(send(dispatcher, from("GENDARMERIE")))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo("sender.unknown");
              assertThat(refused.problem().field()).isEqualTo("sender");
            });
    assertThat(school.outbox.rows()).isEmpty();
  }

  @Test
  void a_gateway_with_a_sender_of_its_own_takes_none() {
    school.unbind(gateway);
    school.bind(new LedgerGateway("plain"));
    SmsDispatcher dispatcher = dispatcher(SendingLimits.NONE, CHARLEMAGNE);
    assertThat(dispatcher.offers()).noneMatch(ModeOffer::senders);
    assertThat(((SendResult.Refused) send(dispatcher, from("CHARLEMAGNE"))).problem().code())
        .isEqualTo("sender.notTaken");
  }

  @Test
  void if_the_gateway_changes_meanwhile_the_sms_leaves_from_the_new_ones_own_sender() {
    SmsDispatcher dispatcher = dispatcher(SendingLimits.NONE, CHARLEMAGNE);
    Campaign now = from("CHARLEMAGNE");
    Instant later = school.clock.instant().plusSeconds(600);
    Campaign deferred =
        new Campaign(
            now.key(),
            now.userId(),
            now.userName(),
            now.workstation(),
            now.purpose(),
            now.mode(),
            now.templateId(),
            now.text(),
            now.selection(),
            Optional.of(later),
            now.expires(),
            1,
            now.confirmedCost(),
            false,
            now.sender());
    School.enqueued(send(dispatcher, deferred));
    school.unbind(gateway);
    school.bind(remembering(new LedgerGateway("plain")));

    school.clock.move(Duration.ofSeconds(601));

    school.awaitStates(Map.of(SmsState.SENT, 1));
    assertThat(asked).containsExactly(Optional.empty());
  }

  // ---- configuration

  private static SendingRules configured(Map<String, Object> values) {
    return new SendingRules(
        (LimitsConfig)
            Proxy.newProxyInstance(
                LimitsConfig.class.getClassLoader(),
                new Class<?>[] {LimitsConfig.class, Annotation.class},
                (proxy, method, arguments) ->
                    values.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @Test
  void nothing_needs_to_be_configured() {
    SendingRules rules = configured(Map.of());
    assertThat(rules.limits(SECRETARY)).isEqualTo(SendingLimits.NONE);
    assertThat(rules.senders()).isEmpty();
  }

  @Test
  void zero_and_less_are_no_limit() {
    SendingRules rules =
        configured(Map.of("confirmAbove", 100L, "userPerDay", 0L, "schoolPerDay", -1L));
    assertThat(rules.limits(SECRETARY))
        .isEqualTo(new SendingLimits(some(100), OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  void senders_that_no_operator_takes_are_left_out() {
    String[] names = {
      " CHARLEMAGNE ", "Collège", "0612345678", "AB", "TWELVE CHARS", "CHARLEMAGNE"
    };
    assertThat(configured(Map.of("senders", names)).senders()).containsExactly(CHARLEMAGNE);
  }
}
