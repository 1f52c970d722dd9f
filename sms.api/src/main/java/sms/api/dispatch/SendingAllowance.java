package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import sms.api.host.SendingLimits;

/**
 * How much a user may send at this moment.
 *
 * @param limits that apply to the user
 * @param used today
 */
public record SendingAllowance(SendingLimits limits, DailyUsage used) {
  public SendingAllowance {
    requireNonNull(limits, "limits");
    requireNonNull(used, "used");
  }

  /** SMS that the quotas leave for today, by the tighter one; empty: no quota. */
  public OptionalLong remaining() {
    OptionalLong user = left(limits.userPerDay(), used.user());
    OptionalLong school = left(limits.schoolPerDay(), used.school());
    if (user.isEmpty() || school.isEmpty()) {
      return user.isPresent() ? user : school;
    }
    return OptionalLong.of(Math.min(user.getAsLong(), school.getAsLong()));
  }

  /** Whether a batch of that many SMS asks for a confirmation of its figures. */
  public boolean asksToConfirm(long parts) {
    return limits.confirmAbove().isPresent() && parts > limits.confirmAbove().getAsLong();
  }

  private static OptionalLong left(OptionalLong limit, long used) {
    return limit.isPresent()
        ? OptionalLong.of(Math.max(0, limit.getAsLong() - used))
        : OptionalLong.empty();
  }
}
