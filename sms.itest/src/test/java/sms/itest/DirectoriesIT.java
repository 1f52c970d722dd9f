package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoUser;

/**
 * Real schools' files in the demo: it recognises them, a class of theirs is written to, and the SMS
 * are in the recap.
 */
class DirectoriesIT {
  private static final Path ONEROSTER =
      Path.of("../sms.directory.oneroster/src/test/resources/oneroster-1.2");
  private static final Path SIECLE = Path.of("../sms.directory.siecle/src/test/resources/siecle");

  private final ObjectMapper json = new ObjectMapper();
  @TempDir Path home;

  @Test
  void a_oneroster_zip_is_imported_and_its_class_written_to() throws IOException {
    Path zip = Files.createDirectories(home.resolve("given")).resolve("oneroster.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.list(ONEROSTER)) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
    }
    try (DemoProcess demo =
        DemoProcess.ready(home, DemoProcess.freePort(), "sms.demo.data=" + zip)) {
      assertThat(DemoUser.signedIn(demo, "admin").page("data"))
          .contains("OneRoster", "oneroster.zip", "5 élèves");
      DemoUser secretary = DemoUser.signedIn(demo, "secretariat");
      assertThat(secretary.page("pupils")).contains("LEFÈVRE Léa").contains("5e B");

      sendTo(secretary, "5e B");

      assertThat(recipients(secretary))
          .contains("LEFÈVRE Claire", "LEFÈVRE Paul", "N’DIAYE Fatou")
          .as("a relative; the pupil left in October")
          .doesNotContain("N’DIAYE Awa", "ÇELIK Emine");
    }
  }

  @Test
  void siecle_files_are_imported_written_to_and_imported_anew_when_they_change()
      throws IOException {
    Path given = Files.createDirectories(home.resolve("given"));
    try (Stream<Path> files = Files.list(SIECLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, given.resolve(file.getFileName()));
      }
    }
    try (DemoProcess demo =
        DemoProcess.ready(home, DemoProcess.freePort(), "sms.demo.data=" + given)) {
      DemoUser secretary = DemoUser.signedIn(demo, "secretariat");
      sendTo(secretary, "3A");
      assertThat(recipients(secretary))
          .contains("LEFÈVRE Claire", "LEFÈVRE Benoît", "N'DIAYE Fatou")
          .as("ACCEPTE_SMS 0; the pupil has left")
          .doesNotContain("N'DIAYE Moussa", "GARNIER Luc");

      Path pupils = given.resolve("ElevesAvecAdresses.xml");
      byte[] sound = Files.readAllBytes(pupils);
      Files.write(pupils, java.util.Arrays.copyOf(sound, sound.length / 2));
      DemoUser admin = DemoUser.signedIn(demo, "admin");
      String refused = admin.form("data", Map.of());
      assertThat(refused)
          .contains("ElevesAvecAdresses.xml, ligne", "mal formé", "restent en service");
      assertThat(secretary.page("pupils")).as("the data from before").contains("LEFÈVRE");

      byte[] mended =
          new String(sound, "ISO-8859-15").replace("Éloïse", "Zoé Marie").getBytes("ISO-8859-15");
      Files.write(pupils, mended);
      await(() -> secretary.page("pupils").contains("Zoé Marie"));
    }
  }

  @Test
  void what_is_in_no_known_format_is_said_so_with_the_formats() throws IOException {
    Path given = Files.createDirectories(home.resolve("given"));
    Files.writeString(given.resolve("eleves.xlsx"), "nothing of the kind");
    try (DemoProcess demo =
        DemoProcess.ready(home, DemoProcess.freePort(), "sms.demo.data=" + given)) {
      assertThat(
              new java.util.Scanner(
                      java.net.URI.create(demo.address() + "login").toURL().openStream(), "UTF-8")
                  .useDelimiter("\\A")
                  .next())
          .contains("CSV, OneRoster 1.1/1.2, SIECLE (XML)")
          .doesNotContain("Exception");
    }
  }

  /** Selects the families of a class, both parents and both homes, and sends as the screens do. */
  private void sendTo(DemoUser user, String className) {
    await(() -> user.get("offers").path("offers").size() > 0);
    ObjectNode selection = json.createObjectNode();
    selection.put("source", "FAMILY").put("spouses", true).put("secondGuardians", true);
    ObjectNode filter = selection.putObject("filter").put("filter", "class");
    JsonNode described =
        StreamSupport.stream(user.get("filters?source=FAMILY").path("filters").spliterator(), false)
            .filter(each -> each.path("id").asText().equals("class"))
            .findFirst()
            .orElseThrow();
    filter
        .putObject("arguments")
        .putArray(described.path("parameters").path(0).path("name").asText())
        .add(className);
    JsonNode selected = user.post("selections", selection);
    assertThat(selected.path("messages").asInt()).as(selected.toString()).isPositive();

    String text = "Bonjour, réunion des parents jeudi à 18 h.";
    String snapshot = selected.path("snapshot").asText();
    JsonNode preview =
        user.post("preview", json.createObjectNode().put("snapshot", snapshot).put("text", text));
    ObjectNode campaign = json.createObjectNode();
    campaign.put("key", UUID.randomUUID().toString()).put("snapshot", snapshot).put("text", text);
    JsonNode offer = preview.path("modes").path(0);
    campaign.put("mode", offer.path("mode").asText());
    ObjectNode confirmed = campaign.putObject("confirmed");
    confirmed.set("messages", preview.path("messages"));
    confirmed.set("parts", preview.path("parts"));
    confirmed.set("cost", offer.path("cost"));
    assertThat(user.post("campaigns", campaign).path("id").asLong()).isPositive();
  }

  /** Whose SMS are in the recap, once they are all sent. */
  private static List<String> recipients(DemoUser user) {
    await(
        () ->
            lines(user).stream()
                .allMatch(line -> line.path("state").asText().matches("SENT|DELIVERED")));
    return lines(user).stream().map(line -> line.path("recipient").asText()).toList();
  }

  private static List<JsonNode> lines(DemoUser user) {
    return StreamSupport.stream(user.get("recap").path("lines").spliterator(), false).toList();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    }
  }
}
