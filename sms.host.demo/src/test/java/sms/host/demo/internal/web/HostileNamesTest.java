package sms.host.demo.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.ServiceRegistration;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;
import sms.host.demo.internal.support.Contributed;
import sms.host.demo.internal.support.HostUnderTest;
import sms.host.demo.internal.support.Visitor;

/** A school in which every cell tries to break out of the page. */
class HostileNamesTest {
  private static final String HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

  @TempDir static Path home;
  private static HostUnderTest host;
  private static Visitor admin;

  @BeforeAll
  static void start() throws IOException {
    Path data = Files.createDirectory(home.resolve("school"));
    String cell = "\"" + HOSTILE.replace("\"", "\"\"") + "\"";
    String person =
        "id;title;last_name;first_name;gender;birth_date;mobile;no_sms;language;deceased";
    String who = ";" + cell + ";" + cell + ";" + cell + ";;;" + cell + ";yes;fr;yes";
    write(
        data,
        "school.csv",
        "name;region;allowed_regions;zone;currency;locale;school_year;portal_url",
        cell + ";FR;;Europe/Paris;EUR;fr;2026-2027;");
    write(
        data,
        "families.csv",
        "id;name;separated;postal_code;payment_mode;balance_due",
        "F1;" + cell + ";yes;" + cell + ";cheque;1");
    write(
        data,
        "guardians.csv",
        person + ";of;role;legal_rights",
        "G1" + who + ";F1;responsable_1;no");
    write(data, "pupils.csv", person + ";family;next_class", "E1" + who + ";F1;" + cell);
    write(
        data,
        "enrolments.csv",
        "pupil;school_year;class;level;regime;options;entered;left",
        "E1;2026-2027;" + cell + ";" + cell + ";day;;2026-09-01;2026-10-01");
    write(data, "adults.csv", person + ";kind;function", "A1" + who + ";staff;" + cell);
    write(
        data, "applicants.csv", person + ";level;next_class", "C1" + who + ";" + cell + ";" + cell);
    write(
        data,
        "accounts.csv",
        "person;login;last_connection;credentials_changed",
        "G1;" + cell + ";;no");
    host = HostUnderTest.start(home, Map.of("sms.demo.data", data.toString()));
    admin = Visitor.signedIn(host, "admin");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void write(Path folder, String file, String... lines) throws IOException {
    Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
  }

  private static void assertHarmless(String page) {
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>")
        .doesNotContain("<img src=x")
        .doesNotContain("\"'>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/families",
        "/families/F1",
        "/pupils",
        "/pupils/E1",
        "/adults",
        "/adults/A1",
        "/applicants",
        "/applicants/C1",
        "/users",
        "/profile",
        "/nowhere"
      })
  void a_hostile_name_stays_a_name(String path) {
    assertHarmless(admin.get(path).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/families?q=", "/pupils?class=", "/login?next=", "/families?page="})
  void a_hostile_parameter_stays_text(String path) {
    String encoded = "%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E";
    assertThat(admin.get(path + encoded).body()).doesNotContain("<script>").doesNotContain("\"'>");
    assertThat(new Visitor(host).get(path + encoded).body()).doesNotContain("<script>");
  }

  @Test
  void a_hostile_user_name_and_workstation_stay_text() {
    Visitor visitor = new Visitor(host);
    String csrf = visitor.csrfOn("/login");
    String page =
        visitor
            .post(
                "/login",
                Map.of("csrf", csrf, "user", HOSTILE, "password", "x", "workstation", HOSTILE))
            .body();
    assertHarmless(page);
    visitor.post(
        "/login",
        Map.of("csrf", csrf, "user", "admin", "password", "admin", "workstation", HOSTILE));
    assertHarmless(visitor.get("/").body());
  }

  @Test
  void the_labels_of_a_hostile_contribution_stay_text() {
    ServiceRegistration<UiContribution> menu =
        host.register(
            UiContribution.class,
            new Contributed(
                "m\"><script>",
                Kind.MENU,
                HOSTILE,
                1,
                HOSTILE,
                java.util.Optional.empty(),
                "x-m",
                "/x\"><script>.js"),
            Map.of());
    ServiceRegistration<UiContribution> action =
        host.register(
            UiContribution.class,
            Contributed.onRecord(Kind.RECORD_ACTION, "FAMILY", "act", HOSTILE),
            Map.of());
    try {
      assertHarmless(admin.get("/demo/menu").body());
      assertHarmless(admin.get("/families/F1?action=act").body());
      assertHarmless(admin.get("/page/m%22%3E%3Cscript%3E").body());
    } finally {
      menu.unregister();
      action.unregister();
    }
  }
}
