package sms.host.demo.internal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How pages are sent. */
final class Responses {
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private Responses() {}

  static void html(HttpServletResponse response, int status, Html page) throws IOException {
    html(response, status, page, "same-origin");
  }

  /** The address of the page, which lets somebody in, is told to nobody that it leads to. */
  static void htmlWithoutReferrer(HttpServletResponse response, int status, Html page)
      throws IOException {
    html(response, status, page, "no-referrer");
  }

  private static void html(HttpServletResponse response, int status, Html page, String referrer)
      throws IOException {
    byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html; charset=utf-8");
    secure(response);
    response.setHeader("Referrer-Policy", referrer);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** The headers of everything that a browser may show or run. */
  static void secure(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
  }

  /** To another page of ours after a POST. */
  static void seeOther(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
    response.setHeader("Cache-Control", "no-store");
  }

  /** That path when it is one of this site, else the home page: an open redirect is none. */
  static String local(@org.jspecify.annotations.Nullable String path) {
    return path != null
            && path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
        ? path
        : "/";
  }
}
