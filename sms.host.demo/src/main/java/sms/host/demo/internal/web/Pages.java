package sms.host.demo.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.Session;
import sms.host.demo.internal.portal.DemoPortal;

/** What every page needs: who asks, the school, and what is contributed. */
@Component(service = Pages.class)
public final class Pages {
  private final CallerContext callers;
  private final SchoolDirectory directory;
  private final Contributions contributions;

  @Activate
  public Pages(
      @Reference CallerContext callers,
      @Reference SchoolDirectory directory,
      @Reference Contributions contributions,
      @Reference DemoPortal portal) {
    this.callers = callers;
    this.directory = new PortalDirectory(directory, portal);
    this.contributions = contributions;
  }

  SchoolDirectory directory() {
    return directory;
  }

  Contributions contributions() {
    return contributions;
  }

  /**
   * Whom this request's page is for.
   *
   * @throws IllegalStateException when nobody is signed in: the filter let such a request through
   */
  View view(HttpServletRequest request) {
    Session session =
        Session.of(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    Caller caller =
        callers.current().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    String query = request.getQueryString();
    return new View(
        Texts.of(session.locale()),
        caller,
        session,
        Responses.local(
            query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query));
  }

  Html menu(View view) {
    return Menu.of(view, contributions.menu(view.caller()));
  }

  void show(HttpServletResponse response, View view, Page page) throws IOException {
    Responses.html(
        response, page.status(), Layout.page(view, directory.school(), page, menu(view)));
  }

  /** A page that says in a sentence why there is nothing else to see. */
  void refuse(HttpServletResponse response, View view, int status, String key) throws IOException {
    String title = view.text(key + ".title");
    show(
        response,
        view,
        Page.of(
                title,
                Html.of(
                    "<h1>{}</h1><p>{}</p><p><a href=\"/\">{}</a></p>",
                    title,
                    view.text(key),
                    view.text("home.back")))
            .with(status));
  }
}
