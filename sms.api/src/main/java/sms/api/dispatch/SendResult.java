package sms.api.dispatch;

import sms.api.problem.Problem;

/** The outcome of {@link Dispatcher#send}. */
public sealed interface SendResult {
  /**
   * All of it is in the outbox, durably.
   *
   * @param campaignId ours
   * @param messages how many SMS
   */
  record Enqueued(long campaignId, long messages) implements SendResult {}

  /** A campaign of that key is there already; nothing was added. */
  record AlreadyEnqueued(long campaignId) implements SendResult {}

  /** Nothing was added, for that reason. */
  record Refused(Problem problem) implements SendResult {}
}
