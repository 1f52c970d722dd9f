package sms.ui.contrib.internal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;

/**
 * Whether a request comes from a page of this server. Browsers say so in {@code Sec-Fetch-Site},
 * older ones in {@code Origin}; programs that send neither still need the token for a write.
 */
final class SameOrigin {
  private SameOrigin() {}

  static boolean test(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      // none: typed into the address bar
      return "same-origin".equals(site)
          || ("none".equals(site) && "GET".equals(request.getMethod()));
    }
    String origin = request.getHeader("Origin");
    String host = request.getHeader("Host");
    return origin == null || (host != null && authority(origin).equals(authority("//" + host)));
  }

  private static String authority(String address) {
    try {
      String authority = URI.create(address).getAuthority();
      return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
