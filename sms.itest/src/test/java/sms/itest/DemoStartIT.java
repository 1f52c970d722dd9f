package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.DemoProcess;

/** How the demo starts, refuses to start, and ends. */
class DemoStartIT {
  @TempDir Path home;

  @Test
  void a_cold_start_prints_the_address_and_how_long_it_took() throws Exception {
    try (DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort())) {
      System.out.println("cold start: " + demo.coldStart() + " s");
      HttpResponse<String> page =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create(demo.address())).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<html");
      assertThat(demo.stop()).as("exit code after SIGTERM").isIn(0, 143);
      assertThat(demo.output()).doesNotContain("Exception").doesNotContain("\tat ");
    }
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused(DemoProcess.start(home, port), port, "-Dsms.port");
    }
  }

  @Test
  void a_wrong_port_is_said_in_one_sentence() {
    assertRefused(DemoProcess.start(home, "80a"), "80a", "sms.port");
  }

  @Test
  void a_home_that_another_process_uses_is_said_in_one_sentence() {
    try (DemoProcess first = DemoProcess.ready(home, DemoProcess.freePort())) {
      String port = Integer.toString(DemoProcess.freePort());
      assertRefused(DemoProcess.start(home, port), home.toString(), "sms.home");
      assertThat(first.address()).isNotEmpty();
    }
  }

  @Test
  void a_broken_school_file_is_named_with_line_and_reason_and_the_demo_says_so() throws Exception {
    Path data = Files.createDirectory(home.resolve("school"));
    Files.writeString(data.resolve("families.csv"), "nonsense\n1;2\n");
    try (DemoProcess demo =
        DemoProcess.ready(home, DemoProcess.freePort(), "sms.demo.data=" + data)) {
      HttpResponse<String> page =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create(demo.address())).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.body()).contains("families.csv, ligne 1", "nonsense");
      assertThat(page.body()).doesNotContain("Exception");
    }
  }

  private static void assertRefused(DemoProcess demo, String... parts) {
    try (demo) {
      assertThat(demo.exitCode()).isNotZero();
      assertThat(demo.output()).contains(parts).doesNotContain("Exception").doesNotContain("\tat ");
      assertThat(demo.output().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(2);
    }
  }
}
