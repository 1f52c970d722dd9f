package sms.host.demo.internal.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A servlet of pages for people who are signed in. Every POST carries the form's secret. */
abstract class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Pages pages;

  PageServlet(Pages pages) {
    this.pages = pages;
  }

  final Pages pages() {
    return pages;
  }

  /** Answers a GET. */
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    pages.refuse(response, view, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "error.404");
  }

  /** Answers a POST whose secret was right. */
  void post(HttpServletRequest request, HttpServletResponse response, View view)
      throws IOException {
    pages.refuse(response, view, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "error.404");
  }

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    get(request, response, pages.view(request));
  }

  @Override
  protected final void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    View view = pages.view(request);
    if (same(view.session().csrf(), request.getParameter("csrf")) && sameOrigin(request)) {
      post(request, response, view);
    } else {
      pages.refuse(response, view, HttpServletResponse.SC_FORBIDDEN, "error.csrf");
    }
  }

  static boolean same(String expected, @Nullable String actual) {
    return actual != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the browser says, if it says anything, that the form was on a page of ours. */
  static boolean sameOrigin(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null || site.equals("same-origin") || site.equals("none");
  }

  /** The part of the path after the servlet's own, without slash; empty for none. */
  static String rest(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null || info.length() < 2 ? "" : info.substring(1);
  }
}
