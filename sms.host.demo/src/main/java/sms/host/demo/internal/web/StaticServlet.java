package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.StaticPath;

/** Our style, scripts and pictures: those of this list, and no path is resolved. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(StaticPath.PREFIX + "*")
public final class StaticServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String PICTURE = "image/svg+xml";

  private static final Map<String, String> FILES =
      Map.of(
          "/host.css", "text/css; charset=utf-8",
          "/host.js", SCRIPT,
          "/phones.js", SCRIPT,
          "/icon.svg", PICTURE,
          "/phones.svg", PICTURE);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = String.valueOf(request.getPathInfo());
    String type = FILES.get(name);
    if (type == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try (InputStream in = Texts.class.getResourceAsStream("static" + name)) {
      if (in == null) {
        throw new IOException("the bundle has no " + name);
      }
      Responses.secure(response);
      response.setContentType(type);
      response.setHeader("Cache-Control", "no-cache");
      in.transferTo(response.getOutputStream());
    }
  }
}
