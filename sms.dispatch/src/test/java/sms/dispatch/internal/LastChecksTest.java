package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;
import static sms.dispatch.internal.School.messages;
import static sms.dispatch.internal.School.sms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.testing.StoppedNumbers;

/** What is checked again just before an SMS leaves. */
class LastChecksTest {
  private final School school = new School();
  private final LedgerGateway gateway = school.bind(new LedgerGateway("one"));

  @AfterEach
  void close() {
    school.close();
  }

  private void sendAll(OutboundSms... messages) {
    School.enqueued(
        school.dispatcher().send(school.campaign(messages.length), Stream.of(messages), SECRETARY));
  }

  @Test
  void a_sender_who_was_blocked_meanwhile_sends_nothing() {
    school.host.block(SECRETARY.userId());
    school.send(school.dispatcher(), 10);
    school.awaitStates(Map.of(SmsState.REJECTED, 10));
    assertThat(gateway.calls()).isZero();
    assertThat(school.outbox.rows().get(0).reason()).contains(FailureReason.NO_LONGER_ALLOWED);
  }

  @Test
  void rights_are_asked_for_once_a_slice() {
    school.send(school.dispatcher(), 1500);
    school.awaitStates(Map.of(SmsState.SENT, 1500));
    assertThat(school.host.asked()).isEqualTo(3);
  }

  @Test
  void a_sender_who_is_blocked_in_the_middle_of_a_long_campaign_stops_it() {
    gateway.behaves(LedgerGateway.accept());
    LedgerGateway slow = school.bind(new LedgerGateway("slow").perSecond(20), 9);
    school.send(school.dispatcher(), 400);
    await(() -> slow.calls() > 5);
    school.host.block(SECRETARY.userId());

    await(Duration.ofSeconds(15), () -> school.outbox.count(SmsState.REJECTED) > 0);
    await(() -> school.outbox.count(SmsState.QUEUED) == 0);
    assertThat(slow.calls()).isLessThan(200);
  }

  @Test
  void who_answered_stop_meanwhile_gets_nothing_whoever_asked_for_it() {
    school.optOuts.bind(new StoppedNumbers("+33612345678"));
    sendAll(
        sms("to the typed number", Optional.empty(), false), sms("ticked", Optional.empty(), true));
    school.awaitStates(Map.of(SmsState.REJECTED, 2));
    assertThat(gateway.calls()).isZero();
    assertThat(school.outbox.rows().get(0).reason()).contains(FailureReason.NO_LONGER_ALLOWED);
  }

  @Test
  void who_opted_out_died_or_was_erased_meanwhile_gets_nothing() {
    school.host.knows("willing", false, false);
    school.host.knows("opted-out", true, false);
    school.host.knows("deceased", false, true);
    sendAll(
        sms("to the willing", Optional.of("willing"), false),
        sms("to the opted out", Optional.of("opted-out"), false),
        sms("to the opted out, ticked", Optional.of("opted-out"), true),
        sms("to the deceased", Optional.of("deceased"), true),
        sms("to the erased", Optional.of("erased"), true),
        sms("to a typed number", Optional.empty(), false));

    school.awaitStates(Map.of(SmsState.SENT, 3, SmsState.REJECTED, 3));
    assertThat(gateway.texts())
        .containsExactlyInAnyOrder(
            "to the willing", "to the opted out, ticked", "to a typed number");
    assertThat(school.outbox.rows())
        .filteredOn(r -> r.state() == SmsState.REJECTED)
        .allSatisfy(r -> assertThat(r.reason()).contains(FailureReason.NO_LONGER_ALLOWED));
  }

  @Test
  void while_the_host_cannot_say_nothing_is_sent_and_then_it_goes_on() {
    school.host.goAway(true);
    school.send(school.dispatcher(), 5);
    School.pause(800);
    assertThat(gateway.calls()).isZero();
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.QUEUED, 5));
    school.host.goAway(false);
    school.awaitStates(Map.of(SmsState.SENT, 5));
  }

  @Test
  void one_person_whom_the_host_stumbles_over_does_not_hold_up_the_others() {
    school.host.knows("fine", false, false);
    school.host.stumblesOver("broken");
    OutboundSms[] messages = new OutboundSms[40];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = sms("text " + i, Optional.of(i == 17 ? "broken" : "fine"), false);
    }
    sendAll(messages);
    await(() -> school.outbox.count(SmsState.SENT) == 39);
    School.pause(500);
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.SENT, 39, SmsState.QUEUED, 1));
    assertThat(school.outbox.rows().get(17).attempts()).isZero();
  }

  @Test
  void past_its_time_it_is_expired_even_when_no_gateway_is_there() {
    SmsDispatcher dispatcher = school.dispatcher();
    School.enqueued(
        dispatcher.send(
            school.campaign(
                4,
                SendingMode.STANDARD,
                Purpose.INFORMATION,
                Optional.of(school.clock.instant().plusSeconds(60)),
                school.clock.instant().plusSeconds(120)),
            messages(4),
            SECRETARY));
    school.unbind(gateway);
    school.clock.move(Duration.ofMinutes(3));
    school.awaitStates(Map.of(SmsState.EXPIRED, 4));
    assertThat(gateway.calls()).isZero();
    assertThat(school.outbox.rows().get(0).reason()).contains(FailureReason.TOO_LATE);
  }

  @Test
  void its_time_is_looked_at_again_when_it_is_handed_over() {
    List<CompletableFuture<Void>> answers = new CopyOnWriteArrayList<>();
    LedgerGateway slow = school.bind(new LedgerGateway("slow").window(20).perSecond(10), 9);
    slow.behaves(
        request -> {
          CompletableFuture<Void> now = new CompletableFuture<>();
          answers.add(now);
          return now.thenApply(nothing -> LedgerGateway.accepted(request));
        });
    SmsDispatcher dispatcher = school.dispatcher();
    School.enqueued(
        dispatcher.send(
            school.campaign(
                200,
                SendingMode.STANDARD,
                Purpose.INFORMATION,
                Optional.empty(),
                school.clock.instant().plusSeconds(20)),
            messages(200),
            SECRETARY));
    await(() -> answers.size() == 10 && dispatcher.status().marked() == 10);

    school.clock.move(Duration.ofSeconds(21));
    answers.forEach(answer -> answer.complete(null));

    school.awaitStates(Map.of(SmsState.SENT, 10, SmsState.EXPIRED, 190));
    assertThat(slow.calls()).isEqualTo(10);
  }
}
