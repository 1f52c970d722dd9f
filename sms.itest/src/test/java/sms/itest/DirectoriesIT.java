package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;

/**
 * Real schools' files in the demo: it recognises them, a class of theirs is written to, and the SMS
 * are in the recap.
 */
class DirectoriesIT {
  private static final Path ONEROSTER =
      Path.of("../sms.directory.oneroster/src/test/resources/oneroster-1.2");
  private static final Path SIECLE = Path.of("../sms.directory.siecle/src/test/resources/siecle");

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
      DemoSending.await(() -> secretary.page("pupils").contains("Zoé Marie"));
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

  private static void sendTo(DemoUser user, String className) {
    DemoSending.send(
        user, DemoSending.familiesOf(className), "Bonjour, réunion des parents jeudi à 18 h.");
  }

  /** Whose SMS are in the recap, once they are all sent. */
  private static List<String> recipients(DemoUser user) {
    DemoSending.await(
        () ->
            lines(user).stream()
                .allMatch(line -> line.path("state").asText().matches("SENT|DELIVERED")));
    return lines(user).stream().map(line -> line.path("recipient").asText()).toList();
  }

  private static List<JsonNode> lines(DemoUser user) {
    return StreamSupport.stream(user.get("recap").path("lines").spliterator(), false).toList();
  }
}
