package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.itest.assembly.Export;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoUser;

/**
 * The kit in the running demo, as a developer of a host uses it: installed, told where the pages
 * are, and asked in the shell.
 */
class HostKitIT {
  private static final String SHELL = "gosh.args=";
  private static final String SIECLE = "../sms.directory.siecle/src/test/resources/siecle";
  private static final String ONEROSTER =
      "../sms.directory.oneroster/src/test/resources/oneroster-1.2";

  /** A verdict, from its first line to the next prompt. */
  private static final Pattern REPORT =
      Pattern.compile("This host (?:keeps|breaks) the contract\\. .*?(?=g! )", Pattern.DOTALL);

  private static final Pattern UNCHECKED =
      Pattern.compile("^    ([a-z]+\\.[a-z]+): ", Pattern.MULTILINE);

  @TempDir Path home;

  @Test
  void the_demo_keeps_every_rule_and_is_left_as_it_was() throws IOException {
    try (DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort(), SHELL)) {
      DemoUser secretary = DemoUser.signedIn(demo, "secretariat");

      String report = checked(demo, secretary);

      assertThat(report).startsWith("This host keeps the contract. ");
      assertThat(unchecked(report))
          .as("the demo has nobody who was erased, and no limits of its own")
          .containsExactly("erased.gone", "limits.answer");
      assertThat(secretary.get("recap").path("lines")).isEmpty();
      assertThat(home.resolve("demo-portal.csv")).as("secrets that were issued").doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ONEROSTER, SIECLE})
  void the_demo_keeps_every_rule_with_the_files_of_another_school(String files) throws IOException {
    Path school = Path.of(files).toAbsolutePath().normalize();
    try (DemoProcess demo =
        DemoProcess.ready(home, DemoProcess.freePort(), SHELL, "sms.demo.data=" + school)) {
      String report = checked(demo, DemoUser.signedIn(demo, "secretariat"));

      assertThat(report).startsWith("This host keeps the contract. ");
      assertThat(unchecked(report))
          .as("so few people that a lookup costs nothing")
          .containsExactly("erased.gone", "lookup.cost", "limits.answer");
    }
  }

  @Test
  void a_second_directory_left_installed_is_found() throws IOException {
    try (DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort(), SHELL)) {
      demo.type("felix:start " + Export.kit().toUri());
      place("sms.directory.siecle", "source=\"%s\"".formatted(Path.of(SIECLE).toAbsolutePath()));

      String report = verdict(demo, told -> told.contains("breaks"));

      assertThat(report)
          .contains("services.single")
          .contains("found: 1 too many")
          .contains("do: remove the others");
    }
  }

  /** Tells the kit where the pages are, installs it, and asks. */
  private String checked(DemoProcess demo, DemoUser user) throws IOException {
    configure(demo, user);
    demo.type("felix:start " + Export.kit().toUri());
    return verdict(demo, told -> !told.contains("tell the address of your pages"));
  }

  private static List<String> unchecked(String report) {
    return UNCHECKED.matcher(report).results().map(line -> line.group(1)).toList();
  }

  private void configure(DemoProcess demo, DemoUser user) throws IOException {
    place(
        "sms.host.kit",
        """
        url="%s"
        .cookie="%s"
        records=[ \\
          "FAMILY /families/{id}", \\
          "PUPIL /pupils/{id}", \\
          "ADULT /adults/{id}", \\
          "APPLICANT /applicants/{id}", \\
          ]
        sender="secretariat"
        blocked="bloque"
        """
            .formatted(demo.address(), user.cookie()));
  }

  private void place(String pid, String content) throws IOException {
    Path part = Files.writeString(home.resolve("etc").resolve(pid + ".part"), content);
    Files.move(part, home.resolve("etc").resolve(pid + ".config"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Asks until the verdict is of that kind: a configuration takes a second or two to arrive. */
  private static String verdict(DemoProcess demo, Predicate<String> wanted) {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    String report = "";
    while (System.nanoTime() < end) {
      int before = demo.output().length();
      demo.type("sms:checkHost en");
      report = next(demo, before, end);
      if (wanted.test(report)) {
        return report;
      }
    }
    throw new AssertionError(report.isEmpty() ? demo.output() : report);
  }

  private static String next(DemoProcess demo, int from, long end) {
    while (System.nanoTime() < end) {
      Matcher report = REPORT.matcher(demo.output().substring(from));
      if (report.find()) {
        return report.group();
      }
      LockSupport.parkNanos(100_000_000);
    }
    return "";
  }
}
