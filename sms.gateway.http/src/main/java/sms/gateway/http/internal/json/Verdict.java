package sms.gateway.http.internal.json;

import java.time.Instant;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.exchange.Answer;

/**
 * What an answer means.
 *
 * @param kind one of the three documented outcomes
 * @param reason why not; for an accepted one of no meaning
 */
record Verdict(Kind kind, FailureReason reason) {
  /** The documented outcomes; what is not documented is unknown. */
  enum Kind {
    ACCEPTED,
    REJECTED,
    RETRY
  }

  SubmitResult result(Answer answer, String providerId, String rawCode, Instant now) {
    return switch (kind) {
      case ACCEPTED -> new SubmitResult.Accepted(providerId, rawCode);
      case REJECTED -> new SubmitResult.Rejected(reason, rawCode);
      case RETRY -> new SubmitResult.RetryLater(answer.retryAfter(now), reason, rawCode);
    };
  }
}
