package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.Person;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.Cookies;
import sms.host.demo.internal.access.Sessions;
import sms.host.demo.internal.access.StaticPath;
import sms.host.demo.internal.portal.DemoPortal;

/**
 * The parents' portal: {@code /portail} to sign in, {@code /portail/a/}<i>account.token</i> to use
 * an activation link. Nothing but a door: behind it a parent reads that it has opened.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({StaticPath.PORTAL, StaticPath.PORTAL + "/*"})
public final class PortalServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST_VISITORS = 1_000;
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);
  private static final String COOKIE = "sms-demo-portal";

  /**
   * Somebody behind the door, or before a page where a password must be chosen.
   *
   * @param mustChange a temporary password was typed, nothing else is open yet
   */
  private record Visitor(String accountId, boolean mustChange, Instant last) {}

  private final transient DemoPortal portal;
  private final transient SchoolDirectory directory;
  private final transient Sessions sessions;
  private final transient Clock clock = Clock.systemUTC();
  private final transient Map<String, Visitor> visitors = new LinkedHashMap<>();

  @Activate
  public PortalServlet(
      @Reference DemoPortal portal,
      @Reference SchoolDirectory directory,
      @Reference Sessions sessions) {
    this.portal = portal;
    this.directory = directory;
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String rest = PageServlet.rest(request);
    if (rest.startsWith("a/")) {
      Optional<Link> link = Link.of(rest.substring(2));
      if (link.isPresent() && portal.works(link.get().accountId, link.get().token)) {
        showActivation(request, response, link.get(), "");
      } else {
        showUsedUp(request, response);
      }
      return;
    }
    Optional<Visitor> visitor = visitor(request);
    if (visitor.isEmpty()) {
      showDoor(request, response, "", "");
    } else if (visitor.get().mustChange()) {
      showChange(request, response, visitor.get(), "");
    } else {
      showInside(request, response, visitor.get());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> secret = Cookies.get(request, Cookies.LOGIN);
    if (secret.isEmpty()
        || !PageServlet.same(secret.get(), request.getParameter("csrf"))
        || !PageServlet.sameOrigin(request)) {
      showDoor(request, response, "", "login.again");
      return;
    }
    switch (PageServlet.rest(request)) {
      case "entrer" -> enter(request, response);
      case "activer" -> activate(request, response);
      case "changer" -> change(request, response);
      default -> {
        leave(request, response);
        Responses.seeOther(response, StaticPath.PORTAL);
      }
    }
  }

  private void enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String login = typed(request, "login").strip();
    char[] password = typed(request, "password").toCharArray();
    DemoPortal.Outcome outcome = portal.signIn(login, password);
    Arrays.fill(password, '\0');
    if (outcome instanceof DemoPortal.Outcome.In in) {
      open(request, response, in.accountId(), false);
      Responses.seeOther(response, StaticPath.PORTAL);
    } else if (outcome instanceof DemoPortal.Outcome.MustChange must) {
      open(request, response, must.accountId(), true);
      Responses.seeOther(response, StaticPath.PORTAL);
    } else if (outcome instanceof DemoPortal.Outcome.TooMany many) {
      response.setHeader("Retry-After", Long.toString(many.pause().toSeconds() + 1));
      showDoor(request, response, login, "portal.wait");
    } else {
      showDoor(request, response, login, "login.wrong");
    }
  }

  private void activate(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Link> link = Link.of(typed(request, "link"));
    if (link.isEmpty() || !portal.works(link.get().accountId, link.get().token)) {
      showUsedUp(request, response);
      return;
    }
    char[] password = typed(request, "password").toCharArray();
    Optional<String> weakness = weakness(request, password);
    if (weakness.isPresent()) {
      showActivation(request, response, link.get(), weakness.get());
    } else if (portal.activate(link.get().accountId, link.get().token, password)) {
      open(request, response, link.get().accountId, false);
      Responses.seeOther(response, StaticPath.PORTAL);
    } else {
      showUsedUp(request, response);
    }
    Arrays.fill(password, '\0');
  }

  private void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Visitor> visitor = visitor(request);
    if (visitor.isEmpty()) {
      showDoor(request, response, "", "login.again");
      return;
    }
    char[] password = typed(request, "password").toCharArray();
    Optional<String> weakness = weakness(request, password);
    if (weakness.isPresent()) {
      showChange(request, response, visitor.get(), weakness.get());
    } else {
      portal.choose(visitor.get().accountId(), password);
      leave(request, response);
      open(request, response, visitor.get().accountId(), false);
      Responses.seeOther(response, StaticPath.PORTAL);
    }
    Arrays.fill(password, '\0');
  }

  private Optional<String> weakness(HttpServletRequest request, char[] password) {
    return portal
        .weakness(password)
        .or(
            () ->
                Arrays.equals(password, typed(request, "again").toCharArray())
                    ? Optional.empty()
                    : Optional.of("portal.password.again"));
  }

  // --- who is there ------------------------------------------------------------------------------

  private void open(
      HttpServletRequest request, HttpServletResponse response, String account, boolean change) {
    String token = sessions.secret();
    synchronized (visitors) {
      Instant stale = clock.instant().minus(IDLE);
      visitors.values().removeIf(v -> v.last().isBefore(stale));
      if (visitors.size() >= MOST_VISITORS) {
        visitors.remove(visitors.keySet().iterator().next());
      }
      visitors.put(token, new Visitor(account, change, clock.instant()));
    }
    Cookies.set(request, response, COOKIE, token, UNTIL_CLOSED);
  }

  private Optional<Visitor> visitor(HttpServletRequest request) {
    Instant stale = clock.instant().minus(IDLE);
    synchronized (visitors) {
      return Cookies.get(request, COOKIE)
          .map(visitors::get)
          .filter(visitor -> visitor.last().isAfter(stale));
    }
  }

  private void leave(HttpServletRequest request, HttpServletResponse response) {
    synchronized (visitors) {
      Cookies.get(request, COOKIE).ifPresent(visitors::remove);
    }
    Cookies.set(request, response, COOKIE, "", Duration.ZERO);
  }

  private static String typed(HttpServletRequest request, String name) {
    String typed = request.getParameter(name);
    return typed == null ? "" : typed;
  }

  /** What stands behind {@code /a/} in an activation link. */
  private record Link(String accountId, char[] token) {
    static Optional<Link> of(String text) {
      int dot = text.lastIndexOf('.');
      return dot < 1
          ? Optional.empty()
          : Optional.of(new Link(text.substring(0, dot), text.substring(dot + 1).toCharArray()));
    }

    /** As the form of its page carries it. */
    String text() {
      return accountId + "." + new String(token);
    }
  }

  // --- pages
  // ---------------------------------------------------------------------------------------

  private void showDoor(
      HttpServletRequest request, HttpServletResponse response, String login, String problem)
      throws IOException {
    Texts texts = LoginServlet.texts(request);
    Html form =
        Html.of(
            """
            <h1>{}</h1>{}
            <form class="form" method="post" action="{}/entrer">{}
            <label>{}<input name="login" value="{}" autocomplete="username" required></label>
            <label>{}<input name="password" type="password" autocomplete="current-password" \
            required></label>
            <button>{}</button></form>
            """,
            texts.get("login"),
            problem(texts, problem),
            StaticPath.PORTAL,
            csrf(request, response),
            texts.get("portal.login"),
            login,
            texts.get("password"),
            texts.get("login"));
    show(response, problem.isEmpty() ? 200 : 403, texts, texts.get("login"), form);
  }

  private void showActivation(
      HttpServletRequest request, HttpServletResponse response, Link link, String problem)
      throws IOException {
    Texts texts = LoginServlet.texts(request);
    Html form =
        Html.of(
            """
            <h1>{}</h1><p>{}</p>{}
            <form class="form" method="post" action="{}/activer">{}
            <input type="hidden" name="link" value="{}">
            <label>{}<input name="login" value="{}" autocomplete="username" readonly></label>
            {}<button>{}</button></form>
            """,
            texts.get("portal.activate"),
            texts.get("portal.activate.lead", name(link.accountId)),
            problem(texts, problem),
            StaticPath.PORTAL,
            csrf(request, response),
            link.text(),
            texts.get("portal.login"),
            portal.login(link.accountId).orElse(""),
            newPassword(texts),
            texts.get("portal.activate.do"));
    show(response, problem.isEmpty() ? 200 : 422, texts, texts.get("portal.activate"), form);
  }

  private void showChange(
      HttpServletRequest request, HttpServletResponse response, Visitor visitor, String problem)
      throws IOException {
    Texts texts = LoginServlet.texts(request);
    Html form =
        Html.of(
            """
            <h1>{}</h1><p>{}</p>{}
            <form class="form" method="post" action="{}/changer">{}{}
            <button>{}</button></form>
            """,
            texts.get("portal.change"),
            texts.get("portal.change.lead", name(visitor.accountId())),
            problem(texts, problem),
            StaticPath.PORTAL,
            csrf(request, response),
            newPassword(texts),
            texts.get("portal.change.do"));
    show(response, problem.isEmpty() ? 200 : 422, texts, texts.get("portal.change"), form);
  }

  private void showInside(HttpServletRequest request, HttpServletResponse response, Visitor visitor)
      throws IOException {
    Texts texts = LoginServlet.texts(request);
    boolean changed =
        portal.shown(visitor.accountId()).map(account -> account.credentialsChanged()).orElse(true);
    Html change =
        Html.of(
            """
            <h2>{}</h2><p>{}</p>
            <form class="form" method="post" action="{}/changer">{}{}
            <button>{}</button></form>
            """,
            texts.get("portal.change"),
            texts.get("portal.change.advice"),
            StaticPath.PORTAL,
            csrf(request, response),
            newPassword(texts),
            texts.get("portal.change.do"));
    Html page =
        Html.of(
            """
            <h1>{}</h1><p class="notice" role="status">{}</p>{}
            <form method="post" action="{}/sortir">{}<button class="quiet">{}</button></form>
            """,
            texts.get("portal.hello", name(visitor.accountId())),
            texts.get("portal.in"),
            Html.when(!changed, change),
            StaticPath.PORTAL,
            csrf(request, response),
            texts.get("logout"));
    show(response, 200, texts, texts.get("portal.title"), page);
  }

  private void showUsedUp(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Texts texts = LoginServlet.texts(request);
    Html page =
        Html.of(
            "<h1>{}</h1><p role=\"alert\">{}</p><p><a class=\"button\" href=\"{}\">{}</a></p>",
            texts.get("portal.used"),
            texts.get("portal.used.lead"),
            StaticPath.PORTAL,
            texts.get("login"));
    show(response, 410, texts, texts.get("portal.used"), page);
  }

  private static Html newPassword(Texts texts) {
    return Html.of(
        """
        <label>{}<input name="password" type="password" autocomplete="new-password" required \
        aria-describedby="rule"></label><small id="rule">{}</small>
        <label>{}<input name="again" type="password" autocomplete="new-password" required></label>
        """,
        texts.get("portal.password.new"),
        texts.get("portal.password.rule", DemoPortal.SHORTEST_PASSWORD),
        texts.get("portal.password.repeat"));
  }

  private static Html problem(Texts texts, String key) {
    return Html.when(
        !key.isEmpty(),
        Html.of(
            "<p class=\"problem\" role=\"alert\">{}</p>",
            key.isEmpty() ? "" : texts.get(key, DemoPortal.SHORTEST_PASSWORD)));
  }

  private String name(String accountId) {
    return portal.holder(accountId).map(Person::displayName).orElse("");
  }

  private Html csrf(HttpServletRequest request, HttpServletResponse response) {
    String secret =
        Cookies.get(request, Cookies.LOGIN)
            .filter(value -> !value.isEmpty())
            .orElseGet(sessions::secret);
    Cookies.set(request, response, Cookies.LOGIN, secret, UNTIL_CLOSED);
    return Html.of("<input type=\"hidden\" name=\"csrf\" value=\"{}\">", secret);
  }

  private void show(
      HttpServletResponse response, int status, Texts texts, String title, Html content)
      throws IOException {
    Html body =
        Html.of(
            """
            <div class="login wide portal"><div class="login-head"><p class="eyebrow">{}</p></div>
            {}</div>
            """,
            texts.get("portal.of", directory.school().name()),
            content);
    Responses.htmlWithoutReferrer(response, status, Layout.bare(texts, title, body));
  }
}
