package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SETTINGS;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Settings;

class DatabaseAwayTest {
  private final School school = new School();

  @AfterEach
  void close() {
    school.outbox.comeBack();
    school.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "mark", "record", "finish", "claim", "*"})
  void away_in_the_middle_and_back_all_is_sent_once(String what) {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").behaves(LedgerGateway.acceptWithin(10)));
    school.send(school.dispatcher(), 1500);
    await(() -> gateway.calls() > 100);
    school.outbox.goAway(what);
    School.pause(700);
    school.outbox.comeBack();

    school.awaitStates(Map.of(SmsState.SENT, 1500));
    assertThat(gateway.submits().values()).containsOnly(1);
  }

  @Test
  void outcomes_are_kept_while_it_is_away_and_no_more_than_the_window_is_sent() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one").window(50));
    SmsDispatcher dispatcher = school.dispatcher();
    school.outbox.goAway("record");
    for (int i = 0; i < 20; i++) {
      school.send(dispatcher, 500);
    }
    School.pause(1500);
    assertThat(gateway.calls()).isEqualTo(50);
    assertThat(dispatcher.status().unrecorded()).isEqualTo(50);

    school.outbox.comeBack();

    school.awaitStates(Map.of(SmsState.SENT, 10_000));
    assertThat(gateway.submits().values()).containsOnly(1);
  }

  @Test
  void an_outcome_that_cannot_be_written_does_not_hold_up_the_others() {
    school.bind(new LedgerGateway("one"));
    SmsDispatcher dispatcher = school.dispatcher();
    school.outbox.poison(500, true);
    school.send(dispatcher, 1000);
    await(() -> school.outbox.count(SmsState.SENT) == 999);

    school.outbox.poison(500, false);

    school.awaitStates(Map.of(SmsState.SENT, 1000));
  }

  @Test
  void rows_that_cannot_be_read_back_do_not_hold_up_the_others() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one"));
    SmsDispatcher dispatcher = school.dispatcher();
    List.of(1L, 137L, 138L, 500L, 1000L).forEach(school.outbox::unreadable);
    school.send(dispatcher, 1000);
    school.awaitStates(Map.of(SmsState.SENT, 995, SmsState.FAILED, 5));
    assertThat(gateway.submits()).hasSize(995);
    assertThat(gateway.submits().values()).containsOnly(1);
  }

  @Test
  void a_lease_is_renewed_while_a_call_lasts() {
    CompletableFuture<List<SubmitResult>> answer = new CompletableFuture<>();
    school.bind(new LedgerGateway("one").behaves(request -> answer));
    Settings shortLease =
        new Settings(
            8,
            Duration.ofMillis(1500),
            1000,
            16,
            SETTINGS.callTimeout(),
            SETTINGS.firstRetry(),
            SETTINGS.longestRetry(),
            SETTINGS.drain());
    school.send(school.dispatcher(shortLease), 1);
    for (int i = 0; i < 20; i++) {
      School.pause(200);
      assertThat(school.outbox.allFree()).isFalse();
    }
    answer.complete(List.of(new SubmitResult.Accepted("1", "")));
    school.awaitStates(Map.of(SmsState.SENT, 1));
  }

  @Test
  void outcomes_are_committed_in_groups() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").window(200).behaves(LedgerGateway.acceptWithin(15)));
    school.send(school.dispatcher(), 2000);
    school.awaitStates(Map.of(SmsState.SENT, 2000));
    List<Integer> commits = school.outbox.recordCommits();
    assertThat(commits.size()).isLessThan(300);
    assertThat(gateway.mostInFlight()).isLessThanOrEqualTo(200);
    assertThat(school.outbox.marks()).isLessThan(40);
  }

  @Test
  void a_single_sms_is_recorded_within_a_moment() {
    school.bind(new LedgerGateway("one"));
    SmsDispatcher dispatcher = school.dispatcher();
    school.send(dispatcher, 1);
    await(Duration.ofSeconds(1), () -> school.outbox.count(SmsState.SENT) == 1);
    InMemoryOutbox.Row row = school.outbox.rows().get(0);
    assertThat(row.gatewayId()).contains("one");
  }
}
