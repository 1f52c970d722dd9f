package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.messages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.RescheduleResult;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.dispatch.internal.quiet.QuietHours;
import sms.dispatch.internal.testing.LedgerGateway;

/** Quiet hours when an SMS is confirmed and when it is about to leave. */
class QuietHoursSendingTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Caller DIRECTOR =
      new Caller(
          "director",
          "Le directeur",
          "PC-2",
          Locale.FRENCH,
          Set.of(Right.SEND, Right.OVERRIDE_QUIET_HOURS));

  private final School school = new School();
  private final LedgerGateway gateway = school.bind(new LedgerGateway("one"));

  @AfterEach
  void close() {
    school.close();
  }

  /** Information waits from {@code from} minutes from now, for an hour. */
  private Instant quietIn(int from) {
    LocalTime begins =
        LocalTime.ofInstant(school.clock.instant(), PARIS)
            .plusMinutes(from)
            .truncatedTo(ChronoUnit.MINUTES);
    school.quiet = new QuietHours("INFORMATION * " + begins + "-" + begins.plusHours(1));
    return school
        .clock
        .instant()
        .atZone(PARIS)
        .plusMinutes(from)
        .truncatedTo(ChronoUnit.MINUTES)
        .plusHours(1)
        .toInstant();
  }

  private Campaign information(Caller by, boolean override, Duration validity) {
    return campaign(by, override, school.clock.instant().plus(validity), Purpose.INFORMATION);
  }

  private Campaign campaign(Caller by, boolean override, Instant expires, Purpose purpose) {
    Campaign plain = school.campaign(2, SendingMode.STANDARD, purpose, Optional.empty(), expires);
    return new Campaign(
        UUID.randomUUID(),
        by.userId(),
        by.displayName(),
        by.workstation(),
        plain.purpose(),
        plain.mode(),
        Optional.empty(),
        plain.text(),
        "",
        Optional.empty(),
        plain.expires(),
        plain.confirmedParts(),
        plain.confirmedCost(),
        false,
        Optional.empty(),
        override,
        OptionalLong.empty());
  }

  private SendResult send(SmsDispatcher dispatcher, Campaign campaign, Caller by) {
    return dispatcher.send(campaign, messages(2), by);
  }

  @Test
  void what_is_confirmed_in_quiet_hours_leaves_at_their_end_and_that_is_said() {
    Instant end = quietIn(-10);
    SmsDispatcher dispatcher = school.dispatcher();
    assertThat(dispatcher.quietUntil(Purpose.INFORMATION, school.clock.instant())).contains(end);
    SendResult result =
        send(dispatcher, information(SECRETARY, false, Duration.ofHours(3)), SECRETARY);
    assertThat(result).isEqualTo(new SendResult.Enqueued(1, 2, Optional.of(end)));
    School.pause(500);
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.SCHEDULED, 2));

    school.clock.move(Duration.between(school.clock.instant(), end).plusSeconds(1));
    school.awaitStates(Map.of(SmsState.SENT, 2));
  }

  @Test
  void an_emergency_leaves_at_once() {
    quietIn(-10);
    school.quiet = new QuietHours("* * 00:00-12:00", "* * 12:00-23:59");
    Campaign emergency =
        campaign(SECRETARY, false, school.clock.instant().plusSeconds(3600), Purpose.EMERGENCY);
    assertThat(send(school.dispatcher(), emergency, SECRETARY))
        .isEqualTo(new SendResult.Enqueued(1, 2, Optional.empty()));
    school.awaitStates(Map.of(SmsState.SENT, 2));
  }

  @Test
  void whoever_has_the_right_and_wants_it_sends_in_quiet_hours() {
    quietIn(-10);
    school.host.grants(Right.SEND, Right.OVERRIDE_QUIET_HOURS);
    assertThat(
            send(school.dispatcher(), information(DIRECTOR, true, Duration.ofHours(3)), DIRECTOR))
        .isEqualTo(new SendResult.Enqueued(1, 2, Optional.empty()));
    school.awaitStates(Map.of(SmsState.SENT, 2));
  }

  @Test
  void the_right_alone_or_the_wish_alone_is_not_enough() {
    Instant end = quietIn(-10);
    SmsDispatcher dispatcher = school.dispatcher();
    assertThat(send(dispatcher, information(DIRECTOR, false, Duration.ofHours(3)), DIRECTOR))
        .isEqualTo(new SendResult.Enqueued(1, 2, Optional.of(end)));
    assertThat(send(dispatcher, information(SECRETARY, true, Duration.ofHours(3)), SECRETARY))
        .isEqualTo(new SendResult.Enqueued(2, 2, Optional.of(end)));
  }

  @Test
  void a_right_that_was_taken_away_meanwhile_overrides_nothing() {
    Instant end = quietIn(-10);
    school.host.grants(Right.SEND);
    send(school.dispatcher(), information(DIRECTOR, true, Duration.ofHours(3)), DIRECTOR);
    School.await(() -> school.outbox.rows().get(0).reason().isPresent());
    assertThat(school.outbox.rows())
        .allSatisfy(
            row -> {
              assertThat(row.state()).isEqualTo(SmsState.QUEUED);
              assertThat(row.reason()).contains(FailureReason.QUIET_HOURS);
              assertThat(row.retryAt()).isEqualTo(end);
              assertThat(row.attempts()).isZero();
            });
    assertThat(gateway.calls()).isZero();
  }

  @Test
  void what_is_due_when_quiet_hours_have_begun_waits_for_their_end() {
    Instant end = quietIn(30);
    SmsDispatcher dispatcher = school.dispatcher();
    school.unbind(gateway);
    LedgerGateway other = new LedgerGateway("other");
    LedgerGateway present = school.bind(new LedgerGateway("p", SendingMode.STANDARD));
    present.behaves(
        LedgerGateway.always(
            new sms.api.gateway.SubmitResult.RetryLater(
                Duration.ofMinutes(40), FailureReason.OTHER, "busy")));
    School.enqueued(
        send(dispatcher, information(SECRETARY, false, Duration.ofHours(4)), SECRETARY));
    School.await(() -> school.outbox.rows().stream().allMatch(r -> r.attempts() == 1));
    school.unbind(present);
    school.bind(other);

    school.clock.move(Duration.ofMinutes(45));
    School.await(
        () ->
            school.outbox.rows().stream()
                .allMatch(r -> r.reason().equals(Optional.of(FailureReason.QUIET_HOURS))));
    assertThat(other.calls()).isZero();
    school.clock.move(Duration.between(school.clock.instant(), end).plusSeconds(1));
    school.awaitStates(Map.of(SmsState.SENT, 2));
    assertThat(other.calls()).isEqualTo(2);
  }

  @Test
  void what_would_be_too_late_by_then_is_refused_with_the_time() {
    quietIn(-10);
    SendResult result =
        send(school.dispatcher(), information(SECRETARY, false, Duration.ofMinutes(20)), SECRETARY);
    assertThat(result).isInstanceOf(SendResult.Refused.class);
    assertThat(((SendResult.Refused) result).problem().code()).isEqualTo("expires.quiet");
    assertThat(((SendResult.Refused) result).problem().message())
        .matches("(?s).*jusqu’au \\S+ \\d+ \\S+ à \\d\\d:\\d\\d, .*");
    assertThat(school.outbox.rows()).isEmpty();
  }

  // --- reschedule --------------------------------------------------------------------------------

  private long deferred(SmsDispatcher dispatcher, Duration to) {
    Instant at = school.clock.instant().plus(to);
    return School.enqueued(
        dispatcher.send(
            school.campaign(
                2,
                SendingMode.STANDARD,
                Purpose.INFORMATION,
                Optional.of(at),
                at.plus(Duration.ofHours(2))),
            messages(2),
            SECRETARY));
  }

  @Test
  void a_deferred_campaign_is_moved_with_its_expiry() {
    SmsDispatcher dispatcher = school.dispatcher();
    long id = deferred(dispatcher, Duration.ofHours(1));
    Instant later = school.clock.instant().plus(Duration.ofHours(6));
    assertThat(dispatcher.reschedule(id, later, SECRETARY))
        .isEqualTo(new RescheduleResult.Rescheduled(later, later.plus(Duration.ofHours(2))));
    school.clock.move(Duration.ofHours(2));
    School.pause(1200);
    assertThat(gateway.calls()).isZero();
    school.clock.move(Duration.ofHours(5));
    school.awaitStates(Map.of(SmsState.SENT, 2));
  }

  @Test
  void moved_into_quiet_hours_it_leaves_at_their_end() {
    Instant end = quietIn(120);
    SmsDispatcher dispatcher = school.dispatcher();
    long id = deferred(dispatcher, Duration.ofMinutes(30));
    assertThat(
            dispatcher.reschedule(
                id, school.clock.instant().plus(Duration.ofMinutes(150)), SECRETARY))
        .isInstanceOfSatisfying(
            RescheduleResult.Rescheduled.class, r -> assertThat(r.notBefore()).isEqualTo(end));
  }

  @Test
  void what_has_begun_to_leave_is_not_moved() {
    SmsDispatcher dispatcher = school.dispatcher();
    long id = deferred(dispatcher, Duration.ofMinutes(1));
    school.clock.move(Duration.ofMinutes(2));
    school.awaitStates(Map.of(SmsState.SENT, 2));
    assertThat(dispatcher.reschedule(id, school.clock.instant().plusSeconds(3600), SECRETARY))
        .isInstanceOf(RescheduleResult.TooLate.class);
  }

  @Test
  void it_is_moved_by_its_author_or_an_administrator_only_and_to_a_time_to_come() {
    SmsDispatcher dispatcher = school.dispatcher();
    long id = deferred(dispatcher, Duration.ofHours(1));
    Instant later = school.clock.instant().plus(Duration.ofHours(6));
    Caller administrator = new Caller("admin", "A", "", Locale.ENGLISH, Set.of(Right.ADMINISTER));
    Caller blocked = new Caller("secretary", "S", "", Locale.ENGLISH, Set.of());
    assertThat(code(dispatcher.reschedule(id, later, DIRECTOR))).isEqualTo("campaign.unknown");
    assertThat(code(dispatcher.reschedule(id, later, blocked))).isEqualTo("send.notAllowed");
    assertThat(code(dispatcher.reschedule(id, school.clock.instant(), SECRETARY)))
        .isEqualTo("notBefore.past");
    assertThat(code(dispatcher.reschedule(987, later, SECRETARY))).isEqualTo("campaign.unknown");
    long atOnce = school.send(dispatcher, 1);
    assertThat(code(dispatcher.reschedule(atOnce, later, SECRETARY)))
        .isEqualTo("reschedule.notDeferred");
    assertThat(dispatcher.reschedule(id, later, administrator))
        .isInstanceOf(RescheduleResult.Rescheduled.class);
  }

  private static String code(RescheduleResult result) {
    assertThat(result).isInstanceOf(RescheduleResult.Refused.class);
    return ((RescheduleResult.Refused) result).problem().code();
  }
}
