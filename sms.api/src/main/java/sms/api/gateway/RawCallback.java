package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's call to our public address, as it came.
 *
 * @param method {@code "GET"} or {@code "POST"}
 * @param token the path segment after the gateway's id; to be compared in constant time; may be
 *     empty
 * @param query query parameters, decoded; a form body's parameters are not among them
 * @param headers names in lower case
 * @param body at most 64 KiB; empty array for none
 */
public record RawCallback(
    String method,
    String token,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {
  /** Longest body that is read, in bytes. */
  public static final int MAX_BODY = 64 * 1024;

  public RawCallback {
    requireNonNull(method, "method");
    requireNonNull(token, "token");
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first value of that query parameter. */
  public Optional<String> parameter(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** That header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Without token and content. */
  @Override
  public String toString() {
    return "RawCallback[" + method + ", " + body.length + " bytes]";
  }
}
