package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;
import static sms.dispatch.internal.School.messages;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.dispatch.internal.testing.LedgerGateway;

class AdmissionTest {
  private static final Caller BLOCKED =
      new Caller("secretary", "La secrétaire", "PC-1", Locale.FRENCH, Set.of());

  private final School school = new School();
  private final LedgerGateway gateway = school.bind(new LedgerGateway("one"));
  private final SmsDispatcher dispatcher = school.dispatcher();

  @AfterEach
  void close() {
    school.close();
  }

  private Campaign deferred(int messages, Duration from, Duration expires) {
    Instant now = school.clock.instant();
    return school.campaign(
        messages,
        SendingMode.STANDARD,
        Purpose.INFORMATION,
        Optional.of(now.plus(from)),
        now.plus(expires));
  }

  private static Problem problem(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Refused.class);
    return ((SendResult.Refused) result).problem();
  }

  private Problem refused(Campaign campaign, Caller caller) {
    Problem problem = problem(dispatcher.send(campaign, messages(1), caller));
    assertThat(school.outbox.rows()).isEmpty();
    return problem;
  }

  @Test
  void without_the_right_nothing_is_sent() {
    assertThat(refused(school.campaign(1), BLOCKED).code()).isEqualTo("send.notAllowed");
  }

  @Test
  void nobody_sends_in_the_name_of_another() {
    Caller other =
        new Caller("director", "Le directeur", "PC-2", Locale.FRENCH, Set.of(Right.SEND));
    assertThat(refused(school.campaign(1), other).code()).isEqualTo("send.otherUser");
  }

  @Test
  void a_mode_that_no_gateway_serves_is_refused_by_its_name() {
    Problem problem =
        refused(school.campaign(1, SendingMode.ECONOMY, Purpose.INFORMATION), SECRETARY);
    assertThat(problem.code()).isEqualTo("mode.notOffered");
    assertThat(problem.field()).isEqualTo("mode");
    assertThat(problem.message()).contains("Économique").contains("Choisissez");
  }

  @Test
  void a_deferral_that_is_over_is_refused_but_a_minute_ago_means_now() {
    assertThat(refused(deferred(1, Duration.ofSeconds(-61), Duration.ofHours(1)), SECRETARY).code())
        .isEqualTo("notBefore.past");
    School.enqueued(
        dispatcher.send(
            deferred(1, Duration.ofSeconds(-55), Duration.ofHours(1)), messages(1), SECRETARY));
    school.awaitStates(Map.of(SmsState.SENT, 1));
  }

  @Test
  void a_deferred_campaign_leaves_when_its_time_has_come_and_not_before() {
    School.enqueued(
        dispatcher.send(
            deferred(3, Duration.ofMinutes(10), Duration.ofHours(1)), messages(3), SECRETARY));
    School.pause(1500);
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.SCHEDULED, 3));
    assertThat(gateway.calls()).isZero();

    school.clock.move(Duration.ofMinutes(10));

    school.awaitStates(Map.of(SmsState.SENT, 3));
  }

  @Test
  void an_expiry_that_is_over_or_before_the_deferral_is_refused() {
    Campaign over =
        school.campaign(
            1,
            SendingMode.STANDARD,
            Purpose.INFORMATION,
            Optional.empty(),
            school.clock.instant().minusSeconds(1));
    assertThat(refused(over, SECRETARY).code()).isEqualTo("expires.past");
    assertThat(refused(deferred(1, Duration.ofHours(2), Duration.ofHours(1)), SECRETARY).code())
        .isEqualTo("expires.beforeStart");
  }

  @Test
  void an_empty_campaign_is_refused() {
    Problem problem = problem(dispatcher.send(school.campaign(0), Stream.empty(), SECRETARY));
    assertThat(problem.code()).isEqualTo("messages.empty");
  }

  @Test
  void messages_that_are_not_what_was_confirmed_are_refused_with_what_they_are() {
    Problem problem = problem(dispatcher.send(school.campaign(2), messages(3), SECRETARY));
    assertThat(problem.code()).isEqualTo("messages.changed");
    assertThat(problem.message()).contains("3 SMS").contains("0,135");
    assertThat(school.outbox.rows()).isEmpty();
  }

  @Test
  void while_the_database_is_away_the_send_is_refused_visibly() {
    school.outbox.goAway();
    assertThat(problem(dispatcher.send(school.campaign(1), messages(1), SECRETARY)).code())
        .isEqualTo("outbox.unavailable");
    school.outbox.comeBack();
  }

  @Test
  void the_same_key_is_the_same_campaign() {
    Campaign campaign = school.campaign(2);
    long id = School.enqueued(dispatcher.send(campaign, messages(2), SECRETARY));
    assertThat(dispatcher.send(campaign, messages(2), SECRETARY))
        .isEqualTo(new SendResult.AlreadyEnqueued(id));
    school.awaitStates(Map.of(SmsState.SENT, 2));
    assertThat(gateway.submits().values()).containsExactly(1, 1);
  }

  @Test
  void a_repeated_request_is_told_so_even_when_it_would_be_refused_by_now() {
    Campaign campaign = deferred(2, Duration.ofMinutes(10), Duration.ofHours(1));
    long id = School.enqueued(dispatcher.send(campaign, messages(2), SECRETARY));
    school.clock.move(Duration.ofMinutes(20));
    assertThat(dispatcher.send(campaign, messages(2), SECRETARY))
        .isEqualTo(new SendResult.AlreadyEnqueued(id));
    school.unbind(gateway);
    assertThat(dispatcher.send(campaign, messages(2), SECRETARY))
        .isEqualTo(new SendResult.AlreadyEnqueued(id));
  }

  @Test
  void the_stream_is_closed_whatever_happens() {
    for (Caller caller : List.of(SECRETARY, BLOCKED)) {
      AtomicBoolean closed = new AtomicBoolean();
      dispatcher.send(school.campaign(1), messages(1).onClose(() -> closed.set(true)), caller);
      assertThat(closed).isTrue();
    }
  }

  @Test
  void a_stream_that_breaks_leaves_nothing_behind() {
    Stream<OutboundSms> breaking =
        messages(10)
            .peek(
                sms -> {
                  if (sms.text().equals("text 7")) {
                    throw new IllegalStateException("the composer failed");
                  }
                });
    assertThatThrownBy(() -> dispatcher.send(school.campaign(10), breaking, SECRETARY))
        .isInstanceOf(IllegalStateException.class);
    assertThat(school.outbox.rows()).isEmpty();
  }

  @Test
  void the_modes_are_offered_cheapest_kind_first_each_by_its_winner() {
    school.bind(new LedgerGateway("dear", SendingMode.PREMIUM, SendingMode.STANDARD), 5);
    school.bind(new LedgerGateway("cheap", SendingMode.ECONOMY));
    assertThat(dispatcher.offers())
        .extracting(o -> o.mode() + " " + o.gatewayId() + " " + o.gatewayLabel())
        .containsExactly(
            "ECONOMY cheap Label of cheap",
            "STANDARD dear Label of dear",
            "PREMIUM dear Label of dear");
    assertThat(dispatcher.offers().get(0).tariff().microsByPrefix()).containsEntry("", 45_000L);
    school.unbind(gateway);
    assertThat(dispatcher.offers()).hasSize(3);
  }

  @Test
  void only_the_author_and_an_administrator_cancel_and_a_stranger_learns_nothing() {
    Campaign campaign = deferred(3, Duration.ofMinutes(10), Duration.ofHours(1));
    long id = School.enqueued(dispatcher.send(campaign, messages(3), SECRETARY));
    Caller stranger = new Caller("x", "X", "", Locale.FRENCH, Set.of(Right.SEND));
    Caller administrator = new Caller("a", "A", "", Locale.FRENCH, Set.of(Right.ADMINISTER));

    assertThat(dispatcher.cancel(id, stranger)).isEqualTo(dispatcher.cancel(999, stranger));
    assertThat(((CancelResult.Refused) dispatcher.cancel(id, stranger)).problem().code())
        .isEqualTo("campaign.unknown");
    assertThat(dispatcher.cancel(id, administrator)).isEqualTo(new CancelResult.Cancelled(3, 0));
    school.awaitStates(Map.of(SmsState.CANCELLED, 3));
  }

  @Test
  void cancelling_while_the_database_is_away_says_so() {
    long id = school.send(dispatcher, 1);
    await(() -> school.outbox.count(SmsState.SENT) == 1);
    school.outbox.goAway();
    assertThat(((CancelResult.Refused) dispatcher.cancel(id, SECRETARY)).problem().code())
        .isEqualTo("cancel.unavailable");
    school.outbox.comeBack();
  }

  @Test
  void an_english_user_is_told_in_english_and_any_other_in_french() {
    Caller english = new Caller("secretary", "", "", Locale.UK, Set.of());
    Caller german = new Caller("secretary", "", "", Locale.GERMAN, Set.of());
    assertThat(refused(school.campaign(1), english).message()).contains("Ask the administrator");
    assertThat(refused(school.campaign(1), german).message())
        .contains("Demandez à l’administrateur");
  }

  @Test
  void both_languages_have_the_same_messages() throws IOException {
    assertThat(keys("messages_en.properties"))
        .isEqualTo(keys("messages.properties"))
        .hasSizeGreaterThan(10);
  }

  private static Set<Object> keys(String file) throws IOException {
    try (InputStream in = Problems.class.getResourceAsStream(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.keySet();
    }
  }
}
