package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.DemoProcess;
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

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String WORD = "temoin" + word();

  private final ObjectMapper json = new ObjectMapper();
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
      call(provider, admin);
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

  /** The simulated provider keeps texts in the demo's own memory: another one takes its place. */
  private void call(RememberingProvider provider, DemoUser admin) throws IOException {
    Files.delete(home.resolve("etc/sms.host.demo.simulator.config"));
    place(
        "sms.gateway.json-demo.config",
        """
        id="%s"
        url="%s"
        body.type="form"
        body="to={to}&text={text}&reference={reference}"
        answers=[ "201 = accepted", ]
        answer.id="/id"
        currency="EUR"
        tariff.STANDARD=":0.045"
        window=I"4"
        """
            .formatted(WORD, provider.address()));
    await(() -> admin.get("offers").toString().contains(WORD));
  }

  private void way(String way, DemoUser admin) throws IOException {
    place("sms.host.demo.portal.config", "way=\"" + way + "\"\n");
    await(() -> admin.get("session").path("credentials").asText().equals(way));
  }

  private void place(String name, String content) throws IOException {
    Path part = Files.writeString(home.resolve("etc").resolve(name + ".part"), content);
    Files.move(
        part,
        home.resolve("etc").resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  // --- credentials are sent ----------------------------------------------------------------------

  /** Sends as the screens do, to those of a class who never connected; the campaign's id. */
  private long send(String className, String keyword, DemoUser admin, Path answers)
      throws IOException {
    ObjectNode selection = json.createObjectNode();
    selection.put("source", "FAMILY").put("spouses", true).put("audience", "NEVER_CONNECTED");
    selection
        .putObject("filter")
        .put("filter", "class")
        .putObject("arguments")
        .putArray("class")
        .add(className);
    JsonNode selected = admin.post("selections", selection);
    String snapshot = selected.path("snapshot").asText();
    String text = WORD + " : " + keyword;
    JsonNode preview =
        admin.post("preview", json.createObjectNode().put("snapshot", snapshot).put("text", text));
    keep(answers, "preview", preview.toString());
    keep(answers, "selection", selected.toString());
    keep(answers, "recipients.csv", file("selections/" + snapshot + "/recipients.csv", admin));
    ObjectNode campaign = json.createObjectNode();
    campaign.put("key", UUID.randomUUID().toString()).put("snapshot", snapshot).put("text", text);
    JsonNode offer = preview.path("modes").path(0);
    campaign.put("mode", offer.path("mode").asText());
    ObjectNode confirmed = campaign.putObject("confirmed");
    confirmed.set("messages", preview.path("messages"));
    confirmed.set("parts", preview.path("parts"));
    confirmed.set("cost", offer.path("cost"));
    JsonNode sent = admin.post("campaigns", campaign);
    keep(answers, "sent", sent.toString());
    return sent.path("id").asLong();
  }

  private static void settled(long campaign, DemoUser admin) {
    await(() -> admin.get("campaigns/" + campaign).path("settled").asBoolean());
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

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(200_000_000);
    }
  }
}
