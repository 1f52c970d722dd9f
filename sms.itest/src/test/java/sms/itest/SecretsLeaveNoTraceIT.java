package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoSending.Sent;
import sms.itest.support.DemoUser;
import sms.itest.support.RememberingProvider;
import sms.recap.internal.support.Traces;

/**
 * The secrets of first-connection credentials, in the three ways a portal has them, looked for
 * wherever the running demo could have left them. A word that is no secret goes the same ways and
 * is looked for by the same search, which shows that it would find: the word is the gateway's id
 * and stands beside each secret in its SMS.
 */
class SecretsLeaveNoTraceIT {
  /** How long bytes of a connection may stay after its last use; docs/credentials.md. */
  private static final Duration LAST_BYTES = Duration.ofSeconds(30);

  private static final String WORD = "temoin" + word();

  private final Traces control = Traces.of(List.of(WORD));
  private final List<String> secrets = new ArrayList<>();

  @TempDir Path home;
  @TempDir Path aside;

  private static String word() {
    return new SecureRandom()
        .ints(9, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void no_secret_is_in_database_logs_exports_answers_or_memory_once_its_sms_has_left()
      throws Exception {
    try (RememberingProvider provider = new RememberingProvider();
        DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort())) {
      DemoUser admin = DemoUser.signedIn(demo, "admin");
      provider.takeOver(home, WORD, admin);
      Path answers = Files.createDirectory(aside.resolve("answers"));
      Path heap = aside.resolve("heap.hprof");

      way("ACTIVATION_LINK", admin);
      RememberingProvider.Held held = provider.holdNext();
      long links = send("3e A", "#LIEN", admin, answers);
      String underWay = secretIn(held.await());
      assertThat(control.in(demo.heapDump(heap))).isNotEmpty();
      assertThat(Traces.of(List.of(underWay)).in(heap))
          .as("while it is with the provider the text is in memory, and found there")
          .isNotEmpty();
      held.release();
      settled(links, admin);
      way("TEMPORARY_PASSWORD", admin);
      settled(send("4e B", "#PASS", admin, answers), admin);
      way("FIRST_PASSWORD", admin);
      settled(send("5e A", "#PASS", admin, answers), admin);

      provider.texts().forEach(text -> secrets.add(secretIn(text)));
      assertThat(secrets).hasSizeGreaterThan(20).doesNotHaveDuplicates().contains(underWay);
      Traces traces = Traces.of(secrets);
      assertThat(control.in(memoryWithout(traces, demo, heap))).as("memory").isNotEmpty();

      keepAnswers(admin, answers);
      for (String place : List.of("trail", "preview", "gateways")) {
        assertThat(control.in(answers.resolve(place))).as(place).isNotEmpty();
      }
      for (String list : List.of("recap", "recap.csv", "recap.json", "recipients.csv")) {
        // a list has no texts, its rows have names
        assertThat(Traces.of(List.of("POTTER James")).in(answers.resolve(list)))
            .as(list)
            .isNotEmpty();
      }
      assertThat(traces.in(answers)).isEmpty();

      demo.stop();
      assertThat(control.in(home.resolve("db"))).as("database").isNotEmpty();
      assertThat(Traces.of(List.of("purpose=CREDENTIALS")).in(home.resolve("db")))
          .as("the journal, which is there too")
          .isNotEmpty();
      assertThat(control.in(home.resolve("logs"))).as("logs").isNotEmpty();
      assertThat(traces.in(home)).as("all files").isEmpty();
      assertThat(traces.inText(demo.output())).as("what it said").isEmpty();
    }
  }

  /**
   * The memory once no secret is found in it any more. The bytes of a connection that was kept for
   * another SMS are the last to go.
   */
  private static Path memoryWithout(Traces secrets, DemoProcess demo, Path heap) {
    long begin = System.nanoTime();
    Set<String> found = secrets.in(demo.heapDump(heap));
    while (!found.isEmpty() && System.nanoTime() - begin < LAST_BYTES.toNanos()) {
      found = secrets.in(demo.heapDump(heap));
    }
    assertThat(found).as("in memory after %s", LAST_BYTES).isEmpty();
    System.out.printf(
        "no secret in the %,d bytes of memory %.1f s after the last SMS%n",
        heap.toFile().length(), (System.nanoTime() - begin) / 1e9);
    return heap;
  }

  /** What stands where the secret was to be: of a link, that which makes it one. */
  private static String secretIn(String text) {
    String secret = text.substring(text.indexOf(" : ") + 3);
    return secret.substring(secret.lastIndexOf('.') + 1);
  }

  // --- the demo is set up ------------------------------------------------------------------------

  private void way(String way, DemoUser admin) throws IOException {
    DemoProcess.configure(home, "sms.host.demo.portal", "way=\"" + way + "\"\n");
    DemoSending.await(() -> admin.get("session").path("credentials").asText().equals(way));
  }

  // --- credentials are sent ----------------------------------------------------------------------

  /** Sends as the screens do, to those of a class who never connected; the campaign's id. */
  private static long send(String className, String keyword, DemoUser admin, Path answers)
      throws IOException {
    ObjectNode selection = DemoSending.familiesOf(className).put("audience", "NEVER_CONNECTED");
    Sent sent = DemoSending.send(admin, selection, WORD + " : " + keyword);
    String snapshot = sent.selected().path("snapshot").asText();
    keep(answers, "preview", sent.preview().toString());
    keep(answers, "selection", sent.selected().toString());
    keep(answers, "recipients.csv", file("selections/" + snapshot + "/recipients.csv", admin));
    keep(answers, "sent", sent.campaign().toString());
    return sent.id();
  }

  private static void settled(long campaign, DemoUser admin) {
    DemoSending.settled(admin, campaign);
    assertThat(admin.get("campaigns/" + campaign).path("states").fieldNames())
        .toIterable()
        .containsExactly("SENT");
  }

  // --- what the screens are answered -------------------------------------------------------------

  private static void keepAnswers(DemoUser admin, Path answers) throws IOException {
    JsonNode recap = admin.get("recap?limit=200");
    keep(answers, "recap", recap.toString());
    for (JsonNode line : recap.path("lines")) {
      keep(answers, "trail", file("recap/" + line.path("id").asLong(), admin));
    }
    for (String path :
        List.of(
            "recap.csv",
            "recap.json",
            "recap/totals",
            "recap/senders",
            "recap/groups?by=USER",
            "session",
            "gateways",
            "reminders",
            "templates/all",
            "replies")) {
      keep(answers, path, file(path, admin));
    }
    for (String page : List.of("sms/page/recap", "sms/page/compose", "portail")) {
      keep(answers, page, admin.page(page));
    }
  }

  /** As it comes. */
  private static String file(String path, DemoUser admin) {
    return admin.page("sms/api/" + path);
  }

  private static void keep(Path answers, String name, String content) throws IOException {
    Path folder = Files.createDirectories(answers.resolve(name.replaceAll("[/?=]", "-")));
    Files.writeString(Files.createTempFile(folder, "answer", ""), content);
  }
}
