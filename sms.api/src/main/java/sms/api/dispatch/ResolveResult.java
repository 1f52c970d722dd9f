package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import sms.api.problem.Problem;

/** The outcome of {@link Resolver#resolve}. */
public sealed interface ResolveResult {
  /** It is known now, or was said, what became of it. */
  record Resolved(SmsState state) implements ResolveResult {
    public Resolved {
      requireNonNull(state, "state");
    }
  }

  /**
   * It is sent again.
   *
   * @param campaignId the campaign that does it; the same for a second click
   */
  record Resent(long campaignId) implements ResolveResult {}

  /**
   * The provider could not say, or does not know it.
   *
   * @param problem which of both, and what can be done now
   */
  record StillUncertain(Problem problem) implements ResolveResult {}

  /** Unknown, not the caller's to decide, or settled meanwhile; nothing was changed. */
  record Refused(Problem problem) implements ResolveResult {}
}
