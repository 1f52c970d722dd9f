package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.directory.DirectoryImport;
import sms.api.directory.ImportProblem;
import sms.api.directory.ImportResult;
import sms.api.host.Right;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.school.DemoData;

/**
 * {@code /data}, for administrators: where the school comes from, what its latest import came to,
 * and another import.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/data")
public final class DataServlet extends PageServlet {
  static final String PATH = "/data";
  private static final long serialVersionUID = 1L;

  private final transient DemoData data;

  @Activate
  public DataServlet(@Reference Pages pages, @Reference DemoData data) {
    super(pages);
    this.data = data;
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    if (!view.caller().may(Right.ADMINISTER)) {
      pages().refuse(response, view, HttpServletResponse.SC_FORBIDDEN, "error.right");
      return;
    }
    pages().show(response, view, page(view));
  }

  @Override
  void post(HttpServletRequest request, HttpServletResponse response, View view)
      throws IOException {
    if (!view.caller().may(Right.ADMINISTER)) {
      pages().refuse(response, view, HttpServletResponse.SC_FORBIDDEN, "error.right");
      return;
    }
    data.imports().ifPresent(imports -> imports.reimport(view.caller().locale()));
    Responses.seeOther(response, PATH);
  }

  private Page page(View view) {
    Optional<DirectoryImport> imports = data.imports();
    Html body =
        imports
            .map(each -> outcome(each.latest(view.caller().locale()), view))
            .orElseGet(() -> Html.of("<p class=\"none\">{}</p>", view.text("data.none")));
    Html again =
        Html.of(
            "<form method=\"post\" action=\"{}\">{}<button>{}</button></form>",
            PATH,
            view.csrf(),
            view.text("data.again"));
    return Page.of(
        view.text("data"),
        Html.of(
            """
            <div class="headline"><h1>{}</h1></div>{}{}<p class="none">{}</p>
            <section><h2><a href="{}">{}</a></h2><p>{}</p></section>
            """,
            view.text("data"),
            body,
            Html.when(imports.isPresent(), again),
            view.text("data.help"),
            PersonalDataServlet.PATH,
            view.text("personal"),
            view.text("personal.help")));
  }

  private Html outcome(ImportResult result, View view) {
    return Html.of(
        "{}<section><dl>{}{}{}{}</dl></section>{}",
        state(result, view),
        People.row(view.text("data.format"), data.format().orElse(view.text("data.own"))),
        People.row(view.text("data.source"), result.source()),
        People.row(view.text("data.at"), moment(result.at(), view)),
        counts(result, view),
        details(result, view));
  }

  private Html state(ImportResult result, View view) {
    return result instanceof ImportResult.Refused refused
        ? Html.of(
            "<p class=\"problem\" role=\"alert\">{}</p>",
            refused
                .inUse()
                .map(at -> view.text("data.older", moment(at, view)))
                .orElseGet(() -> view.text("data.title")))
        : Html.of("<p class=\"notice\" role=\"status\">{}</p>", view.text("data.sound"));
  }

  private static Html counts(ImportResult result, View view) {
    return result instanceof ImportResult.Imported imported
        ? People.row(
            view.text("data.counts"),
            view.text(
                "data.counts.of",
                imported.pupils(),
                imported.families(),
                imported.adults(),
                imported.applicants()))
        : Html.NONE;
  }

  private static Html details(ImportResult result, View view) {
    if (result instanceof ImportResult.Refused refused) {
      return list(view.text("data.mend"), refused.problems(), view.texts());
    }
    return result instanceof ImportResult.Imported imported && !imported.remarks().isEmpty()
        ? list(view.text("data.remarks"), imported.remarks(), view.texts())
        : Html.NONE;
  }

  private static Html list(String title, List<ImportProblem> lines, Texts texts) {
    return Html.of("<p>{}</p>{}", title, problems(lines, texts));
  }

  /** The problems, one a line: « pupils.csv, ligne 12 : … ». */
  static Html problems(List<ImportProblem> problems, Texts texts) {
    return Html.of(
        "<ul class=\"problems\">{}</ul>",
        problems.stream()
            .map(
                problem ->
                    Html.of(
                        "<li>{}</li>",
                        problem.line() == 0
                            ? texts.get("data.in.file", problem.file(), problem.reason())
                            : texts.get(
                                "data.in.line",
                                problem.file(),
                                Integer.toString(problem.line()),
                                problem.reason())))
            .toList());
  }

  private String moment(Instant at, View view) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
        .withLocale(view.texts().locale())
        .format(at.atZone(pages().directory().school().zone()));
  }
}
