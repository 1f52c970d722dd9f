package sms.api.selection;

/**
 * A telephone number in E.164 form (ITU-T E.164: a plus, country code first, at most 15 digits).
 *
 * @param e164 {@code "+33612345678"}
 */
public record PhoneNumber(String e164) {
  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 15;

  public PhoneNumber {
    if (!isE164(e164)) {
      throw new IllegalArgumentException("not an E.164 number");
    }
  }

  private static boolean isE164(String text) {
    int digits = text.length() - 1;
    if (digits < FEWEST_DIGITS
        || digits > MOST_DIGITS
        || text.charAt(0) != '+'
        || text.charAt(1) == '0') {
      return false;
    }
    for (int i = 1; i <= digits; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
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
