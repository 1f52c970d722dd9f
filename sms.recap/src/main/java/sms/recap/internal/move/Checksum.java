package sms.recap.internal.move;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Of the rows of a table, in whatever order they come: two databases sort texts differently. The
 * sum of the SHA-256 of each row.
 */
final class Checksum {
  private static final BigInteger ROUND = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest digest;
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  Checksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One value of the current row; NULL is another one than the empty text. */
  void value(@Nullable Object value) {
    byte[] bytes = value == null ? new byte[0] : canonical(value).getBytes(StandardCharsets.UTF_8);
    digest.update((value == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  /** A SMALLINT is a Short here and an Integer there. */
  private static String canonical(Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
  }

  /** The current row is complete. */
  void row() {
    sum = sum.add(new BigInteger(1, digest.digest())).mod(ROUND);
    rows++;
  }

  long rows() {
    return rows;
  }

  /** In hexadecimal digits. */
  String sum() {
    return sum.toString(16);
  }
}
