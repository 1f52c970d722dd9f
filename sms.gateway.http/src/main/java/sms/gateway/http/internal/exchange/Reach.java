package sms.gateway.http.internal.exchange;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Where a gateway may connect to; against a configured name that resolves to somewhere inside. */
public enum Reach {
  /** This machine only; for a URL that says so itself. */
  LOOPBACK,
  /** The Internet only. */
  PUBLIC,
  /** The Internet and private networks, but neither this machine nor link-local addresses. */
  PRIVATE_TOO;

  /** Whether a connection to that address is all right. */
  public boolean admits(InetAddress address) {
    return switch (this) {
      case LOOPBACK -> address.isLoopbackAddress();
      case PUBLIC -> isUnicast(address) && !isPrivate(address);
      case PRIVATE_TOO -> isUnicast(address);
    };
  }

  private static boolean isUnicast(InetAddress address) {
    return !(address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address));
  }

  /** 0/8 and 240/4 (RFC 6890). */
  private static boolean isReserved(InetAddress address) {
    int first = address.getAddress()[0] & 0xff;
    return address instanceof Inet4Address && (first == 0 || first >= 240);
  }

  /** RFC 1918, shared addresses (RFC 6598), benchmarks (RFC 2544), unique local (RFC 4193). */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      return address.isSiteLocalAddress()
          || (first == 100 && second >= 64 && second < 128)
          || (first == 198 && (second == 18 || second == 19));
    }
    return address.isSiteLocalAddress() || (first & 0xfe) == 0xfc;
  }
}
