package sms.recap.internal.legacy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people write them. With their country code they are read anywhere; without it only
 * mobiles of metropolitan France, and only at a school there: 0639 and 069x are overseas, of other
 * country codes (ARCEP, plan national de numérotation).
 */
final class NationalNumbers {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}./()'-]+");
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9]\\d{5,14}");
  private static final Pattern MOBILE = Pattern.compile("0(?:6(?!39|9)|7)\\d{8}");

  private NationalNumbers() {}

  /**
   * The number in E.164 form.
   *
   * @param region of the school
   * @return empty when it cannot be read
   */
  static Optional<String> e164(String cell, String region) {
    String plain = SEPARATORS.matcher(cell).replaceAll("");
    String number = plain.startsWith("00") ? "+" + plain.substring(2) : plain;
    if (INTERNATIONAL.matcher(number).matches()) {
      return Optional.of(number);
    }
    return region.equals("FR") && MOBILE.matcher(number).matches()
        ? Optional.of("+33" + number.substring(1))
        : Optional.empty();
  }
}
