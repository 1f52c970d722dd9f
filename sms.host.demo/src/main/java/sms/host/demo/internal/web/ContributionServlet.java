package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.RecordRef;
import sms.api.host.UiContribution;

/** A page per contribution: {@code /page/}<i>id</i>. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/page/*")
public final class ContributionServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Activate
  public ContributionServlet(@Reference Pages pages) {
    super(pages);
  }

  /** Where the page of that contribution is. */
  static String path(UiContribution contribution) {
    return "/page/" + URLEncoder.encode(contribution.id(), StandardCharsets.UTF_8);
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    Optional<UiContribution> found = pages().contributions().find(rest(request), view.caller());
    if (found.isEmpty()) {
      pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.contribution");
      return;
    }
    UiContribution contribution = found.get();
    String label = contribution.label(view.caller().locale());
    pages()
        .show(
            response,
            view,
            new Page(
                200,
                label,
                Html.of(
                    "<p class=\"crumbs\">{}</p><h1 class=\"visually-hidden\">{}</h1>{}",
                    crumbs(contribution, view.caller().locale()),
                    label,
                    element(contribution, view, campaign(request))),
                List.of(contribution.moduleUrl())));
  }

  private static String crumbs(UiContribution contribution, Locale locale) {
    String above = contribution.target(locale);
    String label = contribution.label(locale);
    return above.isEmpty() ? label : above + " / " + label;
  }

  /** The campaign that {@code sms-open} asked to see, as an attribute; nothing for all. */
  private static Html campaign(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("campaign"))
        .filter(id -> id.matches("[0-9]{1,18}"))
        .map(id -> Html.of(" campaign=\"{}\"", id))
        .orElse(Html.NONE);
  }

  /** The contribution's element on a record. */
  static Html element(UiContribution contribution, View view, RecordRef record) {
    return element(contribution, view, Html.of(" record=\"{}\"", record));
  }

  private static Html element(UiContribution contribution, View view, Html attribute) {
    String tag = contribution.elementTag();
    return Html.of(
        "<{} lang=\"{}\"{}></{}>", tag, view.texts().locale().getLanguage(), attribute, tag);
  }
}
