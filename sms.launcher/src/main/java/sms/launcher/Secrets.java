package sms.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Secrets that each home has for itself, such as the token in a callback's address. */
final class Secrets {
  private static final Pattern PLACE = Pattern.compile("@random@");
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** The text file with 32 random characters (192 bits) in each place {@code @random@}. */
  static byte[] fill(byte[] file) {
    return PLACE.matcher(new String(file, UTF_8)).replaceAll(place -> random()).getBytes(UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
