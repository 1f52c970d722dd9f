package sms.host.demo.internal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.host.demo.internal.Texts;

/** A sentence instead of a stack trace when a page fails; the log has the trace. */
@Component(service = Servlet.class)
@HttpWhiteboardServletErrorPage(errorPage = {"500", "java.lang.Throwable"})
public final class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ErrorServlet.class);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    LOG.error(
        "a page failed: {}",
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
        failure instanceof Throwable thrown ? thrown : null);
    Texts texts = LoginServlet.texts(request);
    String title = texts.get("error.500.title");
    Html body =
        Html.of(
            "<div class=\"login\"><h1>{}</h1><p>{}</p><p><a class=\"button\" href=\"/\">{}</a></p>"
                + "</div>",
            title,
            texts.get("error.500"),
            texts.get("home.back"));
    Responses.html(
        response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Layout.bare(texts, title, body));
  }
}
