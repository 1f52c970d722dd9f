package sms.gateway.http.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.PollResult;
import sms.gateway.http.internal.Protocol.StatusInquiry;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;
import sms.gateway.http.internal.exchange.Channel;

/**
 * Asks a provider for reports, one call an SMS, all of a poll at once. An answer that says nothing
 * of one SMS (not found, broken, none in time) holds up no other: that SMS is asked for another
 * time. Only what concerns them all (login, rate, no connection) puts all off.
 */
final class StatusDesk {
  private static final Duration WITHOUT_CALLBACK = Duration.ofMinutes(1);
  private static final Duration WITH_CALLBACK = Duration.ofHours(1);
  private static final Duration LOGIN = Duration.ofMinutes(15);
  private static final Duration UNREACHABLE = Duration.ofMinutes(2);
  private static final Logger LOG = LoggerFactory.getLogger(StatusDesk.class);

  private final StatusInquiry inquiry;
  private final Channel channel;
  private final Duration firstAfter;
  private final Clock clock;

  /**
   * @param called whether the provider calls us with its reports, too
   */
  StatusDesk(StatusInquiry inquiry, Channel channel, boolean called, Clock clock) {
    this.inquiry = inquiry;
    this.channel = channel;
    this.firstAfter = called ? WITH_CALLBACK : WITHOUT_CALLBACK;
    this.clock = clock;
  }

  Duration firstAfter() {
    return firstAfter;
  }

  CompletionStage<PollResult> poll(List<LookupRequest> sms) {
    List<CompletableFuture<PollResult>> results =
        sms.stream().map(one -> ask(one).toCompletableFuture()).toList();
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> together(results.stream().map(CompletableFuture::join).toList()));
  }

  /** All reports; the longest of what puts all off. */
  private static PollResult together(List<PollResult> results) {
    List<DeliveryReport> reports =
        results.stream().flatMap(result -> result.reports().stream()).toList();
    Optional<PollResult.TryLater> later = Optional.empty();
    for (PollResult result : results) {
      if (result instanceof PollResult.TryLater one
          && later.filter(l -> l.after().compareTo(one.after()) >= 0).isEmpty()) {
        later = Optional.of(one);
      }
    }
    return later
        .<PollResult>map(l -> new PollResult.TryLater(reports, l.after(), l.reason(), l.rawCode()))
        .orElseGet(() -> new PollResult.Answered(reports));
  }

  private CompletionStage<PollResult> ask(LookupRequest sms) {
    Optional<Call> call = inquiry.call(sms);
    if (call.isEmpty()) {
      return CompletableFuture.completedFuture(new PollResult.Answered(List.of()));
    }
    return channel
        .send(call.get())
        .thenApply(
            outcome ->
                outcome.map(
                    answer -> result(sms, answer),
                    cause -> later(UNREACHABLE, FailureReason.UNREACHABLE, cause),
                    cause -> new PollResult.Answered(List.of())));
  }

  private PollResult result(LookupRequest sms, Answer answer) {
    String raw = Integer.toString(answer.status());
    return switch (answer.status()) {
      case 200 -> new PollResult.Answered(read(sms, answer).stream().toList());
      case 401, 403 -> later(LOGIN, FailureReason.LOGIN_REFUSED, raw);
      case 429 -> later(answer.retryAfter(clock.instant()), FailureReason.THROTTLED, raw);
      default -> new PollResult.Answered(List.of());
    };
  }

  private Optional<DeliveryReport> read(LookupRequest sms, Answer answer) {
    try {
      return inquiry.read(sms, answer);
    } catch (RuntimeException e) { // whatever came from outside, it is the provider's mistake
      LOG.debug("an answer about a status is not understood: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  private static PollResult later(Duration after, FailureReason reason, String raw) {
    return new PollResult.TryLater(List.of(), after, reason, RawCode.of(raw));
  }
}
