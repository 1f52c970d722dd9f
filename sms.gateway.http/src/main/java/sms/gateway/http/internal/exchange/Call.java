package sms.gateway.http.internal.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request to a provider.
 *
 * @param method {@code "GET"}, {@code "POST"}…
 * @param uri absolute
 * @param headers in order; not Content-Type, which the body knows
 * @param body what is sent; empty for none
 */
public record Call(
    String method, URI uri, List<Map.Entry<String, String>> headers, Optional<Body> body) {
  /**
   * A request body.
   *
   * @param type its media type, e.g. {@code "application/json"}
   * @param bytes as sent
   */
  @SuppressWarnings("ArrayRecordComponent") // written by us, read by the exchange, never compared
  public record Body(String type, byte[] bytes) {
    /** JSON, which is UTF-8 (RFC 8259). */
    public static Body json(String json) {
      return new Body("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A form that {@link FormText} wrote: ASCII. */
    public static Body form(String form) {
      return new Body(
          "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
    }
  }

  public Call {
    headers = List.copyOf(headers);
  }

  /** A GET. */
  public static Call get(URI uri) {
    return new Call("GET", uri, List.of(), Optional.empty());
  }

  /** A POST. */
  public static Call post(URI uri, Body body) {
    return new Call("POST", uri, List.of(), Optional.of(body));
  }

  /** With one more header. */
  public Call with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Call(method, uri, more, body);
  }

  /** Without query, headers and body: they hold numbers, texts and passwords. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
