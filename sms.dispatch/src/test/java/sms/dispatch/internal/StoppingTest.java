package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.SETTINGS;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.SmsState;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Settings;

class StoppingTest {
  private final School school = new School(200);

  @AfterEach
  void close() {
    school.close();
  }

  @RepeatedTest(5)
  void a_clean_stop_leaves_nothing_uncertain_and_gives_everything_back() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").behaves(LedgerGateway.acceptWithin(30)));
    SmsDispatcher first = school.dispatcher();
    school.send(first, 1500);
    await(() -> gateway.calls() > 60);
    int before = gateway.calls();
    gateway.behaves(LedgerGateway.acceptWithin(1500));
    await(() -> gateway.calls() >= before + 8);

    first.close();

    int sent = school.outbox.count(SmsState.SENT);
    assertThat(gateway.inFlight()).isZero();
    assertThat(sent).isEqualTo(gateway.calls());
    assertThat(school.outbox.states())
        .isEqualTo(Map.of(SmsState.SENT, sent, SmsState.QUEUED, 1500 - sent));
    assertThat(school.outbox.allFree()).isTrue();

    gateway.behaves(LedgerGateway.accept());
    school.dispatcher();
    school.awaitStates(Map.of(SmsState.SENT, 1500));
    assertThat(gateway.submits().values()).containsOnly(1);
  }

  @Test
  void a_call_that_does_not_end_in_time_is_uncertain() {
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one").window(3).behaves(request -> new CompletableFuture<>()));
    SmsDispatcher dispatcher =
        school.dispatcher(
            new Settings(
                8,
                SETTINGS.lease(),
                1000,
                16,
                SETTINGS.callTimeout(),
                SETTINGS.firstRetry(),
                SETTINGS.longestRetry(),
                Duration.ofSeconds(1)));
    school.send(dispatcher, 10);
    await(() -> gateway.inFlight() == 3);
    dispatcher.close();
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.UNCERTAIN, 3, SmsState.QUEUED, 7));
  }

  @RepeatedTest(5)
  void after_a_cancel_has_returned_nothing_more_of_it_is_submitted() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").window(4).behaves(LedgerGateway.acceptWithin(10)));
    SmsDispatcher dispatcher = school.dispatcher();
    long id = school.send(dispatcher, 2000);
    await(() -> gateway.calls() > 50);

    CancelResult.Cancelled cancelled = (CancelResult.Cancelled) dispatcher.cancel(id, SECRETARY);
    int calls = gateway.calls();

    await(() -> school.outbox.count(SmsState.QUEUED) == 0);
    School.pause(300);
    assertThat(gateway.calls()).isEqualTo(calls);
    assertThat(cancelled).isEqualTo(new CancelResult.Cancelled(2000 - calls, calls));
    assertThat(school.outbox.states())
        .isEqualTo(Map.of(SmsState.SENT, calls, SmsState.CANCELLED, 2000 - calls));
    assertThat(dispatcher.cancel(id, SECRETARY)).isEqualTo(new CancelResult.Cancelled(0, 2000));
  }

  @Test
  void a_cancel_of_one_campaign_leaves_the_others_alone() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").window(4).behaves(LedgerGateway.acceptWithin(5)));
    SmsDispatcher dispatcher = school.dispatcher();
    long first = school.send(dispatcher, 600);
    school.send(dispatcher, 600);
    await(() -> gateway.calls() > 20);
    dispatcher.cancel(first, SECRETARY);
    await(() -> school.outbox.count(SmsState.QUEUED) == 0);
    assertThat(school.outbox.count(SmsState.SENT)).isBetween(620, 700);
    assertThat(school.outbox.count(SmsState.UNCERTAIN)).isZero();
  }

  @Test
  void a_cancel_that_the_database_does_not_take_changes_nothing() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").window(4).behaves(LedgerGateway.acceptWithin(5)));
    SmsDispatcher dispatcher = school.dispatcher();
    long id = school.send(dispatcher, 600);
    await(() -> gateway.calls() > 20);
    school.outbox.goAway("cancel");
    assertThat(dispatcher.cancel(id, SECRETARY)).isInstanceOf(CancelResult.Refused.class);
    school.awaitStates(Map.of(SmsState.SENT, 600));
    assertThat(gateway.submits().values()).containsOnly(1);
  }
}
