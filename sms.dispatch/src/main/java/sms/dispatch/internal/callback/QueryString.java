package sms.dispatch.internal.callback;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query as browsers and providers write it ({@code application/x-www-form-urlencoded},
 * WHATWG URL Standard §5.1), but refuses what is broken instead of guessing. The container's
 * parameters are not used: asking for them would read the body.
 */
final class QueryString {
  /** Most parameters. */
  static final int MOST = 200;

  private QueryString() {}

  /**
   * The parameters in their order.
   *
   * @param raw without the question mark; null: there is none
   * @return empty: a broken percent sign, or too many parameters
   */
  static Optional<Map<String, List<String>>> parse(@Nullable String raw) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return Optional.of(parameters);
    }
    int count = 0;
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
      count++;
      if (name.isEmpty() || value.isEmpty() || count > MOST) {
        return Optional.empty();
      }
      parameters.computeIfAbsent(name.get(), n -> new ArrayList<>()).add(value.get());
    }
    parameters.replaceAll((name, values) -> List.copyOf(values));
    return Optional.of(parameters);
  }

  /** Bytes that are no UTF-8 become U+FFFD: a text in Latin 1 must not cost the report. */
  private static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text.replace('+', ' '));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
        if (low < 0) {
          return Optional.empty();
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else {
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint) - 1;
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
