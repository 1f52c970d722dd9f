package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;

/** Where a record named as {@code FAMILY:F0012} is shown. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/record")
public final class RecordServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Activate
  public RecordServlet(@Reference Pages pages) {
    super(pages);
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    Optional<RecordRef> ref = parse(request.getParameter("ref"));
    if (ref.isPresent()) {
      Responses.seeOther(response, People.link(ref.get()));
    } else {
      pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.record");
    }
  }

  private static Optional<RecordRef> parse(@org.jspecify.annotations.Nullable String text) {
    return Stream.of(RecordType.values())
        .filter(type -> text != null && text.startsWith(type + ":"))
        .filter(type -> text != null && text.length() > type.name().length() + 1)
        .map(type -> RecordRef.parse(String.valueOf(text)))
        .findFirst();
  }
}
