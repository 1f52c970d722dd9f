package sms.host.demo.internal.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import sms.api.host.Caller;

/**
 * Stands in front of everything in the default context, ours or contributed: lets only signed-in
 * users through, and says who they are.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
public final class LoginFilter implements Filter {
  private final Sessions sessions;
  private final Users users;
  private final SignedIn signedIn;

  @Activate
  public LoginFilter(
      @Reference Sessions sessions, @Reference Users users, @Reference SignedIn signedIn) {
    this.sessions = sessions;
    this.users = users;
    this.signedIn = signedIn;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain);
  }

  private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Session> session = Cookies.get(request, Cookies.SESSION).flatMap(sessions::use);
    Optional<Caller> caller = session.flatMap(this::caller);
    if (session.isPresent() && caller.isPresent()) {
      request.setAttribute(Session.ATTRIBUTE, session.get());
      signedIn.as(caller.get(), () -> chain.doFilter(request, response));
    } else if (open(path(request))) {
      chain.doFilter(request, response);
    } else if (page(request)) {
      response.setHeader("Cache-Control", "no-store");
      response.sendRedirect("/login" + next(request));
    } else {
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private Optional<Caller> caller(Session session) {
    return users
        .find(session.userId())
        .map(
            user ->
                new Caller(
                    user.id(),
                    user.name(),
                    session.workstation(),
                    session.locale(),
                    user.rights()));
  }

  private static boolean open(String path) {
    return path.equals("/login")
        || path.equals("/language")
        || path.equals(StaticPath.PORTAL)
        || path.startsWith(StaticPath.PORTAL + "/")
        || path.startsWith(StaticPath.PREFIX);
  }

  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }

  /** A browser that wants to show something, as against a script that wants data. */
  private static boolean page(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getMethod().equals("GET")
        && "navigate"
            .equals(Optional.ofNullable(request.getHeader("Sec-Fetch-Mode")).orElse("navigate"))
        && (accept == null || accept.contains("text/html") || accept.equals("*/*"));
  }

  private static String next(HttpServletRequest request) {
    String wanted = request.getRequestURI();
    String query = request.getQueryString();
    String all = query == null ? wanted : wanted + "?" + query;
    return all.equals("/") ? "" : "?next=" + URLEncoder.encode(all, StandardCharsets.UTF_8);
  }
}
