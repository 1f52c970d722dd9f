package sms.gateway.http.internal.exchange;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}, in UTF-8: queries and form bodies. */
public final class FormText {
  private FormText() {}

  /** Writes the parameters in their order; pure ASCII. */
  public static String write(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> escape(p.getKey()) + "=" + escape(p.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** One name or value, escaped. */
  public static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * Reads parameters, in their order.
   *
   * @throws IllegalArgumentException when an escape is broken
   */
  public static Map<String, List<String>> read(String form) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(unescape(name), n -> new ArrayList<>()).add(unescape(value));
      }
    }
    return parameters;
  }

  private static String unescape(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
