package sms.host.kit;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sms.api.host.RecordType;

/**
 * The host's pages, as far as they are made by its server, and somebody who is signed in there.
 *
 * @param url where they are, {@code http://127.0.0.1:8080}; on the loopback, since a session is
 *     sent there
 * @param cookie the header {@code Cookie} of a browser that is signed in: {@code "JSESSIONID=4F…"}
 * @param menu path of a page that has the menu; empty: the server makes none
 * @param records paths of the records of each type, with {@code {id}} in the place of the id:
 *     {@code "/families/{id}"}; those left out are not looked at
 */
public record Website(
    URI url, String cookie, Optional<String> menu, Map<RecordType, String> records) {
  /** In the place of a record's id. */
  public static final String ID = "{id}";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public Website {
    requireNonNull(url, "url");
    if (!SCHEMES.contains(String.valueOf(url.getScheme()))
        || !LOOPBACK.contains(String.valueOf(url.getHost()))
        || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the kit asks for pages on the loopback only: write http://127.0.0.1:8080, not " + url);
    }
    if (requireNonNull(cookie, "cookie").isBlank()) {
      throw new IllegalArgumentException(
          "the kit needs the Cookie header of a browser that is signed in");
    }
    menu.ifPresent(Website::requirePath);
    records = Map.copyOf(records);
    for (String path : records.values()) {
      requirePath(path);
      if (!path.contains(ID)) {
        throw new IllegalArgumentException("write " + ID + " for the id: /families/" + ID);
      }
    }
  }

  private static void requirePath(String path) {
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("a path begins with one slash, unlike " + path);
    }
  }

  /** Without the cookie. */
  @Override
  public String toString() {
    return "Website[" + url + "]";
  }
}
