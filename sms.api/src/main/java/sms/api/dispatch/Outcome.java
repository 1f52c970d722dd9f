package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sms.api.gateway.FailureReason;

/**
 * What became of one attempt, to be recorded.
 *
 * @param smsId which SMS
 * @param state SENT, REJECTED, FAILED, EXPIRED, UNCERTAIN, or QUEUED to try again
 * @param gatewayId the gateway that was called; empty when none was, and then it does not count as
 *     an attempt
 * @param providerId the provider's id; empty when it gave none
 * @param reason why not SENT
 * @param rawCode the provider's own word; may be empty
 * @param at when
 * @param retryAt not before that, for QUEUED
 */
public record Outcome(
    long smsId,
    SmsState state,
    Optional<String> gatewayId,
    Optional<String> providerId,
    Optional<FailureReason> reason,
    String rawCode,
    Instant at,
    Optional<Instant> retryAt) {
  private static final Set<SmsState> ENDS =
      EnumSet.of(
          SmsState.SENT,
          SmsState.QUEUED,
          SmsState.REJECTED,
          SmsState.FAILED,
          SmsState.EXPIRED,
          SmsState.UNCERTAIN);

  public Outcome {
    requireNonNull(state, "state");
    requireNonNull(gatewayId, "gatewayId");
    requireNonNull(providerId, "providerId");
    requireNonNull(reason, "reason");
    requireNonNull(rawCode, "rawCode");
    requireNonNull(at, "at");
    requireNonNull(retryAt, "retryAt");
    if (!ENDS.contains(state)) {
      throw new IllegalArgumentException("an attempt cannot end in " + state);
    }
    if (retryAt.isPresent() != (state == SmsState.QUEUED)) {
      throw new IllegalArgumentException("a time for the next attempt goes with QUEUED");
    }
  }
}
