package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.UiContribution;

/**
 * The page after signing in, the tour in three steps; and, being the default servlet, the answer to
 * every address at which there is nothing.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class HomeServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  /** The contributions that the three steps are about; the tour works around those not there. */
  private static final List<String> STEPS =
      List.of("sms.menu.send", "demo.phones", "sms.menu.recap");

  @Activate
  public HomeServlet(@Reference Pages pages) {
    super(pages);
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    if (!request.getRequestURI().equals("/")) {
      pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.404");
      return;
    }
    StringBuilder number = new StringBuilder("0");
    Html steps =
        STEPS.stream()
            .map(
                id -> {
                  number.setCharAt(0, (char) (number.charAt(0) + 1));
                  return step(id, number.toString(), view);
                })
            .collect(Html.joining());
    pages()
        .show(
            response,
            view,
            Page.of(
                view.text("home"),
                Html.of(
                    """
                    <h1>{}</h1><p class="lead">{}</p>
                    <ol class="tour">{}</ol>
                    <section class="notes"><h2>{}</h2><ul><li>{}</li><li>{}</li><li>{}</li></ul></section>
                    """,
                    view.text("home.hello", view.caller().displayName()),
                    view.text("home.lead"),
                    steps,
                    view.text("home.more"),
                    view.text("home.more.record"),
                    view.text("home.more.users"),
                    view.text("home.more.numbers"))));
  }

  private Html step(String id, String number, View view) {
    Optional<UiContribution> there = pages().contributions().find(id, view.caller());
    Html go =
        there
            .map(
                contribution ->
                    Html.of(
                        "<a class=\"button\" href=\"{}\">{}</a>",
                        ContributionServlet.path(contribution),
                        view.text("home.open", contribution.label(view.caller().locale()))))
            .orElseGet(() -> Html.of("<p class=\"none\">{}</p>", view.text("home.not.there")));
    return Html.of(
        "<li><h2>{}</h2><p>{}</p>{}</li>",
        view.text("home.step." + number + ".title"),
        view.text("home.step." + number),
        go);
  }
}
