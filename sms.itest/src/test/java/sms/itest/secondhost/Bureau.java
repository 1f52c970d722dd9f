package sms.itest.secondhost;

import static java.util.stream.Collectors.joining;
import static sms.itest.secondhost.Html.parameter;
import static sms.itest.secondhost.Html.safe;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardResource;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Family;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;

/**
 * The second host's pages, their language in their address: {@code /bureau/fr/familles}, {@code
 * /bureau/fr/dossier?ref=FAMILY:2026/7}, {@code /bureau/fr/outil?id=sms.menu.send}.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/bureau/*")
@HttpWhiteboardResource(pattern = "/look/*", prefix = "/sms/itest/secondhost/look")
public final class Bureau extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient SchoolDirectory school;
  private final transient CallerContext callers;
  private final transient Contributed contributed;

  @Activate
  public Bureau(
      @Reference SchoolDirectory school,
      @Reference CallerContext callers,
      @Reference Contributed contributed) {
    this.school = school;
    this.callers = callers;
    this.contributed = contributed;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] path = String.valueOf(request.getPathInfo()).split("/", 3); // "", language, page
    if (path.length < 3) {
      response.sendRedirect("/bureau/fr/familles");
      return;
    }
    Caller reader = reader(path[1]);
    Optional<String> body =
        switch (path[2]) {
          case "familles" -> Optional.of(families());
          case "dossier" -> record(request, reader);
          case "outil" -> tool(request, reader);
          default -> Optional.empty();
        };
    response.setStatus(body.isPresent() ? 200 : 404);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.getWriter().print(page(reader, path[2] + query, body.orElse("<h1>404</h1>")));
  }

  private Caller reader(String language) {
    Caller user = callers.current().orElseThrow(); // the door has let somebody in
    Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    return new Caller(user.userId(), user.displayName(), user.workstation(), locale, user.rights());
  }

  private String page(Caller reader, String here, String body) {
    boolean english = reader.locale().equals(Locale.ENGLISH);
    return """
        <!DOCTYPE html>
        <html lang="%s"><head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title>
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/look/bureau.css">
        <script type="module" src="/look/bureau.js"></script>
        </head><body>
        <header><a href="familles">%2$s</a><nav aria-label="Bureau">%3$s</nav>
        <p>%4$s <a href="../%5$s" lang="%6$s">%7$s</a></p></header>
        <main>%8$s</main>
        </body></html>
        """
        .formatted(
            reader.locale().getLanguage(),
            safe(school.school().name()),
            contributed.menu(reader),
            safe(reader.displayName()),
            safe((english ? "fr/" : "en/") + here),
            english ? "fr" : "en",
            english ? "Français" : "English",
            body);
  }

  private String families() {
    return school
        .families()
        .map(family -> "<li>" + link(family.ref(), family.name()))
        .collect(joining("", "<h1>Familles</h1><ul>", "</ul>"));
  }

  private Optional<String> tool(HttpServletRequest request, Caller reader) {
    String campaign = request.getParameter("campaign");
    return contributed.tool(
        String.valueOf(request.getParameter("id")),
        reader,
        campaign == null ? Map.of() : Map.of("campaign", campaign));
  }

  /** A record: the buttons on it, the tool that was chosen by one of them, the panels. */
  private Optional<String> record(HttpServletRequest request, Caller reader) {
    RecordRef ref = RecordRef.parse(request.getParameter("ref"));
    String chosen = String.valueOf(request.getParameter("outil"));
    return card(ref)
        .map(
            card ->
                "%s<form><input type=\"hidden\" name=\"ref\" value=\"%s\">%s</form>%s%s"
                    .formatted(
                        card,
                        safe(ref),
                        contributed.buttons(ref, reader),
                        contributed
                            .tool(chosen, reader, Map.of("record", ref.toString()))
                            .orElse(""),
                        contributed.panels(ref, reader)));
  }

  private Optional<String> card(RecordRef ref) {
    return switch (ref.type()) {
      case FAMILY ->
          school.family(ref.id()).map(family -> heading(family.name()) + children(family));
      case PUPIL ->
          school
              .pupil(ref.id())
              .map(pupil -> heading(pupil.person().displayName()) + family(pupil));
      case ADULT, APPLICANT -> school.person(ref.id()).map(person -> heading(person.displayName()));
    };
  }

  private static String heading(String name) {
    return "<h1>" + safe(name) + "</h1>";
  }

  private String children(Family family) {
    return family.pupilIds().stream()
        .flatMap(id -> school.pupil(id).stream())
        .map(pupil -> "<li>" + link(pupil.ref(), pupil.person().displayName()))
        .collect(joining("", "<ul>", "</ul>"));
  }

  private static String family(Pupil pupil) {
    return "<p>" + link(new RecordRef(RecordType.FAMILY, pupil.familyId()), "Famille") + "</p>";
  }

  private static String link(RecordRef record, String name) {
    return "<a href=\"dossier?ref=%s\">%s</a>".formatted(parameter(record), safe(name));
  }
}
