package sms.api.selection;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form (ITU-T E.164: a plus, country code first, at most 15 digits).
 *
 * @param e164 {@code "+33612345678"}
 */
public record PhoneNumber(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");

  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  /** Without the plus, as many providers want it: {@code "33612345678"}. */
  public String digits() {
    return e164.substring(1);
  }

  /** For those without a right to the number and for logs: {@code "+336••••••78"}. */
  public String masked() {
    return e164.substring(0, 4)
        + "•".repeat(Math.max(0, e164.length() - 6))
        + e164.substring(e164.length() - 2);
  }

  /** Masked, so that a log never carries a number. */
  @Override
  public String toString() {
    return masked();
  }
}
