package sms.host.demo.internal.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password, hashed: PBKDF2 with HMAC-SHA-512, a salt of 128 bits and the iterations that OWASP's
 * Password Storage Cheat Sheet asks for.
 *
 * @param iterations of the hash
 * @param salt Base64
 * @param hash Base64
 */
public record PasswordHash(int iterations, String salt, String hash) {
  private static final int ITERATIONS = 210_000;
  private static final int BITS = 256;
  private static final Pattern TEXT =
      Pattern.compile("pbkdf2-sha512:([1-9][0-9]{3,6}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

  /** Hashes it with a fresh salt. */
  static PasswordHash of(String password) {
    return of(password.toCharArray());
  }

  /** Hashes it with a fresh salt; the caller wipes it. */
  public static PasswordHash of(char[] password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(ITERATIONS, encode(salt), encode(derive(password, salt, ITERATIONS)));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is of another form; the text is not in the message
   */
  public static PasswordHash parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a hashed password");
    }
    return new PasswordHash(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
  }

  /** As a file keeps it. */
  public String text() {
    return "pbkdf2-sha512:" + iterations + ":" + salt + ":" + hash;
  }

  /** Whether that is the password; takes as long for a wrong one. */
  boolean matches(String password) {
    return matches(password.toCharArray());
  }

  /** The same; the caller wipes it. */
  public boolean matches(char[] password) {
    byte[] expected = Base64.getDecoder().decode(hash);
    byte[] actual = derive(password, Base64.getDecoder().decode(salt), iterations);
    return MessageDigest.isEqual(expected, actual);
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot hash passwords", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "PasswordHash[]";
  }
}
