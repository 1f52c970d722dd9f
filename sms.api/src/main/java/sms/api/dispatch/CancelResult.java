package sms.api.dispatch;

import sms.api.problem.Problem;

/** The outcome of {@link Dispatcher#cancel}. */
public sealed interface CancelResult {
  /**
   * From now on nothing more of it is sent.
   *
   * @param cancelled how many were taken back by this call; 0 when all had left
   * @param left how many had left, or are under way
   */
  record Cancelled(long cancelled, long left) implements CancelResult {}

  /** Unknown campaign, or not the caller's. */
  record Refused(Problem problem) implements CancelResult {}
}
