package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Any address at which there is nothing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class NotFoundServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Activate
  public NotFoundServlet(@Reference Pages pages) {
    super(pages);
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.404");
  }
}
