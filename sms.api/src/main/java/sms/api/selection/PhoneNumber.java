package sms.api.selection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form (ITU-T E.164: a plus, country code first, at most 15 digits).
 *
 * @param e164 {@code "+33612345678"}
 */
public record PhoneNumber(String e164) {
  private static final int FEWEST_DIGITS = 6;
  private static final int MOST_DIGITS = 15;

  /** Fewer hidden digits than that are soon tried out. */
  private static final int FEWEST_HIDDEN = 4;

  /** ITU-T E.164, assigned country codes: of one digit, of two, else of three. */
  private static final Pattern COUNTRY_CODE =
      Pattern.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}");

  /** Where pairs begin, counted from the end. */
  private static final Pattern PAIR = Pattern.compile("(?<=.)(?=(..)+$)");

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

  /** The digits after the plus that say the country: {@code "33"}, {@code "262"}, {@code "1"}. */
  public String countryCode() {
    Matcher code = COUNTRY_CODE.matcher(digits());
    if (!code.lookingAt()) {
      throw new IllegalStateException("the pattern has all country codes");
    }
    return code.group();
  }

  /** The digits after the country code, in pairs from the end: {@code "6 12 34 56 78"}. */
  public String national() {
    return paired(digits().substring(countryCode().length()));
  }

  /**
   * For those without a right to the number, {@link sms.api.host.Right#SEE_NUMBERS}, and for logs:
   * country code, the first digit where that code has less than three, and the last two: {@code
   * "+33 6 •• •• •• 78"}, {@code "+262 • •• •• •• 56"}. Of a number so short that fewer than four
   * digits would stay hidden, only the country code.
   */
  public String masked() {
    String code = countryCode();
    String rest = digits().substring(code.length());
    int first = code.length() < 3 ? 1 : 0;
    int hidden = rest.length() - first - 2;
    String shown =
        hidden < FEWEST_HIDDEN
            ? "•".repeat(rest.length())
            : rest.substring(0, first) + "•".repeat(hidden) + rest.substring(first + hidden);
    return "+" + code + " " + paired(shown);
  }

  private static String paired(String digits) {
    return PAIR.matcher(digits).replaceAll(" ");
  }

  /** Masked, so that a log never carries a number. */
  @Override
  public String toString() {
    return masked();
  }
}
