package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name that a telephone shows as the sender (alphanumeric sender ID): 3 to 11 letters, digits
 * and inner spaces, a letter among them. 11 is what an alphanumeric address holds (3GPP TS 23.040,
 * 9.1.2.5); fewer than 3, accents and signs are refused by the French operators, digits alone would
 * be a number.
 *
 * @param value {@code "CHARLEMAGNE"}
 */
public record SenderId(String value) {
  /** Longest, in characters. */
  public static final int MAX_LENGTH = 11;

  private static final Pattern FORM =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ]{1,9}[A-Za-z0-9]");

  /**
   * @throws IllegalArgumentException for another form
   */
  public SenderId {
    if (!isValid(requireNonNull(value, "value"))) {
      throw new IllegalArgumentException("not a sender of 3 to 11 letters and digits: " + value);
    }
  }

  /** Whether a sender may be called that. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** That sender, blanks around it left out; empty when nobody may be called that. */
  public static Optional<SenderId> parse(String value) {
    String stripped = value.strip();
    return isValid(stripped) ? Optional.of(new SenderId(stripped)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
