package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SETTINGS;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Settings;

class ResultsTest {
  private final School school = new School();

  @AfterEach
  void close() {
    school.close();
  }

  private static Settings settings(int maxAttempts, Duration callTimeout, Duration firstRetry) {
    return new Settings(
        maxAttempts,
        SETTINGS.lease(),
        SETTINGS.chunk(),
        SETTINGS.slices(),
        callTimeout,
        firstRetry,
        SETTINGS.longestRetry(),
        SETTINGS.drain());
  }

  private InMemoryOutbox.Row row() {
    return school.outbox.rows().get(0);
  }

  private static SubmitResult retry(FailureReason reason) {
    return new SubmitResult.RetryLater(Duration.ZERO, reason, "busy");
  }

  @Test
  void what_the_provider_rejects_is_rejected_with_its_reason() {
    school.bind(
        new LedgerGateway("one")
            .behaves(
                LedgerGateway.always(
                    new SubmitResult.Rejected(FailureReason.INVALID_NUMBER, "23"))));
    school.send(school.dispatcher(), 1);
    school.awaitStates(Map.of(SmsState.REJECTED, 1));
    assertThat(row().reason()).contains(FailureReason.INVALID_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "throws", "fails", "too few", "too many", "null", "nothing"})
  void an_answer_that_is_not_clear_makes_it_uncertain_and_it_is_never_submitted_again(String how) {
    SubmitResult accepted = new SubmitResult.Accepted("1", "");
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .behaves(
                    request ->
                        switch (how) {
                          case "unknown" ->
                              CompletableFuture.completedFuture(
                                  List.of(
                                      new SubmitResult.Unknown(
                                          FailureReason.NO_CLEAR_ANSWER, "500")));
                          case "throws" -> throw new IllegalStateException("broken");
                          case "fails" ->
                              CompletableFuture.failedFuture(new IllegalStateException("reset"));
                          case "too few" -> CompletableFuture.completedFuture(List.of());
                          case "too many" ->
                              CompletableFuture.completedFuture(List.of(accepted, accepted));
                          case "null" -> CompletableFuture.completedFuture(null);
                          default -> null;
                        }));
    school.send(school.dispatcher(), 3);

    school.awaitStates(Map.of(SmsState.UNCERTAIN, 3));
    school.clock.move(Duration.ofMinutes(30));
    School.pause(1500);
    assertThat(gateway.submits().values()).containsExactly(1, 1, 1);
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.UNCERTAIN, 3));
    assertThat(row().gatewayId()).contains("one");
  }

  @Test
  void a_gateway_that_does_not_answer_in_time_makes_it_uncertain_and_its_late_answer_is_ignored() {
    CompletableFuture<List<SubmitResult>> late = new CompletableFuture<>();
    LedgerGateway gateway = school.bind(new LedgerGateway("one").behaves(request -> late));
    school.send(school.dispatcher(settings(8, Duration.ofMillis(300), SETTINGS.firstRetry())), 1);

    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1));
    late.complete(List.of(retry(FailureReason.THROTTLED)));
    School.pause(1500);
    assertThat(school.outbox.states()).isEqualTo(Map.of(SmsState.UNCERTAIN, 1));
    assertThat(gateway.calls()).isEqualTo(1);
  }

  @Test
  void a_refused_connection_is_tried_again_after_a_pause() {
    AtomicInteger calls = new AtomicInteger();
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .behaves(
                    request ->
                        CompletableFuture.completedFuture(
                            calls.incrementAndGet() < 3
                                ? List.of(retry(FailureReason.UNREACHABLE))
                                : LedgerGateway.accepted(request))));
    school.send(school.dispatcher(), 1);

    await(() -> row().attempts() == 1);
    assertThat(row().state()).isEqualTo(SmsState.QUEUED);
    assertThat(Duration.between(school.clock.instant(), row().retryAt()))
        .isBetween(Duration.ofMillis(1000), Duration.ofMillis(2500));
    school.clock.move(Duration.ofSeconds(3));
    await(() -> row().attempts() == 2);
    assertThat(Duration.between(school.clock.instant(), row().retryAt()))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    school.clock.move(Duration.ofSeconds(10));

    school.awaitStates(Map.of(SmsState.SENT, 1));
    assertThat(gateway.submitsOf(row().reference())).isEqualTo(3);
  }

  @Test
  void it_waits_at_least_as_long_as_the_provider_asks() {
    school.bind(
        new LedgerGateway("one")
            .behaves(
                LedgerGateway.always(
                    new SubmitResult.RetryLater(
                        Duration.ofMinutes(40), FailureReason.CREDIT_EXHAUSTED, ""))));
    school.send(school.dispatcher(), 1);
    await(() -> row().attempts() == 1);
    assertThat(Duration.between(school.clock.instant(), row().retryAt()))
        .isBetween(Duration.ofMinutes(39), Duration.ofMinutes(40));
  }

  @Test
  void an_absurd_wish_of_the_provider_ends_with_the_expiry_of_the_sms() {
    school.bind(
        new LedgerGateway("one")
            .behaves(
                LedgerGateway.always(
                    new SubmitResult.RetryLater(
                        Duration.ofSeconds(Long.MAX_VALUE), FailureReason.OTHER, ""))));
    Instant expires = school.clock.instant().plusSeconds(7200);
    school.send(school.dispatcher(), 1);
    await(() -> row().attempts() == 1);
    assertThat(Duration.between(expires, row().retryAt()).abs()).isLessThan(Duration.ofSeconds(5));
    school.clock.move(Duration.ofHours(3));
    school.awaitStates(Map.of(SmsState.EXPIRED, 1));
    assertThat(row().reason()).contains(FailureReason.TOO_LATE);
  }

  @Test
  void after_the_last_attempt_it_is_failed() {
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one").behaves(LedgerGateway.always(retry(FailureReason.OTHER))));
    school.send(school.dispatcher(settings(3, SETTINGS.callTimeout(), Duration.ofMillis(1))), 2);
    school.awaitStates(Map.of(SmsState.FAILED, 2));
    assertThat(gateway.submits().values()).containsExactly(3, 3);
    assertThat(row().reason()).contains(FailureReason.OTHER);
  }

  @Test
  void each_sms_of_a_call_has_its_own_result() {
    LedgerGateway gateway = new LedgerGateway("one").items(4);
    gateway.behaves(
        request -> {
          assertThat(request.items()).hasSizeLessThanOrEqualTo(4);
          return CompletableFuture.completedFuture(
              request.items().stream()
                  .<SubmitResult>map(
                      item ->
                          switch (item.text()) {
                            case "text 0" -> new SubmitResult.Accepted("", "");
                            case "text 1" -> new SubmitResult.Rejected(FailureReason.HANDSET, "26");
                            case "text 2" ->
                                new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, "");
                            default -> retry(FailureReason.OTHER);
                          })
                  .toList());
        });
    school.bind(gateway);
    school.send(school.dispatcher(), 4);
    school.awaitStates(
        Map.of(SmsState.SENT, 1, SmsState.REJECTED, 1, SmsState.UNCERTAIN, 1, SmsState.QUEUED, 1));
    assertThat(row().providerId()).isEqualTo(Optional.empty());
  }

  @Test
  void an_idempotent_gateway_is_asked_again_with_the_same_reference() {
    AtomicInteger calls = new AtomicInteger();
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .idempotent()
                .behaves(
                    request ->
                        calls.incrementAndGet() == 1
                            ? CompletableFuture.failedFuture(new IllegalStateException("reset"))
                            : CompletableFuture.completedFuture(LedgerGateway.accepted(request))));
    school.send(school.dispatcher(), 1);
    school.awaitStates(Map.of(SmsState.SENT, 1));
    assertThat(gateway.submitsOf(row().reference())).isEqualTo(2);
  }

  @Test
  void what_one_gateway_may_have_taken_is_never_given_to_another() {
    LedgerGateway first =
        school.bind(
            new LedgerGateway("first")
                .idempotent()
                .behaves(
                    request -> CompletableFuture.failedFuture(new IllegalStateException("reset"))),
            5);
    LedgerGateway second = school.bind(new LedgerGateway("second").idempotent());
    school.send(school.dispatcher(), 3);
    await(() -> first.calls() >= 3);
    School.pause(100);
    school.unbind(first);

    school.awaitStates(Map.of(SmsState.UNCERTAIN, 3));
    School.pause(1200);
    assertThat(second.calls()).isZero();
  }

  @Test
  void a_refusal_of_the_second_call_says_nothing_of_the_first() {
    AtomicInteger calls = new AtomicInteger();
    LedgerGateway gateway =
        school.bind(
            new LedgerGateway("one")
                .idempotent()
                .behaves(
                    request ->
                        calls.incrementAndGet() == 1
                            ? CompletableFuture.failedFuture(new IllegalStateException("reset"))
                            : CompletableFuture.completedFuture(
                                List.of(retry(FailureReason.OTHER)))));
    SmsDispatcher dispatcher = school.dispatcher();
    school.send(dispatcher, 1);
    await(() -> gateway.calls() >= 2);
    dispatcher.close();
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1));
  }

  @Test
  void words_of_the_provider_that_no_database_takes_are_made_fit() {
    String nul = "a" + (char) 0 + "b";
    school.bind(
        new LedgerGateway("one")
            .behaves(LedgerGateway.always(new SubmitResult.Accepted(nul + "x".repeat(500), nul))));
    school.send(school.dispatcher(), 1);
    school.awaitStates(Map.of(SmsState.SENT, 1));
    assertThat(row().providerId().orElseThrow()).startsWith("abx").hasSizeLessThanOrEqualTo(200);
  }
}
