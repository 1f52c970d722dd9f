package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import sms.ui.contrib.internal.world.MovableClock;
import sms.ui.contrib.internal.world.TestServer;
import sms.ui.contrib.internal.world.World;

/** The API over real servlets and a world in memory. */
abstract class ApiTest {
  /** A Tuesday in winter time, ten past one in the afternoon in Paris. */
  static final Instant NOW = Instant.parse("2026-11-24T12:10:00Z");

  final MovableClock clock = new MovableClock(NOW);
  final World world = new World(clock);
  ApiServlet servlet;
  TestServer server;

  @BeforeEach
  void startServer() throws Exception {
    servlet = TestApi.of(world, new Snapshots(clock, Duration.ofMinutes(60), 5, 10_000));
    server = new TestServer(world, servlet, 0);
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  ApiClient as(String user) {
    return new ApiClient(server.address(), user, servlet.routes());
  }

  ApiClient secretary() {
    return as("secretaire").signIn();
  }

  ApiClient administrator() {
    return as("admin").signIn();
  }

  static Map<String, Object> families(String... classes) {
    return Map.of(
        "source",
        "FAMILY",
        "filter",
        classes.length == 0
            ? Map.of()
            : Map.of(
                "and",
                List.of(
                    Map.of("filter", "class", "arguments", Map.of("class", List.of(classes))))));
  }

  /** A campaign as a page sends it after a preview. */
  static Map<String, Object> campaign(ApiClient client, String snapshot, String text, String mode) {
    JsonNode preview = client.post("/preview", Map.of("snapshot", snapshot, "text", text)).json();
    JsonNode cost = null;
    for (JsonNode price : preview.path("modes")) {
      if (price.path("mode").asText().equals(mode)) {
        cost = price.path("cost");
      }
    }
    Map<String, Object> body = new HashMap<>();
    body.put("key", UUID.randomUUID().toString());
    body.put("snapshot", snapshot);
    body.put("text", text);
    body.put("mode", mode);
    body.put(
        "confirmed",
        Map.of(
            "messages", preview.path("messages").asInt(),
            "parts", preview.path("parts").asLong(),
            "cost", cost));
    return body;
  }

  static String select(ApiClient client, Map<String, Object> request) {
    return client.post("/selections", request).json().path("snapshot").asText();
  }
}
