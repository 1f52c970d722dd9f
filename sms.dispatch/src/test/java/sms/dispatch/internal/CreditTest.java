package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.EUR;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.GatewayStatus;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Balance;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.GatewayDesk;
import sms.dispatch.internal.testing.LedgerGateway;

/** An SMS of these tests costs 0,045 €. */
class CreditTest {
  private static final SubmitResult EXHAUSTED =
      new SubmitResult.Rejected(FailureReason.CREDIT_EXHAUSTED, "104");

  private final School school = new School();

  @AfterEach
  void close() {
    school.close();
  }

  private static Balance euros(String amount) {
    long micros = new java.math.BigDecimal(amount).movePointRight(6).longValueExact();
    return new Balance.Known(new Money(micros, EUR));
  }

  private SendResult send(SmsDispatcher dispatcher, int messages) {
    return dispatcher.send(school.campaign(messages), School.messages(messages), SECRETARY);
  }

  @Test
  void an_exhausted_credit_rejects_nobody_they_wait_and_leave_after_the_top_up() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").behaves(LedgerGateway.always(EXHAUSTED)));
    school.send(school.dispatcher(), 1500);
    await(() -> school.gateways.byId("one").orElseThrow().circuit().isOutOfCredit());
    School.pause(500);
    assertThat(gateway.calls()).isLessThanOrEqualTo(10); // its window
    assertThat(school.outbox.states()).doesNotContainKey(SmsState.REJECTED);

    gateway.behaves(LedgerGateway.accept());
    await(
        () -> {
          school.clock.move(Duration.ofSeconds(5));
          return school.outbox.states().equals(Map.of(SmsState.SENT, 1500));
        });
  }

  @Test
  void the_rest_goes_by_another_gateway_that_serves_the_mode() {
    LedgerGateway broke =
        school.bind(new LedgerGateway("broke").behaves(LedgerGateway.always(EXHAUSTED)), 10);
    LedgerGateway rich = school.bind(new LedgerGateway("rich"), 0);
    school.send(school.dispatcher(), 300);
    await(
        () -> {
          school.clock.move(Duration.ofSeconds(5));
          return school.outbox.states().equals(Map.of(SmsState.SENT, 300));
        });
    assertThat(broke.calls()).isLessThanOrEqualTo(12); // its window, and a try or two
    assertThat(rich.calls()).isEqualTo(300);
  }

  @Test
  void a_batch_that_the_credit_does_not_pay_is_refused_with_the_figures() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one").balance(euros("4.499")));
    SmsDispatcher dispatcher = school.dispatcher();

    SendResult refused = send(dispatcher, 100);

    assertThat(refused)
        .isInstanceOfSatisfying(
            SendResult.CreditTooLow.class,
            low -> {
              assertThat(low.gatewayId()).isEqualTo("one");
              assertThat(low.left()).isEqualTo(new Money(4_499_000, EUR));
              assertThat(low.cost()).isEqualTo(new Money(4_500_000, EUR));
              assertThat(low.problem().message())
                  .contains("4,50", "4,499", "Label of one", "Rechargez");
            });
    assertThat(gateway.calls()).isZero();
    assertThat(send(dispatcher, 99)).isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void what_was_enqueued_is_not_spent_a_second_time() {
    school.bind(new LedgerGateway("one").balance(euros("4.50")));
    SmsDispatcher dispatcher = school.dispatcher();
    assertThat(send(dispatcher, 60)).isInstanceOf(SendResult.Enqueued.class);
    assertThat(send(dispatcher, 60)).isInstanceOf(SendResult.CreditTooLow.class);
  }

  @Test
  void a_credit_that_is_not_known_refuses_nothing() {
    school.bind(
        new LedgerGateway("one")
            .balance(new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, "500")));
    assertThat(send(school.dispatcher(), 100)).isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void another_gateway_of_the_mode_may_pay() {
    school.bind(new LedgerGateway("broke").balance(euros("0")), 10);
    school.bind(new LedgerGateway("rich").balance(euros("100")), 0);
    assertThat(send(school.dispatcher(), 100)).isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void a_deferred_campaign_is_not_refused_the_account_can_be_topped_up() {
    school.bind(new LedgerGateway("one").balance(euros("0")));
    Campaign deferred =
        school.campaign(
            10,
            SendingMode.STANDARD,
            Purpose.INFORMATION,
            Optional.of(school.clock.instant().plusSeconds(3600)),
            school.clock.instant().plusSeconds(7200));
    assertThat(school.dispatcher().send(deferred, School.messages(10), SECRETARY))
        .isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void an_emergency_is_not_refused_whom_the_credit_reaches_is_warned() {
    school.bind(new LedgerGateway("one").balance(euros("0.10")));
    Campaign alarm = school.campaign(10, SendingMode.STANDARD, Purpose.EMERGENCY);
    assertThat(school.dispatcher().send(alarm, School.messages(10), SECRETARY))
        .isInstanceOf(SendResult.Enqueued.class);
  }

  @Test
  void the_credit_is_asked_for_once_for_several_sendings_in_a_row() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one").balance(euros("100")));
    SmsDispatcher dispatcher = school.dispatcher();
    send(dispatcher, 1);
    send(dispatcher, 1);
    send(dispatcher, 1);
    assertThat(gateway.balances()).isEqualTo(1);
  }

  @Test
  void the_administrator_sees_the_credit_and_that_it_is_low() {
    LedgerGateway gateway = new LedgerGateway("one").balance(euros("49.99"));
    school.gateways.bind(gateway, Map.of("service.id", 77L, "sms.gateway.alert", "50.00"));
    GatewayDesk desk = new GatewayDesk(school.gateways);

    GatewayStatus.Credit credit =
        desk.test("one").toCompletableFuture().join().orElseThrow().credit().orElseThrow();

    assertThat(credit.balance()).isEqualTo(euros("49.99"));
    assertThat(credit.alertBelow()).contains(new Money(50_000_000, EUR));
    assertThat(credit.low()).isTrue();
    gateway.balance(euros("50.00"));
    assertThat(desk.test("one").toCompletableFuture().join().orElseThrow().credit())
        .hasValueSatisfying(c -> assertThat(c.low()).isFalse());
    assertThat(desk.test("none").toCompletableFuture().join()).isEmpty();
  }

  @Test
  void a_gateway_that_breaks_when_asked_is_shown_as_such() {
    school.bind(new LedgerGateway("one").balance(null));
    GatewayDesk desk = new GatewayDesk(school.gateways);
    assertThat(desk.test("one").toCompletableFuture().join().orElseThrow().credit())
        .hasValueSatisfying(c -> assertThat(c.balance()).isInstanceOf(Balance.Unavailable.class));
  }
}
