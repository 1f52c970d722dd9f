package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What became of one item. When in doubt it is {@link Unknown}: it will not be sent again by
 * itself.
 *
 * <p>{@code rawCode} is the provider's own word, at most 200 characters, without number, text or
 * secret; may be empty.
 */
public sealed interface SubmitResult {
  /**
   * The provider has it.
   *
   * @param providerId its identifier; empty string when it gives none
   */
  record Accepted(String providerId, String rawCode) implements SubmitResult {
    public Accepted {
      requireNonNull(providerId, "providerId");
      requireNonNull(rawCode, "rawCode");
    }
  }

  /** The provider refused it for good. */
  record Rejected(FailureReason reason, String rawCode) implements SubmitResult {
    public Rejected {
      requireNonNull(reason, "reason");
      requireNonNull(rawCode, "rawCode");
    }
  }

  /**
   * Surely not taken; may be submitted again.
   *
   * @param after wait at least that long; zero: as the dispatcher sees fit
   */
  record RetryLater(Duration after, FailureReason reason, String rawCode) implements SubmitResult {
    public RetryLater {
      requireNonNull(after, "after");
      requireNonNull(reason, "reason");
      requireNonNull(rawCode, "rawCode");
    }
  }

  /** It may or may not have been taken. */
  record Unknown(FailureReason reason, String rawCode) implements SubmitResult {
    public Unknown {
      requireNonNull(reason, "reason");
      requireNonNull(rawCode, "rawCode");
    }
  }
}
