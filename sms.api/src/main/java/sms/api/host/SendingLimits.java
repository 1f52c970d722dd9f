package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How much may be sent, in SMS as they are billed: a text of two parts counts 2.
 *
 * @param confirmAbove a batch of more SMS than that is sent only after the user confirmed its
 *     figures once more; empty: never asked
 * @param userPerDay what the user may send in a day of the school's time zone; empty: no limit
 * @param schoolPerDay what all users together may send in such a day; empty: no limit
 */
public record SendingLimits(
    OptionalLong confirmAbove, OptionalLong userPerDay, OptionalLong schoolPerDay) {
  /** No limit at all. */
  public static final SendingLimits NONE =
      new SendingLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public SendingLimits {
    requireNonNegative(confirmAbove, "confirmAbove");
    requireNonNegative(userPerDay, "userPerDay");
    requireNonNegative(schoolPerDay, "schoolPerDay");
  }

  private static void requireNonNegative(OptionalLong limit, String name) {
    requireNonNull(limit, name);
    if (limit.isPresent() && limit.getAsLong() < 0) {
      throw new IllegalArgumentException(name + " is negative: " + limit.getAsLong());
    }
  }
}
