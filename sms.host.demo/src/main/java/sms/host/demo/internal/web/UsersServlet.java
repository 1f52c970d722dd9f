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
import sms.api.host.Right;
import sms.host.demo.internal.access.DemoUser;
import sms.host.demo.internal.access.Users;

/**
 * The users and their profiles: {@code /users} and {@code /users/}<i>id</i> for administrators,
 * {@code /profile} for one's own.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/users/*", "/profile"})
public final class UsersServlet extends PageServlet {
  static final String PATH = "/users";
  private static final long serialVersionUID = 1L;

  private final transient Users users;

  @Activate
  public UsersServlet(@Reference Pages pages, @Reference Users users) {
    super(pages);
    this.users = users;
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    boolean own = request.getServletPath().equals("/profile");
    if (!own && !view.caller().may(Right.ADMINISTER)) {
      pages().refuse(response, view, HttpServletResponse.SC_FORBIDDEN, "error.right");
      return;
    }
    String id = own ? view.caller().userId() : rest(request);
    if (id.isEmpty()) {
      pages().show(response, view, list(view));
      return;
    }
    Optional<DemoUser> user = users.find(id);
    if (user.isPresent()) {
      boolean saved = "1".equals(request.getParameter("saved"));
      boolean other = "divers".equals(request.getParameter("tab"));
      pages().show(response, view, profile(user.get(), own, other || saved, saved, view));
    } else {
      pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.user");
    }
  }

  @Override
  void post(HttpServletRequest request, HttpServletResponse response, View view)
      throws IOException {
    if (!view.caller().may(Right.ADMINISTER)) {
      pages().refuse(response, view, HttpServletResponse.SC_FORBIDDEN, "error.right");
      return;
    }
    Optional<DemoUser> changed =
        users.change(
            rest(request),
            request.getParameter("recap") != null,
            request.getParameter("numbers") != null,
            request.getParameter("blocked") != null);
    if (changed.isPresent()) {
      Responses.seeOther(response, PATH + "/" + changed.get().id() + "?saved=1");
    } else {
      pages().refuse(response, view, HttpServletResponse.SC_NOT_FOUND, "error.user");
    }
  }

  private Page list(View view) {
    Html rows =
        users.all().stream()
            .map(
                user ->
                    Html.of(
                        """
                        <tr><td data-label="{}"><div><a href="{}">{}</a></div></td>\
                        <td data-label="{}"><div>{}</div></td>\
                        <td data-label="{}"><div>{}</div></td></tr>
                        """,
                        view.text("user"),
                        PATH + "/" + user.id() + "?tab=divers",
                        user.name(),
                        view.text("user.id"),
                        user.id(),
                        view.text("sms"),
                        state(user, view)))
            .collect(Html.joining());
    return Page.of(
        view.text("users"),
        Html.of(
            """
            <div class="headline"><h1>{}</h1></div>
            <table class="records"><thead><tr><th scope="col">{}</th><th scope="col">{}</th>\
            <th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>
            """,
            view.text("users"),
            view.text("user"),
            view.text("user.id"),
            view.text("sms"),
            rows));
  }

  private static Html state(DemoUser user, View view) {
    return Html.of(
        "{} {}",
        user.blocked()
            ? People.warning(view.text("user.blocked"))
            : People.badge(view.text("user.may.send")),
        Html.when(user.recapOfAll(), People.badge(view.text("user.recap.all"))));
  }

  private static Page profile(DemoUser user, boolean own, boolean other, boolean saved, View view) {
    String path = own ? "/profile" : PATH + "/" + user.id();
    Html tabs =
        Html.of(
            "<nav class=\"tabs\" aria-label=\"{}\">{}{}</nav>",
            view.text("user.profile"),
            tab(path, view.text("tab.identity"), !other),
            tab(path + "?tab=divers", view.text("tab.other"), other));
    return Page.of(
        user.name(),
        Html.of(
            "{}<div class=\"headline\"><h1>{}</h1></div>{}{}{}",
            Html.when(
                view.caller().may(Right.ADMINISTER),
                Html.of("<p class=\"crumbs\"><a href=\"{}\">{}</a></p>", PATH, view.text("users"))),
            view.text(own ? "user.own" : "user.of", user.name()),
            tabs,
            Html.when(
                saved, Html.of("<p class=\"notice\" role=\"status\">{}</p>", view.text("saved"))),
            other ? divers(user, view) : identity(user, view)));
  }

  private static Html tab(String path, String label, boolean here) {
    return Html.of(
        "<a href=\"{}\"{}>{}</a>", path, Html.when(here, Html.of(" aria-current=\"page\"")), label);
  }

  private static Html identity(DemoUser user, View view) {
    return Html.of(
        "<section><dl>{}{}{}</dl></section>",
        People.row(view.text("user"), user.name()),
        People.row(view.text("user.id"), user.id()),
        People.row(
            view.text("user.rights"),
            Html.of(
                "<ul class=\"plain\">{}</ul>",
                List.of(Right.values()).stream()
                    .filter(user.rights()::contains)
                    .map(right -> Html.of("<li>{}</li>", view.texts().of(right)))
                    .toList())));
  }

  private static Html divers(DemoUser user, View view) {
    boolean may = view.caller().may(Right.ADMINISTER);
    Html disabled = Html.when(!may, Html.of(" disabled"));
    return Html.of(
        """
        <form class="form" method="post" action="{}">{}
        <label class="tick"><input type="checkbox" name="recap"{}{}><span>{}<small>{}</small></span></label>
        <label class="tick"><input type="checkbox" name="numbers"{}{}><span>{}<small>{}</small></span></label>
        <label class="tick"><input type="checkbox" name="blocked"{}{}><span>{}<small>{}</small></span></label>
        {}</form>
        """,
        PATH + "/" + user.id(),
        view.csrf(),
        Html.when(user.recapOfAll(), Html.of(" checked")),
        disabled,
        view.text("user.recap.all.tick"),
        view.text("user.recap.all.help"),
        Html.when(user.seesNumbers(), Html.of(" checked")),
        disabled,
        view.text("user.numbers.tick"),
        view.text("user.numbers.help"),
        Html.when(user.blocked(), Html.of(" checked")),
        disabled,
        view.text("user.blocked.tick"),
        view.text("user.blocked.help"),
        may
            ? Html.of("<button>{}</button>", view.text("save"))
            : Html.of("<p class=\"none\">{}</p>", view.text("user.ask.admin")));
  }
}
