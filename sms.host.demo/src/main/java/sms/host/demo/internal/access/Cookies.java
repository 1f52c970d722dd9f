package sms.host.demo.internal.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Our cookies: HttpOnly, SameSite=Strict, and named after the port, because browsers share cookies
 * between the ports of a host and two demos may run side by side.
 */
public final class Cookies {
  /** The session's secret. */
  public static final String SESSION = "sms-demo-session";

  /** The secret of the login form, before there is a session. */
  public static final String LOGIN = "sms-demo-login";

  /** The language chosen last. */
  public static final String LANGUAGE = "sms-demo-language";

  private Cookies() {}

  /** The value of that cookie. */
  public static Optional<String> get(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name(request, name)))
            .map(Cookie::getValue)
            .findFirst();
  }

  /**
   * Sets it.
   *
   * @param age how long the browser keeps it; negative: until it is closed; zero: not at all
   */
  public static void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration age) {
    Cookie cookie = new Cookie(name(request, name), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge((int) age.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }

  private static String name(HttpServletRequest request, String name) {
    return name + "-" + request.getLocalPort();
  }
}
