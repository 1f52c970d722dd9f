package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import sms.api.problem.Problem;

/** The outcome of {@link Dispatcher#reschedule}. */
public sealed interface RescheduleResult {
  /**
   * It leaves at that time.
   *
   * @param notBefore the time; later than asked for when that is in quiet hours
   * @param expires not sent any more after that time
   */
  record Rescheduled(Instant notBefore, Instant expires) implements RescheduleResult {
    public Rescheduled {
      requireNonNull(notBefore, "notBefore");
      requireNonNull(expires, "expires");
    }
  }

  /** Too late: it is being sent, has left or was taken back; nothing was changed. */
  record TooLate(Problem problem) implements RescheduleResult {}

  /** Unknown campaign, not the caller's, not deferred, or a time that is over. */
  record Refused(Problem problem) implements RescheduleResult {}
}
