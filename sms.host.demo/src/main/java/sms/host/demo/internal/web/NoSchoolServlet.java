package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.school.DemoData;

/**
 * In place of {@link HomeServlet} while there is no school and hence no page. Whoever is not signed
 * in never comes here but to {@code /login}, which says what is to be mended.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
@ServiceRanking(-1)
public final class NoSchoolServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient DemoData data;

  @Activate
  public NoSchoolServlet(@Reference DemoData data) {
    this.data = data;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Texts texts = LoginServlet.texts(request);
    if (data.unusable(texts).isPresent()) {
      Responses.seeOther(response, "/login");
      return;
    }
    response.setHeader("Refresh", "2");
    Responses.html(
        response,
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        Layout.bare(
            texts,
            texts.get("data"),
            Html.of("<div class=\"login\"><p>{}</p></div>", texts.get("data.slow"))));
  }
}
