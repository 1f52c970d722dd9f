package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The menu alone, for a page that is open while contributions come and go. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/demo/menu")
public final class MenuServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Activate
  public MenuServlet(@Reference Pages pages) {
    super(pages);
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    String page = Responses.local(request.getParameter("page"));
    View there = new View(view.texts(), view.caller(), view.session(), page);
    Responses.html(response, HttpServletResponse.SC_OK, pages().menu(there));
  }
}
