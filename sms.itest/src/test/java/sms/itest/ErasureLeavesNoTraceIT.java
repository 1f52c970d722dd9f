package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;
import sms.itest.support.RememberingProvider;
import sms.recap.internal.support.Traces;

/**
 * A family leaves the school and asks for erasure. Afterwards its names, numbers, ids and the text
 * that was about it alone are looked for in every page and every answer that the demo can give, in
 * its exports and logs, and in every column of every table of its database. The same search has
 * found them before.
 */
class ErasureLeavesNoTraceIT {
  private static final Path SCHOOL =
      Path.of("../sms.host.demo/src/main/resources/sms/host/demo/internal/school");
  private static final Path DESCRIPTION =
      Path.of("../sms.ui.contrib/src/main/resources/openapi.yaml");

  private static final String FAMILY = "FAMILY77702";

  /** The family's rows of the demo's own school, and what they become here. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "F0002", FAMILY,
          "G00003", "GUARDIAN77703",
          "G00004", "GUARDIAN77704",
          "E00002", "PUPIL77702",
          "POTTER;James", "ZYGOTHRAX;Hieronymus",
          "POTTER;Alix", "ZYGOTHRAX;Philippine",
          "EVANS;Lily", "ZYGOTHRAX;Wilhelmine",
          "F0002;POTTER", "F0002;ZYGOTHRAX",
          "levans.3a", "wzygothrax.3a",
          "jpotter.3a", "hzygothrax.3a");

  private static final List<String> PEOPLE =
      List.of("GUARDIAN77703", "GUARDIAN77704", "PUPIL77702");

  private static final String ABOUT_THEM = "kaleidoscope";

  private static final Traces TRACES =
      Traces.of(
          Stream.concat(
                  PEOPLE.stream(),
                  Stream.of(
                      FAMILY,
                      ABOUT_THEM,
                      "ZYGOTHRAX",
                      "Zygothrax",
                      "zygothrax",
                      "Wilhelmine",
                      "wilhelmine",
                      "Hieronymus",
                      "hieronymus",
                      "Philippine",
                      "639980103",
                      "639980104",
                      "639980202",
                      "39 98 01 03",
                      "39 98 01 04",
                      "39.98.01.04",
                      "39 98 02 02"))
              .toList());

  @TempDir Path home;
  @TempDir Path school;

  @Test
  void an_erased_family_is_in_no_page_no_answer_no_export_no_log_and_no_table()
      throws IOException, SQLException {
    school();
    List<Long> campaigns = new ArrayList<>();
    try (RememberingProvider provider = new RememberingProvider();
        DemoProcess demo =
            DemoProcess.ready(home, DemoProcess.freePort(), "sms.demo.data=" + school)) {
      DemoUser admin = DemoUser.signedIn(demo, "admin");
      provider.takeOver(home, "one", admin);
      campaigns.add(
          DemoSending.send(
                  admin, DemoSending.familiesOf("3e A"), "Bonjour #PRENOM #NOM, école fermée.")
              .id());
      campaigns.add(
          DemoSending.send(
                  admin,
                  DemoSending.record("FAMILY:" + FAMILY),
                  "Rendez-vous " + ABOUT_THEM + " jeudi.")
              .id());
      campaigns.forEach(campaign -> DemoSending.settled(admin, campaign));
      assertThat(provider.texts()).anyMatch(text -> text.contains("Wilhelmine"));

      List<Long> theirs = theirs(admin);
      assertThat(theirs).hasSizeGreaterThanOrEqualTo(3);
      Map<String, Set<String>> before = told(admin, campaigns, theirs);
      assertThat(before.keySet())
          .as("where the search finds them before")
          .contains(
              "sms/api/recap",
              "sms/api/recap.csv",
              "sms/api/recap.json",
              "sms/api/recap/" + theirs.get(0),
              "pupils?class=3e+A",
              "families?class=3e+A");
      assertThat(admin.anything("personal-data.json?person=GUARDIAN77703"))
          .contains(ABOUT_THEM, "639980103", "ZYGOTHRAX Wilhelmine");

      leave(admin);
      PEOPLE.forEach(person -> erase(person, admin));

      assertThat(told(admin, campaigns, theirs)).as("told after the erasure").isEmpty();
      for (long id : theirs) {
        assertThat(admin.anything("sms/api/recap/" + id)).contains("problem").doesNotContain("+33");
      }
      assertThat(lines(admin)).as("the others' SMS are still there").isNotEmpty();
      demo.stop();
      assertThat(TRACES.in(home.resolve("logs"))).as("logs").isEmpty();
      assertThat(TRACES.inText(demo.output())).as("what it said").isEmpty();
      assertThat(tables()).as("tables").isEmpty();
    }
  }

  /** The demo's own school, with a family whose names are found nowhere else. */
  private void school() throws IOException {
    try (Stream<Path> files = Files.list(SCHOOL)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file).stream().map(this::renamed).toList();
        Files.write(school.resolve(file.getFileName()), lines);
      }
    }
    assertThat(TRACES.in(school)).isNotEmpty();
  }

  private String renamed(String line) {
    String changed = line;
    if (Stream.of("F0002", "G00003", "G00004", "E00002").anyMatch(line::contains)) {
      for (Map.Entry<String, String> each : new TreeMap<>(RENAMED).descendingMap().entrySet()) {
        changed = changed.replace(each.getKey(), each.getValue());
      }
    }
    return changed;
  }

  /** The family is taken out of the school. */
  private void leave(DemoUser admin) throws IOException {
    try (Stream<Path> files = Files.list(school)) {
      for (Path file : files.toList()) {
        List<String> lines =
            Files.readAllLines(file).stream()
                .filter(line -> TRACES.inText(line).isEmpty())
                .toList();
        Files.write(file, lines);
      }
    }
    admin.form("data", Map.of());
    DemoSending.await(() -> TRACES.inText(admin.page("families?class=3e+A")).isEmpty());
  }

  private static void erase(String person, DemoUser admin) {
    String path = "personal-data?person=" + person;
    if (admin.page(path).contains("name=\"sure\"")) {
      assertThat(admin.form(path, Map.of("person", person, "sure", "on")))
          .contains("plus rien n’est conservé");
    }
    assertThat(admin.page(path)).contains("Aucun SMS n’est conservé");
  }

  private static JsonNode lines(DemoUser admin) {
    return admin.get("recap?limit=200").path("lines");
  }

  /** The SMS that were sent to them. */
  private static List<Long> theirs(DemoUser admin) {
    List<Long> ids = new ArrayList<>();
    for (JsonNode line : lines(admin)) {
      if (!TRACES.inText(line.toString()).isEmpty()) {
        ids.add(line.path("id").asLong());
      }
    }
    return ids;
  }

  /** Every page and every answer in which something of them is found, and what. */
  private static Map<String, Set<String>> told(DemoUser admin, List<Long> campaigns, List<Long> sms)
      throws IOException {
    Map<String, Set<String>> told = new HashMap<>();
    for (String path : paths(admin, campaigns, sms)) {
      Set<String> found = TRACES.inText(admin.anything(path));
      if (!found.isEmpty()) {
        told.put(path, found);
      }
    }
    return told;
  }

  /** What a menu leads to, and all that the server's description says can be read. */
  private static Set<String> paths(DemoUser admin, List<Long> campaigns, List<Long> sms)
      throws IOException {
    Set<String> paths =
        new TreeSet<>(groups("href=\"/([a-z][^\"?#]*)\"", admin.page("") + admin.page("data")));
    assertThat(paths).contains("families", "pupils", "personal-data", "page/sms.menu.recap");
    paths.addAll(List.of("families?class=3e+A", "pupils?class=3e+A"));
    for (String path : groups("(?m)^  (/\\S+):\n    get:", Files.readString(DESCRIPTION))) {
      String api = "sms/api" + path;
      switch (path) {
        case "/recap/{id}" -> sms.forEach(id -> paths.add("sms/api/recap/" + id));
        case "/campaigns/{id}" -> campaigns.forEach(id -> paths.add("sms/api/campaigns/" + id));
        case "/recap/groups" ->
            Stream.of("USER", "WORKSTATION", "MONTH", "CAMPAIGN")
                .forEach(by -> paths.add(api + "?by=" + by));
        case "/people" -> paths.add(api + "?q=hieron");
        case "/history" -> paths.add(api + "?record=FAMILY:F0001");
        default -> {
          if (!path.contains("{")) {
            paths.add(api);
          }
        }
      }
    }
    assertThat(paths).contains("sms/api/recap.csv", "sms/api/journal", "sms/api/replies");
    return paths;
  }

  private static List<String> groups(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** Every table in which something of them is found, and what. */
  private Map<String, Set<String>> tables() throws IOException, SQLException {
    Map<String, Set<String>> found = new HashMap<>();
    Set<String> tables = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:derby:" + folder())) {
      try (ResultSet all = connection.getMetaData().getTables(null, null, null, null)) {
        while (all.next()) {
          tables.add(all.getString("TABLE_SCHEM") + "." + all.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        Set<String> here = TRACES.inText(content(connection, table));
        if (!here.isEmpty()) {
          found.put(table, here);
        }
      }
    }
    assertThat(tables).contains("APP.SMS", "APP.SMS_CAMPAIGN", "APP.SMS_AUDIT", "APP.SMS_REPLY");
    return found;
  }

  private static String content(Connection connection, String table) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          all.append(rows.getString(i)).append('\n');
        }
      }
    }
    return all.toString();
  }

  private Path folder() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> file.endsWith("service.properties"))
          .map(Path::getParent)
          .findFirst()
          .orElseThrow();
    }
  }
}
