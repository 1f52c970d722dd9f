package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.Enrolment;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;
import sms.host.demo.internal.web.RecordKind.Card;
import sms.host.demo.internal.web.RecordKind.Line;

/** The lists of families, pupils, adults and applicants, and their records. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/families/*", "/pupils/*", "/adults/*", "/applicants/*"})
public final class RecordsServlet extends PageServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 50;

  @Activate
  public RecordsServlet(@Reference Pages pages) {
    super(pages);
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    RecordKind kind =
        RecordKind.ALL.stream()
            .filter(each -> each.path().equals(request.getServletPath()))
            .findFirst()
            .orElseThrow();
    String id = rest(request);
    if (id.isEmpty()) {
      pages().show(response, view, list(kind, request, view));
      return;
    }
    Optional<Card> card = kind.card(id, pages().directory(), view.texts());
    if (card.isPresent()) {
      pages().show(response, view, record(kind, id, card.get(), request, view));
    } else {
      pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.record");
    }
  }

  private Page list(RecordKind kind, HttpServletRequest request, View view) {
    String typed = Optional.ofNullable(request.getParameter("q")).orElse("");
    String className = Optional.ofNullable(request.getParameter("class")).orElse("");
    Search search = new Search(typed);
    Collator collator = Collator.getInstance(view.texts().locale());
    collator.setStrength(Collator.SECONDARY);
    List<Line> found;
    try (Stream<Line> lines = kind.lines(pages().directory(), view.texts())) {
      found =
          lines
              .filter(line -> className.isEmpty() || line.classes().contains(className))
              .filter(line -> search.finds(line.searched()))
              .sorted(Comparator.comparing(Line::name, collator).thenComparing(Line::id))
              .toList();
    }
    int last = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.min(last, Math.max(1, number(request.getParameter("page"))));
    List<Line> shown = found.subList((page - 1) * PAGE, Math.min(found.size(), page * PAGE));
    String title = view.text(kind.titleKey());
    return Page.of(
        title,
        Html.of(
            """
            <div class="headline"><h1>{}</h1><p class="count">{}</p></div>
            <form class="search" role="search" action="{}">
            <label><span>{}</span><input type="search" name="q" value="{}"></label>
            {}<button>{}</button></form>
            {}{}
            """,
            title,
            view.text("found", found.size()),
            kind.path(),
            view.text("search"),
            typed,
            Html.when(kind.byClass(), classes(className, view)),
            view.text("search.go"),
            shown.isEmpty()
                ? Html.of("<p class=\"empty\">{}</p>", view.text("found.none"))
                : table(kind, shown, view),
            Html.when(last > 1, paging(kind, typed, className, page, last, view))));
  }

  private Html classes(String chosen, View view) {
    List<String> names;
    try (Stream<Pupil> pupils = pages().directory().pupils()) {
      names =
          new ArrayList<>(
              pupils
                  .flatMap(pupil -> pupil.current().map(Enrolment::className).stream())
                  .distinct()
                  .sorted(ClassOrder.INSTANCE)
                  .toList());
    }
    Html options =
        names.stream()
            .map(
                name ->
                    Html.of(
                        "<option{}>{}</option>",
                        Html.when(name.equals(chosen), Html.of(" selected")),
                        name))
            .collect(Html.joining());
    return Html.of(
        "<label><span>{}</span><select name=\"class\"><option value=\"\">{}</option>{}</select>"
            + "</label>",
        view.text("class"),
        view.text("class.all"),
        options);
  }

  private static Html table(RecordKind kind, List<Line> lines, View view) {
    List<String> titles = kind.columns().stream().map(key -> view.text(key)).toList();
    Html head =
        titles.stream()
            .map(title -> Html.of("<th scope=\"col\">{}</th>", title))
            .collect(Html.joining());
    Html rows =
        lines.stream()
            .map(
                line -> {
                  List<Html> cells = line.cells().get();
                  return Html.of(
                      "<tr>{}</tr>",
                      IntStream.range(0, cells.size())
                          .mapToObj(
                              i ->
                                  Html.of(
                                      "<td data-label=\"{}\"><div>{}</div></td>",
                                      titles.get(i),
                                      cells.get(i)))
                          .toList());
                })
            .collect(Html.joining());
    return Html.of(
        "<table class=\"records\"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, rows);
  }

  private static Html paging(
      RecordKind kind, String typed, String className, int page, int last, View view) {
    String base = kind.path() + "?q=" + encode(typed) + "&class=" + encode(className) + "&page=";
    return Html.of(
        "<nav class=\"paging\" aria-label=\"{}\">{}<span>{}</span>{}</nav>",
        view.text("paging"),
        page > 1
            ? Html.of(
                "<a rel=\"prev\" href=\"{}\">{}</a>", base + (page - 1), view.text("previous"))
            : Html.NONE,
        view.text("page.of", page, last),
        page < last
            ? Html.of("<a rel=\"next\" href=\"{}\">{}</a>", base + (page + 1), view.text("next"))
            : Html.NONE);
  }

  private Page record(
      RecordKind kind, String id, Card card, HttpServletRequest request, View view) {
    RecordRef ref = new RecordRef(kind.type(), id);
    List<UiContribution> actions =
        pages().contributions().onRecord(Kind.RECORD_ACTION, kind.type(), view.caller());
    List<UiContribution> panels =
        pages().contributions().onRecord(Kind.RECORD_PANEL, kind.type(), view.caller());
    Optional<UiContribution> open =
        actions.stream()
            .filter(action -> action.id().equals(request.getParameter("action")))
            .findFirst();
    Html body =
        Html.of(
            """
            <p class="crumbs"><a href="{}">{}</a></p>
            <div class="headline"><div><h1>{}</h1><p class="subtitle">{}</p></div>
            <div class="actions">{}</div></div>
            {}
            {}
            {}
            """,
            kind.path(),
            view.text(kind.titleKey()),
            card.title(),
            card.subtitle(),
            actions.stream().map(action -> button(action, ref, open, view)).toList(),
            open.map(action -> opened(action, ref, view)).orElse(Html.NONE),
            card.body(),
            panels.stream().map(panel -> panel(panel, ref, view)).toList());
    return new Page(
        200,
        card.title(),
        body,
        Stream.concat(open.stream(), panels.stream()).map(UiContribution::moduleUrl).toList());
  }

  private static Html button(
      UiContribution action, RecordRef ref, Optional<UiContribution> open, View view) {
    boolean pressed = open.map(UiContribution::id).filter(action.id()::equals).isPresent();
    return Html.of(
        "<a class=\"button\" href=\"{}\"{}>{}<span>{}</span></a>",
        People.link(ref) + "?action=" + encode(action.id()),
        Html.when(pressed, Html.of(" aria-current=\"true\"")),
        Menu.icon(action),
        action.label(view.caller().locale()));
  }

  private static Html opened(UiContribution action, RecordRef ref, View view) {
    return Html.of(
        """
        <section class="opened" data-close="{}"><div class="opened-head"><h2>{}</h2>\
        <a class="quiet" href="{}">{}</a></div>{}</section>
        """,
        People.link(ref),
        action.label(view.caller().locale()),
        People.link(ref),
        view.text("close"),
        ContributionServlet.element(action, view, ref));
  }

  private static Html panel(UiContribution panel, RecordRef ref, View view) {
    return Html.of(
        "<section class=\"panel\"><h2>{}</h2>{}</section>",
        panel.label(view.caller().locale()),
        ContributionServlet.element(panel, view, ref));
  }

  private static int number(@org.jspecify.annotations.Nullable String typed) {
    return typed != null && typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 1;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
