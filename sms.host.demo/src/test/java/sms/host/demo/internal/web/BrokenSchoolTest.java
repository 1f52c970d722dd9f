package sms.host.demo.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.host.demo.internal.school.SchoolGenerator;
import sms.host.demo.internal.support.HostUnderTest;
import sms.host.demo.internal.support.Visitor;

/** What is broken is told in a sentence, and mended without a restart. */
class BrokenSchoolTest {
  @TempDir Path home;

  @Test
  void the_login_page_says_what_to_mend_until_it_is_mended() throws IOException {
    Path data = home.resolve("school");
    SchoolGenerator.main(new String[] {data.toString()});
    Path families = data.resolve("families.csv");
    String sound = Files.readString(families);
    Files.writeString(families, sound.replace("F0002;POTTER;no", "F0002;POTTER;<b>non</b>"));
    try (HostUnderTest host = HostUnderTest.start(home, Map.of("sms.demo.data", data.toString()))) {
      Visitor visitor = new Visitor(host);
      String page = visitor.get("/login").body();
      assertThat(page)
          .contains("families.csv, ligne 3")
          .contains("&lt;b&gt;non&lt;/b&gt;")
          .contains("écrivez yes ou no")
          .doesNotContain("name=\"password\"")
          .doesNotContain("Exception");
      assertThat(visitor.post("/login", Map.of("user", "admin", "password", "admin")).body())
          .contains("families.csv, ligne 3");
      assertThat(host.notRunning()).as("the framework keeps running").isEmpty();

      Files.writeString(families, sound);
      assertThat(visitor.get("/login").body()).contains("name=\"password\"");
      assertThat(Visitor.signedIn(host, "admin").get("/families/F0002").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void files_in_no_known_format_leave_a_start_page_that_says_so() throws IOException {
    Path data = Files.createDirectory(home.resolve("school"));
    Files.writeString(data.resolve("eleves.xlsx"), "nothing of the kind");
    try (HostUnderTest host = HostUnderTest.start(home, Map.of("sms.demo.data", data.toString()))) {
      Visitor visitor = new Visitor(host);
      HttpResponse<String> first = visitor.get("/");
      assertThat(first.statusCode()).isEqualTo(302);
      assertThat(first.headers().firstValue("Location").orElseThrow()).endsWith("/login");
      assertThat(visitor.get("/login").body()).contains("format connu", "CSV");
    }
  }

  @Test
  void a_broken_file_of_users_is_a_sentence_and_no_stack_trace() throws IOException {
    Files.writeString(home.resolve("demo-users.csv"), "nonsense");
    try (HostUnderTest host = HostUnderTest.start(home, Map.of())) {
      HttpResponse<String> answer = new Visitor(host).get("/login");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("Une erreur s’est produite")
          .doesNotContain("Exception")
          .doesNotContain("sms.host");
    }
  }
}
