package sms.ui.contrib.internal.files;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.ui.contrib.internal.SecurityHeaders;

/** Modules, pictures and texts under {@code /sms/ui/}. They hold no data of the school. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sms/ui/*")
public final class StaticServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private final transient StaticFiles files;

  @Activate
  public StaticServlet(@Reference StaticFiles files) {
    this.files = files;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.common(response);
    String path = request.getPathInfo();
    Optional<StaticFile> found =
        path == null || path.isEmpty() ? Optional.empty() : files.find(path.substring(1));
    if (found.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    StaticFile file = found.get();
    response.setHeader("ETag", file.etag());
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader(
        "Cache-Control",
        files.isVersioned(path.substring(1)) ? "private, max-age=31536000, immutable" : "no-cache");
    if (matches(request.getHeader("If-None-Match"), file.etag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.type());
    byte[] body = file.bytes();
    String accepted = request.getHeader("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip") && file.gzip().length < body.length) {
      response.setHeader("Content-Encoding", "gzip");
      body = file.gzip();
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean matches(@org.jspecify.annotations.Nullable String header, String etag) {
    return header != null
        && Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag -> tag.endsWith(etag));
  }
}
