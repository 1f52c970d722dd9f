package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What was appended in a day, in SMS as they are billed; those taken back don't count, those
 * deferred to another day count on the day they were confirmed.
 *
 * @param day in the school's time zone
 * @param user by one user
 * @param school by all users
 */
public record DailyUsage(LocalDate day, long user, long school) {
  public DailyUsage {
    requireNonNull(day, "day");
  }
}
