package sms.recap.internal.recap;

import java.util.Set;

/**
 * Country codes (ITU-T E.164, list of assigned codes): one digit for zones 1 and 7, two for those
 * below, three for all others.
 */
final class CountryCodes {
  private static final Set<String> TWO_DIGITS =
      Set.of(
          "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
          "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
          "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98");

  private CountryCodes() {}

  /**
   * How many digits the country code has.
   *
   * @param digits of an E.164 number without plus, at least three
   */
  static int length(String digits) {
    if (digits.charAt(0) == '1' || digits.charAt(0) == '7') {
      return 1;
    }
    return TWO_DIGITS.contains(digits.substring(0, 2)) ? 2 : 3;
  }
}
