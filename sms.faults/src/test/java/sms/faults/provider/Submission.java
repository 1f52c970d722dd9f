package sms.faults.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * One request: a form with {@code to}, {@code text}, {@code reference}, {@code callback}.
 *
 * @param reference the sender's
 * @param wish how the sender wants it treated: the word after a {@code !} that the text begins
 *     with; empty for no wish
 * @param text as it came
 * @param callback where reports go; may be empty
 */
record Submission(UUID reference, String wish, String text, String callback) {
  private static final int LONGEST_HEAD = 16 * 1024;

  /** The head of a request that has arrived, its body not yet. */
  record Head(int bodyLength) {}

  /** Null at the end of the connection. */
  static @org.jspecify.annotations.Nullable Head head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 || head.length() > LONGEST_HEAD) {
        return null;
      }
      head.append((char) next);
    }
    for (String line : head.toString().split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return new Head(Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()));
      }
    }
    return new Head(0);
  }

  static byte[] bytes(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  static Submission of(byte[] first, byte[] second) {
    Map<String, String> form = new HashMap<>();
    for (String pair :
        (new String(first, ISO_8859_1) + new String(second, ISO_8859_1)).split("&")) {
      int equals = pair.indexOf('=');
      form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    String text = form.getOrDefault("text", "");
    String wish = text.startsWith("!") ? text.substring(1).split(" ", 2)[0] : "";
    return new Submission(
        UUID.fromString(form.getOrDefault("reference", "")),
        wish,
        text,
        form.getOrDefault("callback", ""));
  }
}
