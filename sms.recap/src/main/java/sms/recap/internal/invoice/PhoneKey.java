package sms.recap.internal.invoice;

/**
 * What the ways to write one number have in common: its last nine digits, which are those after the
 * national 0 in France, Belgium and Switzerland. « 06 12 34 56 78 », « +33612345678 » and «
 * 0033612345678 » are one key. Two numbers of one key on one day are of two countries, and are not
 * told apart.
 */
final class PhoneKey {
  /** No number. */
  static final long NONE = -1;

  private static final int FEWEST = 6;
  private static final int DIGITS = 9;

  private PhoneKey() {}

  static long of(String number) {
    String digits = number.replaceAll("\\D", "");
    if (digits.length() < FEWEST || number.indexOf('E') >= 0) {
      return NONE;
    }
    return Long.parseLong(digits.substring(Math.max(0, digits.length() - DIGITS)));
  }
}
