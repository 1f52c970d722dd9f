package sms.recap.internal.recap;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A number, or a part of one, as people type it: « 06 12 », « +336 », « 0033 6.12 », « 4578 ».
 * Numbers are kept in E.164 form, {@code +33612345678}.
 */
final class NumberSearch {
  private static final Pattern OPTIONAL_ZERO = Pattern.compile("\\(0\\)");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0\\u202F./()-]+");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]*");

  private NumberSearch() {}

  /**
   * The LIKE patterns one of which a number must fit. A leading 0 is read as the national prefix,
   * whatever the country code, and as a digit.
   *
   * @return empty when what was typed is no part of a number: nothing fits
   */
  static List<String> patterns(String typed) {
    String digits = SEPARATORS.matcher(OPTIONAL_ZERO.matcher(typed).replaceAll("")).replaceAll("");
    if (!NUMBER.matcher(digits).matches()) {
      return List.of();
    }
    if (digits.startsWith("+")) {
      return List.of(digits + "%");
    }
    String inside = "%" + digits + "%";
    if (digits.startsWith("00")) {
      return List.of("+" + digits.substring(2) + "%", inside);
    }
    if (digits.startsWith("0")) {
      String national = digits.substring(1) + "%";
      return List.of("+_" + national, "+__" + national, "+___" + national, inside);
    }
    return List.of(inside);
  }
}
