package sms.ui.contrib.internal.api;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.selection.PhoneNumber;

/**
 * Telephone numbers as one caller may see them: whole with {@link Right#SEE_NUMBERS}, else masked.
 * Every answer that has a number takes it from here.
 *
 * @param whole whether the caller has the right
 */
record Numbers(boolean whole) {
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

  /** Six digits and more, with what people write between them. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\p{Nd}(?:[\\s\\p{Z}./()-]*\\p{Nd}){5,}");

  static Numbers of(Caller caller) {
    return new Numbers(caller.may(Right.SEE_NUMBERS));
  }

  /** In E.164 form, {@code "+33612345678"}, or as {@link PhoneNumber#masked}. */
  String shown(PhoneNumber number) {
    return whole ? number.e164() : number.masked();
  }

  /**
   * « (+33) 6 12 34 56 78 »: neither a formula to a spreadsheet, nor a number that it would round.
   */
  String inSheet(PhoneNumber number) {
    String code = "+" + number.countryCode();
    return "("
        + code
        + ") "
        + (whole ? number.national() : number.masked().substring(code.length()).strip());
  }

  /**
   * What somebody typed for a number, be it one or not: « 06 12 34 » with the digits before the
   * last two hidden.
   */
  String typed(String text) {
    return whole ? text : hidden(text);
  }

  /** A text with numbers in it, a recipient who is a typed number: the same for each of them. */
  String within(String text) {
    return whole ? text : NUMBER.matcher(text).replaceAll(Numbers::hidden);
  }

  private static String hidden(MatchResult number) {
    return hidden(number.group());
  }

  private static String hidden(String number) {
    int last = number.length();
    for (int shown = 0; last > 0 && shown < 2; last--) {
      if (DIGIT.matcher(number.substring(last - 1, last)).matches()) {
        shown++;
      }
    }
    return DIGIT.matcher(number.substring(0, last)).replaceAll("•") + number.substring(last);
  }
}
