package sms.selection.internal.number;

import static java.util.Objects.requireNonNull;

import sms.api.selection.IgnoreReason;
import sms.api.selection.PhoneNumber;

/** What a cell turned out to hold. */
public sealed interface NumberReading {
  /** One mobile number that the school may write to. */
  record Mobile(PhoneNumber number) implements NumberReading {
    public Mobile {
      requireNonNull(number, "number");
    }
  }

  /**
   * Nothing that an SMS can go to.
   *
   * @param reason one of NO_MOBILE, SEVERAL_NUMBERS, INVALID_NUMBER, LANDLINE, FOREIGN_NOT_ALLOWED
   */
  record Unusable(IgnoreReason reason) implements NumberReading {
    public Unusable {
      requireNonNull(reason, "reason");
    }
  }
}
