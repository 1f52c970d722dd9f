package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.host.demo.internal.access.Cookies;
import sms.host.demo.internal.access.Session;
import sms.host.demo.internal.access.Sessions;

/** Changes the language, before and after signing in. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/language")
public final class LanguageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Sessions sessions;

  @Activate
  public LanguageServlet(@Reference Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Session> session = Session.of(request);
    Optional<String> secret =
        session.map(Session::csrf).or(() -> Cookies.get(request, Cookies.LOGIN));
    if (secret.isEmpty()
        || !PageServlet.same(secret.get(), request.getParameter("csrf"))
        || !PageServlet.sameOrigin(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Locale locale = "en".equals(request.getParameter("lang")) ? Locale.ENGLISH : Locale.FRENCH;
    Cookies.set(request, response, Cookies.LANGUAGE, locale.getLanguage(), Duration.ofDays(365));
    session.ifPresent(open -> sessions.speak(open.token(), locale));
    Responses.seeOther(response, Responses.local(request.getParameter("next")));
  }
}
