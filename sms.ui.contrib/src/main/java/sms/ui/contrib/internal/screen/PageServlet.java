package sms.ui.contrib.internal.screen;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.Caller;
import sms.ui.contrib.internal.Backends;
import sms.ui.contrib.internal.Messages;
import sms.ui.contrib.internal.SecurityHeaders;
import sms.ui.contrib.internal.files.StaticFiles;

/** Whole pages with one element, for hosts whose screens are no web pages. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sms/page/*")
public final class PageServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  /** Query parameters that become attributes of the element. */
  private static final List<String> ATTRIBUTES = List.of("record", "campaign");

  private final transient StaticFiles files;
  private final transient Backends backends;

  @Activate
  public PageServlet(@Reference StaticFiles files, @Reference Backends backends) {
    this.files = files;
    this.backends = backends;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.page(response);
    Optional<Caller> caller = backends.callerContext().flatMap(context -> context.current());
    Messages messages = Messages.of(language(request, caller));
    Optional<Screen> screen =
        Arrays.stream(Screen.values())
            .filter(known -> ("/" + known.page()).equals(request.getPathInfo()))
            .findFirst();
    if (screen.isEmpty()) {
      write(response, 404, sentence(messages, messages.text("page.unknown")));
    } else if (caller.isEmpty()) {
      write(response, 401, sentence(messages, messages.text("signed-out")));
    } else {
      write(response, 200, page(screen.get(), request, messages));
    }
  }

  private static Locale language(HttpServletRequest request, Optional<Caller> caller) {
    String asked = request.getParameter("lang");
    return asked == null
        ? caller.map(Caller::locale).orElse(Locale.FRENCH)
        : Locale.forLanguageTag(asked);
  }

  private String page(Screen screen, HttpServletRequest request, Messages messages) {
    String title = messages.text("page." + screen.page());
    StringBuilder element = new StringBuilder("<").append(screen.tag());
    element.append(" lang=\"").append(messages.language().getLanguage()).append('"');
    for (String name : ATTRIBUTES) {
      String value = request.getParameter(name);
      if (value != null) {
        element.append(' ').append(name).append("=\"").append(escape(value)).append('"');
      }
    }
    element.append(" standalone></").append(screen.tag()).append(">");
    return document(
        messages,
        title,
        files.imports(screen.module()).map(PageServlet::preload).collect(Collectors.joining())
            + "<script type=\"module\" src=\""
            + files.url(screen.module())
            + "\"></script>\n",
        element.toString());
  }

  /** All modules at once, instead of one import after the other. */
  private static String preload(String url) {
    return "<link rel=\"modulepreload\" href=\"" + url + "\">\n";
  }

  private String sentence(Messages messages, String sentence) {
    return document(messages, "SMS", "", "<p>" + escape(sentence) + "</p>");
  }

  private String document(Messages messages, String title, String head, String body) {
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="icon" href="%s" type="image/svg+xml">
        <link rel="stylesheet" href="%s">
        %s</head>
        <body>
        <main>%s</main>
        </body>
        </html>
        """
        .formatted(
            messages.language().getLanguage(),
            escape(title),
            files.url("icon/compose.svg"),
            files.url("page.css"),
            head,
            body);
  }

  private static void write(HttpServletResponse response, int status, String html)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
