package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a provider says of an SMS it had taken. Has a reference or a provider's id, or both.
 *
 * @param reference ours, when the report carries it
 * @param providerId the provider's, when the report carries it
 * @param status what is said
 * @param reason why not, for {@link Status#UNDELIVERED}
 * @param rawCode the provider's own word, at most 200 characters; may be empty
 * @param at when it happened; empty: when it came
 */
public record DeliveryReport(
    Optional<UUID> reference,
    Optional<String> providerId,
    Status status,
    Optional<FailureReason> reason,
    String rawCode,
    Optional<Instant> at) {
  /** What a report says. */
  public enum Status {
    /** Taken by the operator, not yet on the telephone. */
    BUFFERED,
    /** On the telephone. */
    DELIVERED,
    /** Will not come any more. */
    UNDELIVERED
  }

  public DeliveryReport {
    requireNonNull(reference, "reference");
    requireNonNull(providerId, "providerId");
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    requireNonNull(rawCode, "rawCode");
    requireNonNull(at, "at");
    if (reference.isEmpty() && providerId.isEmpty()) {
      throw new IllegalArgumentException("a report about nothing");
    }
  }
}
