package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.host.demo.internal.access.Cookies;
import sms.host.demo.internal.access.Sessions;

/** Signs out. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/logout")
public final class LogoutServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  private final transient Sessions sessions;

  @Activate
  public LogoutServlet(@Reference Pages pages, @Reference Sessions sessions) {
    super(pages);
    this.sessions = sessions;
  }

  @Override
  void post(HttpServletRequest request, HttpServletResponse response, View view) {
    sessions.close(view.session().token());
    Cookies.set(request, response, Cookies.SESSION, "", Duration.ZERO);
    Responses.seeOther(response, "/login");
  }
}
