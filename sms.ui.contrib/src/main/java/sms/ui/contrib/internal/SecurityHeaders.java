package sms.ui.contrib.internal;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells the browser to refuse. */
public final class SecurityHeaders {
  private SecurityHeaders() {}

  /** For anything that is served. */
  public static void common(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** For data: never kept, never shown as a page. */
  public static void data(HttpServletResponse response) {
    common(response);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  /** For a page: scripts, styles and data of this server only, nothing inline. */
  public static void page(HttpServletResponse response) {
    common(response);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
  }
}
