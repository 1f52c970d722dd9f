package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Which of a series of credentials a campaign is. The reminders are deferred campaigns of the same
 * recipients; whoever has connected until then is left out when they leave.
 *
 * @param series {@link Campaign#key} of the first one
 * @param number 0 for the first sending, 1 for the first reminder
 * @param of how many reminders there are
 */
public record Reminder(UUID series, int number, int of) {
  /** Most reminders of one series. */
  public static final int MAX = 5;

  public Reminder {
    requireNonNull(series, "series");
    if (of < 1 || of > MAX || number < 0 || number > of) {
      throw new IllegalArgumentException("1 to " + MAX + " reminders");
    }
  }
}
