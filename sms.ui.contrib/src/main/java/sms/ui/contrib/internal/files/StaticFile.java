package sms.ui.contrib.internal.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A file, held in memory, with what HTTP says about it.
 *
 * @param bytes as they are
 * @param gzip the same, compressed
 * @param type {@code Content-Type}
 * @param etag quoted, of the content
 */
record StaticFile(byte[] bytes, byte[] gzip, String type, String etag) {
  static StaticFile of(String path, byte[] bytes) {
    return new StaticFile(bytes, compress(bytes), typeOf(path), '"' + digest(bytes) + '"');
  }

  /** SHA-256, its first 96 bits, fit for a URL. */
  static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String typeOf(String path) {
    String suffix = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (suffix) {
      case "js" -> "text/javascript;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      case "json" -> "application/json;charset=utf-8";
      case "svg" -> "image/svg+xml;charset=utf-8";
      default -> "text/plain;charset=utf-8";
    };
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
