package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitResult;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.portal.SecretSlot;
import sms.api.selection.PhoneNumber;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.testing.MintingPortal;
import sms.dispatch.internal.work.Settings;
import sms.dispatch.internal.work.Time;

/** Secrets that are had when an SMS leaves, and nowhere kept. */
class CredentialsTest {
  private static final Caller OFFICER =
      new Caller(
          "secretary",
          "La secrétaire",
          "PC-1",
          Locale.FRENCH,
          Set.of(Right.SEND, Right.CREDENTIALS));
  private static final String MASKED = "Mot de passe : ••••••••••";

  private final School school = new School();
  private final MintingPortal portal = new MintingPortal();
  private final LedgerGateway gateway = new LedgerGateway("one").items(50);

  @BeforeEach
  void a_school_with_a_portal() {
    school.host.grants(Right.SEND, Right.CREDENTIALS);
    school.credentials.portal(portal);
  }

  @AfterEach
  void close() {
    school.close();
  }

  private static OutboundSms to(String account, Optional<Instant> lastConnection) {
    return new OutboundSms(
        "Nom",
        new PhoneNumber("+33612345678"),
        Optional.empty(),
        Optional.empty(),
        MASKED,
        Encoding.GSM7,
        1,
        new Money(45_000L, School.EUR),
        Optional.empty(),
        Optional.of(new SecretSlot(account, lastConnection, 10, List.of(15))));
  }

  private Campaign campaign(int messages) {
    return school.campaign(messages, SendingMode.STANDARD, Purpose.CREDENTIALS);
  }

  private SendResult send(SmsDispatcher dispatcher, int count) {
    return dispatcher.send(
        campaign(count),
        IntStream.range(0, count).mapToObj(i -> to("A" + i, Optional.empty())),
        OFFICER);
  }

  private InMemoryOutbox.Row row() {
    return school.outbox.rows().get(0);
  }

  @Test
  void the_telephone_gets_the_secret_and_the_outbox_never_has_it() {
    school.bind(gateway);
    School.enqueued(send(school.dispatcher(), 5));
    school.awaitStates(Map.of(SmsState.SENT, 5));
    assertThat(gateway.texts())
        .containsExactlyInAnyOrder(
            "Mot de passe : secret-001",
            "Mot de passe : secret-002",
            "Mot de passe : secret-003",
            "Mot de passe : secret-004",
            "Mot de passe : secret-005");
    assertThat(school.outbox.rows()).allSatisfy(r -> assertThat(r.text()).isEqualTo(MASKED));
  }

  @Test
  void one_recipient_a_call_and_the_secret_is_wiped_after_it() {
    school.bind(gateway);
    School.enqueued(send(school.dispatcher(), 20));
    school.awaitStates(Map.of(SmsState.SENT, 20));
    assertThat(gateway.calls()).isEqualTo(20);
    assertThat(portal.secrets())
        .hasSize(20)
        .allSatisfy(
            secret ->
                assertThatThrownBy(() -> secret.copyTo(new char[10], 0))
                    .hasMessageContaining("closed"));
  }

  @Test
  void who_connected_between_the_click_and_the_sending_gets_nothing_and_it_is_said() {
    school.bind(gateway);
    portal.connects("A1", Instant.parse("2026-11-24T09:00:00Z"));
    School.enqueued(send(school.dispatcher(), 3));
    school.awaitStates(Map.of(SmsState.SENT, 2, SmsState.REJECTED, 1));
    assertThat(school.outbox.rows())
        .filteredOn(r -> r.state() == SmsState.REJECTED)
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains(FailureReason.CONNECTED_MEANWHILE));
  }

  @Test
  void who_had_connected_before_the_click_and_not_since_gets_them() {
    school.bind(gateway);
    Instant once = Instant.parse("2026-09-01T09:00:00Z");
    portal.connects("A", once);
    School.enqueued(
        school.dispatcher().send(campaign(1), Stream.of(to("A", Optional.of(once))), OFFICER));
    school.awaitStates(Map.of(SmsState.SENT, 1));
  }

  @Test
  void a_secret_of_another_length_than_was_priced_is_not_sent() {
    school.bind(gateway);
    portal.makes("much-longer-secret-%03d");
    School.enqueued(send(school.dispatcher(), 1));
    school.awaitStates(Map.of(SmsState.REJECTED, 1));
    assertThat(row().reason()).contains(FailureReason.NO_CREDENTIAL);
    assertThat(gateway.calls()).isZero();
  }

  @Test
  void the_right_is_asked_for_at_the_click() {
    school.bind(gateway);
    SendResult result =
        school
            .dispatcher()
            .send(campaign(1), Stream.of(to("A", Optional.empty())), School.SECRETARY);
    assertThat(result).isInstanceOf(SendResult.Refused.class);
    assertThat(((SendResult.Refused) result).problem().code()).isEqualTo("send.credentials");
    assertThat(school.outbox.rows()).isEmpty();
  }

  @Test
  void and_again_when_it_leaves() {
    school.bind(gateway);
    school.host.grants(Right.SEND);
    School.enqueued(send(school.dispatcher(), 2));
    school.awaitStates(Map.of(SmsState.REJECTED, 2));
    assertThat(row().reason()).contains(FailureReason.NO_LONGER_ALLOWED);
    assertThat(portal.issued()).isZero();
  }

  @Test
  void a_secret_in_a_sending_that_does_not_say_credentials_is_a_mistake_of_its_caller() {
    school.bind(gateway);
    assertThatThrownBy(
            () ->
                school
                    .dispatcher()
                    .send(school.campaign(1), Stream.of(to("A", Optional.empty())), OFFICER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(school.outbox.rows()).isEmpty();
  }

  @Test
  void what_is_put_off_is_made_again_with_another_secret_and_waits_nowhere() {
    school.bind(
        gateway.behaves(
            request ->
                CompletableFuture.completedFuture(
                    gateway.calls() == 1
                        ? List.of(
                            new SubmitResult.RetryLater(
                                Duration.ZERO, FailureReason.THROTTLED, "429"))
                        : LedgerGateway.accepted(request))));
    Settings hasty =
        new Settings(
            8,
            Duration.ofSeconds(30),
            1000,
            16,
            Duration.ofSeconds(20),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(10));
    School.enqueued(send(school.dispatcher(hasty), 1));
    await(() -> gateway.calls() == 1);
    school.clock.move(Duration.ofMinutes(1));
    school.awaitStates(Map.of(SmsState.SENT, 1));
    assertThat(gateway.texts())
        .containsExactly("Mot de passe : secret-001", "Mot de passe : secret-002");
    assertThat(portal.works("A0")).contains("secret-002");
  }

  @Test
  void an_idempotent_gateway_is_not_asked_again_with_another_secret_under_the_same_reference() {
    school.bind(
        gateway
            .idempotent()
            .behaves(
                LedgerGateway.always(
                    new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, "500"))));
    School.enqueued(send(school.dispatcher(), 1));
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1));
    assertThat(gateway.calls()).isEqualTo(1);
  }

  @Test
  void a_person_who_sends_an_uncertain_one_again_sends_another_secret() {
    school.bind(
        gateway.behaves(
            request ->
                CompletableFuture.completedFuture(
                    gateway.calls() == 1
                        ? List.of(new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, ""))
                        : LedgerGateway.accepted(request))));
    SmsDispatcher dispatcher = school.dispatcher();
    School.enqueued(send(dispatcher, 1));
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1));
    SmsResolver resolver =
        new SmsResolver(
            school.outbox, dispatcher, school.gateways, new Time(school.clock, System::nanoTime));
    assertThat(resolver.choices(row().id(), School.SECRETARY)).doesNotContain(Resolution.RESEND);
    assertThat(resolver.resolve(row().id(), Resolution.RESEND, School.SECRETARY))
        .isInstanceOf(ResolveResult.Refused.class);
    assertThat(resolver.choices(row().id(), OFFICER)).contains(Resolution.RESEND);
    assertThat(resolver.resolve(row().id(), Resolution.RESEND, OFFICER))
        .isInstanceOf(ResolveResult.Resent.class);
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1, SmsState.SENT, 1));
    assertThat(gateway.texts())
        .containsExactly("Mot de passe : secret-001", "Mot de passe : secret-002");
  }

  @Test
  void while_the_portal_is_away_nothing_leaves_and_then_it_goes_on() {
    school.bind(gateway);
    portal.goAway(true);
    School.enqueued(send(school.dispatcher(), 1));
    School.pause(500);
    school.awaitStates(Map.of(SmsState.QUEUED, 1));
    assertThat(gateway.calls()).isZero();
    portal.goAway(false);
    school.clock.move(Duration.ofMinutes(2));
    school.awaitStates(Map.of(SmsState.SENT, 1));
  }

  /** The portal tells when it makes a secret, and waits with it for what is returned. */
  private CountDownLatch secretsWait(CountDownLatch making) {
    CountDownLatch goOn = new CountDownLatch(1);
    portal.before(
        () -> {
          making.countDown();
          try {
            goOn.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    return goOn;
  }

  @Test
  void a_portal_that_takes_its_time_holds_up_nothing_else() throws InterruptedException {
    school.bind(gateway);
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = secretsWait(making);
    SmsDispatcher dispatcher = school.dispatcher();
    School.enqueued(send(dispatcher, 3));
    assertThat(making.await(10, TimeUnit.SECONDS)).isTrue();
    School.enqueued(
        dispatcher.send(
            school.campaign(1, SendingMode.STANDARD, Purpose.EMERGENCY),
            Stream.of(School.sms("Alerte")),
            OFFICER));
    await(() -> gateway.texts().contains("Alerte"));
    assertThat(gateway.texts()).containsExactly("Alerte");
    goOn.countDown();
    school.awaitStates(Map.of(SmsState.SENT, 4));
  }

  @Test
  void what_is_cancelled_while_its_secret_is_made_does_not_leave() throws InterruptedException {
    school.bind(gateway);
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch goOn = secretsWait(making);
    SmsDispatcher dispatcher = school.dispatcher();
    long campaign = School.enqueued(send(dispatcher, 1));
    assertThat(making.await(10, TimeUnit.SECONDS)).isTrue();
    dispatcher.cancel(campaign, OFFICER);
    goOn.countDown();
    school.awaitStates(Map.of(SmsState.CANCELLED, 1));
    assertThat(gateway.calls()).isZero();
  }
}
