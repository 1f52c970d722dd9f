package sms.gateway.http.internal.exchange;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The one provider that a gateway talks to: scheme, host and port of its configured URL, and the
 * addresses its name may have.
 *
 * @param scheme {@code "https"}, or {@code "http"} for this machine
 * @param host in lower case; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param reach which addresses the host may resolve to
 */
public record Endpoint(String scheme, String host, int port, Reach reach) {
  /**
   * From a configured URL.
   *
   * @param privateNetwork whether the provider may have a private address
   * @throws IllegalArgumentException with a clause that says what is wrong and what to do
   */
  public static Endpoint of(URI url, boolean privateNetwork) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("must begin with https://");
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "must be https://host/path, without user name and without #");
    }
    String host = bare(url.getHost());
    boolean loopback = isLoopback(host);
    if (scheme.equals("http") && !loopback) {
      throw new IllegalArgumentException(
          "must begin with https://; plain http:// is for this machine (127.0.0.1) only");
    }
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    if (port == 0 || port > 65535) {
      throw new IllegalArgumentException("has a port that is not between 1 and 65535");
    }
    Reach reach = loopback ? Reach.LOOPBACK : privateNetwork ? Reach.PRIVATE_TOO : Reach.PUBLIC;
    if (isLiteral(host) && !reach.admits(literal(host))) {
      throw new IllegalArgumentException(
          "has an address that is not on the Internet; if the provider is in your own network set"
              + " private.network=true (a link-local address is never allowed)");
    }
    return new Endpoint(scheme, host, port, reach);
  }

  /** Whether a call to that URI goes to this endpoint. */
  boolean covers(URI uri) {
    return uri.getHost() != null
        && equals(
            new Endpoint(
                uri.getScheme().toLowerCase(Locale.ROOT),
                bare(uri.getHost()),
                uri.getPort() >= 0
                    ? uri.getPort()
                    : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80,
                reach));
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || (isLiteral(host) && literal(host).isLoopbackAddress());
  }

  private static boolean isLiteral(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  private static InetAddress literal(String host) {
    try {
      return InetAddress.getByName(host); // of a literal: no look-up
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("has a host that is not an address", e);
    }
  }
}
