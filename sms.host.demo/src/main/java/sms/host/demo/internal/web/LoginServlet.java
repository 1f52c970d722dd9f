package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.Cookies;
import sms.host.demo.internal.access.Login;
import sms.host.demo.internal.access.Login.Outcome;
import sms.host.demo.internal.access.Session;
import sms.host.demo.internal.access.Sessions;
import sms.host.demo.internal.access.Users;
import sms.host.demo.internal.school.DemoData;
import sms.host.demo.internal.school.Unusable;

/** Signing in; or, while the school's files are broken, what to mend in them. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/login")
public final class LoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);
  private static final int MAX_TYPED = 100;

  private final transient DemoData school;
  private final transient Users users;
  private final transient Sessions sessions;
  private final transient Login login;
  private final transient CompletableFuture<String> computer =
      CompletableFuture.supplyAsync(LoginServlet::computerName);

  @Activate
  public LoginServlet(
      @Reference DemoData school,
      @Reference Users users,
      @Reference Sessions sessions,
      @Reference Login login) {
    this.school = school;
    this.users = users;
    this.sessions = sessions;
    this.login = login;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String next = Responses.local(request.getParameter("next"));
    Optional<Unusable> refused = school.unusable(texts(request));
    if (refused.isPresent()) {
      showBroken(refused.get(), request, response);
    } else if (Session.of(request).isPresent()) {
      Responses.seeOther(response, next);
    } else {
      show(
          request,
          response,
          new Form(next, "", "", computer.getNow("")),
          HttpServletResponse.SC_OK);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Texts texts = texts(request);
    Optional<Unusable> refused = school.unusable(texts);
    if (refused.isPresent()) {
      showBroken(refused.get(), request, response);
      return;
    }
    String user = typed(request, "user");
    String workstation = typed(request, "workstation");
    String next = Responses.local(request.getParameter("next"));
    Optional<String> secret = Cookies.get(request, Cookies.LOGIN);
    if (secret.isEmpty()
        || !PageServlet.same(secret.get(), request.getParameter("csrf"))
        || !PageServlet.sameOrigin(request)) {
      show(
          request,
          response,
          new Form(next, user, texts.get("login.again"), workstation),
          HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Outcome outcome =
        login.open(
            user,
            typed(request, "password"),
            workstation.isEmpty() ? computer.getNow("") : workstation,
            texts.locale());
    if (outcome instanceof Outcome.Opened opened) {
      Cookies.set(request, response, Cookies.SESSION, opened.session().token(), UNTIL_CLOSED);
      Cookies.set(request, response, Cookies.LOGIN, "", Duration.ZERO);
      Responses.seeOther(response, next);
    } else if (outcome instanceof Outcome.TooMany many) {
      long seconds = many.pause().toSeconds() + 1;
      response.setHeader("Retry-After", Long.toString(seconds));
      show(
          request,
          response,
          new Form(next, user, texts.get("login.wait", seconds), workstation),
          429);
    } else {
      show(
          request,
          response,
          new Form(next, user, texts.get("login.wrong"), workstation),
          HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** What the form shows. */
  private record Form(String next, String user, String problem, String workstation) {}

  private void show(HttpServletRequest request, HttpServletResponse response, Form form, int status)
      throws IOException {
    Texts texts = texts(request);
    String secret = secret(request, response);
    Html logins =
        users.all().stream()
            .map(
                user ->
                    Html.of(
                        "<li><button type=\"button\" class=\"login-as\" data-user=\"{}\">{}"
                            + "</button><span>{}<small>{}</small></span></li>",
                        user.id(),
                        user.id(),
                        user.name(),
                        texts.get(
                            user.blocked()
                                ? "login.may.not"
                                : user.administrator() ? "login.may.all" : "login.may.send")))
            .collect(Html.joining());
    Html body =
        Html.of(
            """
            <div class="login">
            <div class="login-head"><p class="eyebrow">{}</p><h1>{}</h1></div>
            {}
            <form class="form" method="post" action="/login" id="login">
            <input type="hidden" name="csrf" value="{}"><input type="hidden" name="next" value="{}">
            <label><span>{}</span><input name="user" value="{}" autocomplete="username" required \
            autofocus maxlength="100"></label>
            <label><span>{}</span><input name="password" type="password" \
            autocomplete="current-password" required maxlength="100"></label>
            <label><span>{}</span><input name="workstation" value="{}" maxlength="100">\
            <small>{}</small></label>
            <button>{}</button></form>
            <section class="logins"><h2>{}</h2><p>{}</p><ul>{}</ul></section>
            {}</div>
            """,
            texts.get("demo"),
            school.name(),
            Html.when(
                !form.problem().isEmpty(),
                Html.of("<p class=\"problem\" role=\"alert\">{}</p>", form.problem())),
            secret,
            form.next(),
            texts.get("user.id"),
            form.user(),
            texts.get("password"),
            texts.get("workstation"),
            form.workstation(),
            texts.get("workstation.help"),
            texts.get("login"),
            texts.get("login.who"),
            texts.get("login.passwords"),
            logins,
            language(texts, secret));
    Responses.html(response, status, Layout.bare(texts, texts.get("login"), body));
  }

  private void showBroken(Unusable broken, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Texts texts = texts(request);
    Html body =
        Html.of(
            """
            <div class="login wide">
            <div class="login-head"><p class="eyebrow">{}</p><h1>{}</h1></div>
            <p>{}</p>{}<p>{}</p>
            <p><a class="button" href="/login">{}</a></p>
            {}</div>
            """,
            texts.get("demo"),
            texts.get("data.title"),
            texts.get("data.refused", broken.source()),
            DataServlet.problems(broken.problems(), texts),
            texts.get("data.mend"),
            texts.get("data.retry"),
            language(texts, secret(request, response)));
    Responses.html(
        response, HttpServletResponse.SC_OK, Layout.bare(texts, texts.get("data.title"), body));
  }

  private static Html language(Texts texts, String secret) {
    String other = texts.locale().getLanguage().equals("en") ? "fr" : "en";
    return Layout.language(other, texts.get("language." + other), secret, "/login");
  }

  /** The form's secret: the same in a cookie, that only our own pages' forms are sent with. */
  private String secret(HttpServletRequest request, HttpServletResponse response) {
    String secret =
        Cookies.get(request, Cookies.LOGIN)
            .filter(known -> known.length() >= 32)
            .orElseGet(sessions::secret);
    Cookies.set(request, response, Cookies.LOGIN, secret, UNTIL_CLOSED);
    return secret;
  }

  private static String typed(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    String stripped = value == null ? "" : value.strip();
    return stripped.length() > MAX_TYPED ? stripped.substring(0, MAX_TYPED) : stripped;
  }

  static Texts texts(HttpServletRequest request) {
    return Texts.of(Locale.forLanguageTag(Cookies.get(request, Cookies.LANGUAGE).orElse("fr")));
  }

  /** The name of this computer, as far as it knows it; asked aside, because it may take seconds. */
  private static String computerName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
