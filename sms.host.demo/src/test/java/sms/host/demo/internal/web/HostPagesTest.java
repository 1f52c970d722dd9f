package sms.host.demo.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;
import sms.host.demo.internal.support.Contributed;
import sms.host.demo.internal.support.HostUnderTest;
import sms.host.demo.internal.support.Visitor;

/** The pages, in a real framework over real HTTP. */
class HostPagesTest {
  @TempDir static Path home;
  private static HostUnderTest host;

  @BeforeAll
  static void start() {
    host = HostUnderTest.start(home, Map.of());
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Visitor admin() {
    return Visitor.signedIn(host, "admin");
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void all_bundles_run() {
    assertThat(host.notRunning()).isEmpty();
  }

  @Test
  void who_is_not_signed_in_is_sent_to_the_login_page_and_back_afterwards() {
    Visitor visitor = new Visitor(host);
    HttpResponse<String> answer = visitor.get("/families/F0001?action=x");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo("/login?next=%2Ffamilies%2FF0001%3Faction%3Dx");
    String csrf = visitor.csrfOn(location(answer));
    HttpResponse<String> in =
        visitor.post(
            "/login",
            Map.of("csrf", csrf, "user", "admin", "password", "admin", "next", "/families/F0001"));
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(location(in)).isEqualTo("/families/F0001");
  }

  @Test
  void after_login_nobody_is_led_to_another_site() {
    for (String next : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
      Visitor visitor = new Visitor(host);
      String csrf = visitor.csrfOn("/login");
      HttpResponse<String> in =
          visitor.post(
              "/login", Map.of("csrf", csrf, "user", "admin", "password", "admin", "next", next));
      assertThat(location(in)).as(next).isEqualTo("/");
    }
  }

  @Test
  void a_script_without_a_session_gets_401_and_a_form_too() {
    Visitor visitor = new Visitor(host);
    assertThat(visitor.fetch("/sms/api/whatever").statusCode()).isEqualTo(401);
    assertThat(visitor.fetch("/demo/phones").statusCode()).isEqualTo(401);
    assertThat(visitor.post("/users/bloque", Map.of()).statusCode()).isEqualTo(401);
  }

  @Test
  void the_session_cookie_is_for_this_site_and_not_for_scripts() {
    HttpResponse<String> answer = new Visitor(host).login("admin", "admin");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("sms-demo-session-" + host.port() + "=")
                    .contains("HttpOnly")
                    .contains("SameSite=Strict")
                    .contains("Path=/"));
  }

  @Test
  void a_wrong_password_is_told_without_saying_which_of_both_is_wrong() {
    HttpResponse<String> known = new Visitor(host).login("secretariat", "x");
    HttpResponse<String> unknown = new Visitor(host).login("nobody-at-all", "x");
    assertThat(known.statusCode()).isEqualTo(403);
    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(known.body()).contains("Identifiant ou mot de passe incorrect");
    assertThat(unknown.body()).contains("Identifiant ou mot de passe incorrect");
  }

  @Test
  void who_guesses_has_to_wait() {
    Visitor visitor = new Visitor(host);
    HttpResponse<String> last = visitor.login("guessed", "0");
    for (int i = 1; i < 8 && last.statusCode() == 403; i++) {
      last = visitor.login("guessed", Integer.toString(i));
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.body()).contains("Trop d’essais");
    assertThat(visitor.login("admin", "admin").statusCode()).isEqualTo(303);
  }

  @Test
  void a_login_form_of_another_site_is_refused() {
    Visitor visitor = new Visitor(host);
    String csrf = visitor.csrfOn("/login");
    Map<String, String> right = Map.of("user", "admin", "password", "admin", "csrf", csrf);
    assertThat(
            visitor
                .post("/login", Map.of("user", "admin", "password", "admin", "csrf", "forged"))
                .statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/login", right, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/login", right, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(303);
  }

  @Test
  void a_form_without_its_secret_changes_nothing() {
    Visitor visitor = admin();
    for (Map<String, String> fields :
        List.of(
            Map.of("recap", "on"),
            Map.of("recap", "on", "csrf", "forged"),
            Map.of("recap", "on", "csrf", ""))) {
      HttpResponse<String> answer = visitor.post("/users/secretariat", fields);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Demande refusée");
    }
    assertThat(rightsOf("secretariat")).doesNotContain(Right.RECAP_ALL);
    assertThat(visitor.get("/logout").statusCode()).isEqualTo(405);
    assertThat(visitor.get("/").statusCode()).as("still signed in").isEqualTo(200);
  }

  private static java.util.Set<Right> rightsOf(String user) {
    return host.service(CallerContext.class).rightsOf(user);
  }

  @Test
  void signing_out_ends_the_session_on_the_server() {
    Visitor visitor = admin();
    String csrf = visitor.csrfOn("/");
    assertThat(visitor.post("/logout", Map.of("csrf", csrf)).statusCode()).isEqualTo(303);
    assertThat(visitor.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void the_administrators_ticks_count_at_once_for_somebody_who_is_signed_in() {
    Visitor blocked = Visitor.signedIn(host, "bloque");
    Visitor admin = admin();
    ServiceRegistration<UiContribution> entry =
        host.register(
            UiContribution.class,
            Contributed.menu("write", "Traitement / Messages", 1, "Rédiger").requiring(Right.SEND),
            Map.of());
    try {
      assertThat(blocked.get("/").body()).doesNotContain("Rédiger");
      String csrf = admin.csrfOn("/users/bloque?tab=divers");
      Map<String, String> ticked = Map.of("csrf", csrf, "recap", "on", "numbers", "on");
      assertThat(admin.post("/users/bloque", ticked).statusCode()).isEqualTo(303);
      assertThat(rightsOf("bloque")).contains(Right.SEND, Right.RECAP_ALL, Right.SEE_NUMBERS);
      assertThat(blocked.get("/").body()).contains("Rédiger");
      admin.post("/users/bloque", Map.of("csrf", csrf, "blocked", "on"));
      assertThat(rightsOf("bloque")).doesNotContain(Right.SEND, Right.RECAP_ALL, Right.SEE_NUMBERS);
      assertThat(blocked.get("/").body()).doesNotContain("Rédiger");
      assertThat(blocked.get("/page/write").statusCode()).isEqualTo(404);
    } finally {
      entry.unregister();
    }
  }

  @Test
  void only_an_administrator_sees_and_changes_the_profiles_of_others() {
    Visitor secretary = Visitor.signedIn(host, "secretariat");
    assertThat(secretary.get("/users").statusCode()).isEqualTo(403);
    assertThat(secretary.get("/users/admin").statusCode()).isEqualTo(403);
    assertThat(secretary.get("/profile?tab=divers").body())
        .contains("Récapitulatif des SMS pour tous les utilisateurs")
        .contains("disabled");
    String csrf = secretary.csrfOn("/profile");
    HttpResponse<String> answer =
        secretary.post("/users/secretariat", Map.of("csrf", csrf, "recap", "on"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(rightsOf("secretariat")).doesNotContain(Right.RECAP_ALL);
    assertThat(secretary.get("/").body()).doesNotContain("href=\"/users\"");
  }

  @Test
  void the_menu_is_made_of_contributions_only_and_follows_them() {
    Visitor visitor = admin();
    assertThat(visitor.get("/demo/menu").body()).isEmpty();
    assertThat(visitor.get("/").body()).doesNotContain("Traitement</h2>");
    ServiceRegistration<UiContribution> recap =
        host.register(
            UiContribution.class,
            Contributed.menu("recap", "Traitement / Messages", 2, "Récapitulatif des SMS"),
            Map.of());
    ServiceRegistration<UiContribution> send =
        host.register(
            UiContribution.class,
            Contributed.menu("send", "Traitement / Messages", 1, "SMS"),
            Map.of());
    assertThat(visitor.get("/demo/menu").body())
        .containsSubsequence(
            "<h2>Traitement</h2>",
            "<h3>Messages</h3>",
            "href=\"/page/send\"",
            "SMS",
            "href=\"/page/recap\"",
            "Récapitulatif des SMS");
    assertThat(visitor.get("/").body()).contains("<h2>Traitement</h2>");
    send.unregister();
    assertThat(visitor.get("/demo/menu").body())
        .contains("Récapitulatif")
        .doesNotContain("/page/send");
    assertThat(visitor.get("/page/send").statusCode()).isEqualTo(404);
    recap.unregister();
    assertThat(visitor.get("/demo/menu").body()).isEmpty();
  }

  @Test
  void the_page_of_a_contribution_loads_its_module_and_has_its_element() {
    ServiceRegistration<UiContribution> entry =
        host.register(
            UiContribution.class, Contributed.menu("send", "Traitement", 1, "SMS"), Map.of());
    try {
      assertThat(admin().get("/page/send").body())
          .contains("<script type=\"module\" src=\"/x/send.js\"></script>")
          .contains("<x-send lang=\"fr\"></x-send>");
    } finally {
      entry.unregister();
    }
  }

  @Test
  void a_contribution_that_is_no_element_or_comes_from_elsewhere_is_left_out() {
    Contributed foreign =
        new Contributed(
            "foreign",
            Kind.MENU,
            "A",
            1,
            "Foreign",
            java.util.Optional.empty(),
            "x-f",
            "//evil.example/x.js");
    Contributed tag =
        new Contributed(
            "tag",
            Kind.MENU,
            "A",
            1,
            "Tagged",
            java.util.Optional.empty(),
            "x-f onload=alert(1)",
            "/x.js");
    ServiceRegistration<UiContribution> one =
        host.register(UiContribution.class, foreign, Map.of());
    ServiceRegistration<UiContribution> two = host.register(UiContribution.class, tag, Map.of());
    try {
      assertThat(admin().get("/demo/menu").body()).isEmpty();
      assertThat(admin().get("/page/tag").statusCode()).isEqualTo(404);
    } finally {
      one.unregister();
      two.unregister();
    }
  }

  @Test
  void a_record_has_the_actions_and_panels_of_its_kind_and_opens_them_in_the_page() {
    List<ServiceRegistration<UiContribution>> all =
        List.of(
            host.register(
                UiContribution.class,
                Contributed.onRecord(Kind.RECORD_ACTION, "FAMILY", "write", "Envoyer un SMS"),
                Map.of()),
            host.register(
                UiContribution.class,
                Contributed.onRecord(Kind.RECORD_PANEL, "FAMILY", "sent", "SMS envoyés"),
                Map.of()),
            host.register(
                UiContribution.class,
                Contributed.onRecord(Kind.RECORD_ACTION, "ADULT", "other", "Pour adultes"),
                Map.of()));
    try {
      Visitor visitor = admin();
      String record = visitor.get("/families/F0001").body();
      assertThat(record)
          .contains("href=\"/families/F0001?action=write\"")
          .contains("<x-sent lang=\"fr\" record=\"FAMILY:F0001\"></x-sent>")
          .doesNotContain("<x-write")
          .doesNotContain("Pour adultes");
      assertThat(visitor.get("/families/F0001?action=write").body())
          .contains("<x-write lang=\"fr\" record=\"FAMILY:F0001\"></x-write>")
          .contains("src=\"/x/write.js\"");
      assertThat(visitor.get("/adults/A0001").body()).contains("Pour adultes");
      assertThat(record).contains("<h2>SMS envoyés</h2>").contains("src=\"/x/sent.js\"");
    } finally {
      all.forEach(ServiceRegistration::unregister);
    }
    assertThat(admin().get("/families/F0001").body())
        .as("a bundle that is gone leaves no trace")
        .doesNotContain("SMS envoyés", "/x/sent.js", "class=\"panel\"", "Envoyer un SMS");
  }

  @Test
  void a_record_named_by_a_contribution_is_found() {
    Visitor visitor = admin();
    assertThat(location(visitor.get("/record?ref=FAMILY:F0001"))).isEqualTo("/families/F0001");
    assertThat(location(visitor.get("/record?ref=PUPIL:E00001"))).isEqualTo("/pupils/E00001");
    for (String wrong : List.of("", "?ref=", "?ref=FAMILY:", "?ref=NOBODY:1", "?ref=FAMILY")) {
      assertThat(visitor.get("/record" + wrong).statusCode()).as(wrong).isEqualTo(404);
    }
  }

  @Test
  void lists_are_searched_without_accents_by_number_and_by_class_and_paged() {
    Visitor visitor = admin();
    assertThat(visitor.get("/pupils?q=eloise+lefevre").body()).contains("LEFÈVRE Éloïse");
    assertThat(visitor.get("/families?q=%2B33639980101").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/families?q=06.39.98.01.07").body()).contains("N’DIAYE Fatou");
    assertThat(visitor.get("/pupils?class=3e+A").body())
        .contains("29 fiches")
        .contains("MARTIN Lucie");
    assertThat(visitor.get("/families?q=zzzz").body()).contains("Aucune fiche");
    String second = visitor.get("/families?page=2").body();
    assertThat(second).contains("Page 2 sur 19").contains("rel=\"prev\"").contains("rel=\"next\"");
    assertThat(visitor.get("/families?page=999999").body()).contains("Page 19 sur 19");
    assertThat(visitor.get("/families?page=abc").body()).contains("Page 1 sur 19");
  }

  @Test
  void every_page_has_a_strict_policy_and_no_script_or_style_of_its_own() {
    Visitor visitor = admin();
    for (String path :
        List.of(
            "/",
            "/login",
            "/families",
            "/families/F0001",
            "/pupils/E00001",
            "/adults/A0001",
            "/applicants/C0001",
            "/profile",
            "/users",
            "/users/bloque?tab=divers",
            "/nowhere")) {
      HttpResponse<String> page =
          path.equals("/login") ? new Visitor(host).get(path) : visitor.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'")
          .contains("script-src 'self';")
          .doesNotContain("unsafe");
      assertThat(page.body())
          .as(path)
          .doesNotContain("<style")
          .doesNotContain(" style=")
          .doesNotContainPattern("<script(?! type=\"module\" src=\"/)")
          .doesNotContainPattern(" on[a-z]+=");
      assertThat(page.headers().firstValue("Cache-Control")).as(path).contains("no-store");
    }
  }

  @Test
  void an_address_with_nothing_says_so() {
    HttpResponse<String> answer = admin().get("/nowhere");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Page introuvable");
    assertThat(admin().get("/families/NOBODY").statusCode()).isEqualTo(404);
    assertThat(admin().get("/demo/static/../users.csv").statusCode()).isEqualTo(404);
    assertThat(admin().get("/demo/static/%2e%2e/access/users.csv").statusCode()).isIn(400, 404);
  }

  @Test
  void the_language_is_changed_for_all_pages_and_kept() {
    Visitor visitor = admin();
    String csrf = visitor.csrfOn("/families");
    HttpResponse<String> changed =
        visitor.post("/language", Map.of("csrf", csrf, "lang", "en", "next", "/families"));
    assertThat(location(changed)).isEqualTo("/families");
    assertThat(visitor.get("/families").body())
        .contains("<html lang=\"en\">")
        .contains("950 records");
    assertThat(new Visitor(host).get("/login").body()).contains("<html lang=\"fr\">");
    assertThat(visitor.post("/language", Map.of("lang", "fr")).statusCode()).isEqualTo(403);
  }

  @Test
  void a_servlet_of_another_bundle_stands_behind_the_login_and_learns_who_calls() {
    HttpServlet servlet =
        new HttpServlet() {
          private static final long serialVersionUID = 1L;

          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            Caller caller = host.service(CallerContext.class).current().orElseThrow();
            response
                .getWriter()
                .print(caller.userId() + "@" + caller.workstation() + ":" + caller.locale());
          }
        };
    ServiceRegistration<Servlet> registration =
        host.register(
            Servlet.class, servlet, Map.of("osgi.http.whiteboard.servlet.pattern", "/sms/api/who"));
    try {
      assertThat(new Visitor(host).fetch("/sms/api/who").statusCode()).isEqualTo(401);
      assertThat(Visitor.signedIn(host, "secretariat").fetch("/sms/api/who").body())
          .isEqualTo("secretariat@SECRETARIAT-2:fr");
      assertThat(host.service(CallerContext.class).current()).isEmpty();
    } finally {
      registration.unregister();
    }
  }
}
