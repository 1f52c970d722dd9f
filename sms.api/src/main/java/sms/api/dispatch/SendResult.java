package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import sms.api.gateway.Money;
import sms.api.problem.Problem;

/** The outcome of {@link Dispatcher#send}. */
public sealed interface SendResult {
  /**
   * All of it is in the outbox, durably.
   *
   * @param campaignId ours
   * @param messages how many SMS
   * @param notBefore when it begins to leave: deferred, or held until the end of quiet hours;
   *     empty: at once
   */
  record Enqueued(long campaignId, long messages, Optional<Instant> notBefore)
      implements SendResult {
    public Enqueued {
      requireNonNull(notBefore, "notBefore");
    }
  }

  /** A campaign of that key is there already; nothing was added. */
  record AlreadyEnqueued(long campaignId) implements SendResult {}

  /**
   * Nothing was added: it is more than a daily quota leaves. An EMERGENCY is counted and never
   * refused for that.
   *
   * @param scope whose quota; the tighter one where both are exceeded
   * @param limit SMS a day
   * @param used SMS of today
   * @param parts SMS of the campaign
   * @param problem the same in the user's language
   */
  record QuotaExceeded(QuotaScope scope, long limit, long used, long parts, Problem problem)
      implements SendResult {}

  /**
   * Nothing was added: it is large, and {@link Campaign#largeConfirmed} does not say that the user
   * confirmed it.
   *
   * @param threshold the user's {@link sms.api.host.SendingLimits#confirmAbove}
   * @param parts SMS of the campaign
   * @param problem the same in the user's language
   */
  record ThresholdNotConfirmed(long threshold, long parts, Problem problem) implements SendResult {}

  /**
   * Nothing was added: no gateway of the mode has the credit to pay for it.
   *
   * @param gatewayId the one that is used first
   * @param left its credit, less what was enqueued since it was asked for
   * @param cost of the campaign
   * @param problem the same in the user's language
   */
  record CreditTooLow(String gatewayId, Money left, Money cost, Problem problem)
      implements SendResult {}

  /** Nothing was added, for that reason. */
  record Refused(Problem problem) implements SendResult {}
}
