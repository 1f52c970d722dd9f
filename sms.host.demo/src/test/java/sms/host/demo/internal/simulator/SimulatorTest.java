package sms.host.demo.internal.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.host.demo.internal.support.HostUnderTest;
import sms.host.demo.internal.support.Visitor;

/** The simulator's contract, over real HTTP. */
class SimulatorTest {
  private static final String PID = "sms.host.demo.simulator";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path home;
  private static HostUnderTest host;
  private static HttpServer sink;
  private static final BlockingQueue<JsonNode> REPORTS = new LinkedBlockingQueue<>();
  private static final AtomicInteger REFUSE = new AtomicInteger();

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.createContext(
        "/dlr",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean refuse = REFUSE.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          if (!refuse) {
            REPORTS.add(JSON.readTree(body));
          }
          exchange.sendResponseHeaders(refuse ? 500 : 200, -1);
          exchange.close();
        });
    sink.start();
    host = HostUnderTest.start(home, Map.of());
  }

  @AfterAll
  static void stop() {
    host.close();
    sink.stop(0);
  }

  @BeforeEach
  void configure() throws Exception {
    configure(Map.of());
    REPORTS.clear();
    REFUSE.set(0);
  }

  private void configure(Map<String, Object> more) throws Exception {
    Map<String, Object> settings = new java.util.HashMap<>();
    settings.put("key", "k-" + UUID.randomUUID());
    settings.put("report.delay.millis", 20);
    settings.putAll(more);
    key = (String) settings.get("key");
    host.configure(PID, settings);
    HostUnderTest.await("the simulator with its new key", () -> credit(key).statusCode() == 200);
  }

  private String key = "";

  private HttpResponse<String> credit(String said) throws Exception {
    return client.send(
        HttpRequest.newBuilder(host.uri("/simulator/credit"))
            .header("Authorization", "Bearer " + said)
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> postRaw(String body, String authorization) {
    try {
      return client.send(
          HttpRequest.newBuilder(host.uri("/simulator/messages"))
              .header("Content-Type", "application/json")
              .header("Authorization", authorization)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String callback() {
    return "http://127.0.0.1:" + sink.getAddress().getPort() + "/dlr/demo/token";
  }

  private HttpResponse<String> send(String to, String text, String reference, String callback) {
    String body =
        JSON.createObjectNode()
            .put("to", to)
            .put("text", text)
            .put("from", "ECOLE")
            .put("reference", reference)
            .put("callback", callback)
            .put("mode", "PREMIUM")
            .toString();
    return postRaw(body, "Bearer " + key);
  }

  private HttpResponse<String> send(String to) {
    return send(to, "Bonjour Éloïse", UUID.randomUUID().toString(), callback());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static JsonNode nextReport() throws InterruptedException {
    JsonNode report = REPORTS.poll(20, TimeUnit.SECONDS);
    assertThat(report).as("a report").isNotNull();
    return report;
  }

  private static void assertNoReport() throws InterruptedException {
    assertThat(REPORTS.poll(700, TimeUnit.MILLISECONDS)).as("a report").isNull();
  }

  @Test
  void a_message_is_taken_arrives_with_its_accents_and_is_reported_delivered() throws Exception {
    String reference = UUID.randomUUID().toString();
    HttpResponse<String> answer =
        send("+33639980101", "Réunion « 3e A » à 18 h €", reference, callback());
    assertThat(answer.statusCode()).isEqualTo(201);
    String id = json(answer).get("id").asText();
    JsonNode report = nextReport();
    assertThat(report.get("reference").asText()).isEqualTo(reference);
    assertThat(report.get("id").asText()).isEqualTo(id);
    assertThat(report.get("status").asText()).isEqualTo("delivered");
    assertThat(report.get("code").asText()).isEqualTo("0");
    assertThat(Instant.parse(report.get("at").asText()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(report.size()).isEqualTo(5);
    JsonNode phones =
        JSON.readTree(Visitor.signedIn(host, "secretariat").fetch("/demo/phones").body());
    assertThat(phones.get("messages"))
        .anySatisfy(
            message -> {
              assertThat(message.get("text").asText()).isEqualTo("Réunion « 3e A » à 18 h €");
              assertThat(message.get("to").asText()).isEqualTo("+33639980101");
              assertThat(message.get("owner").asText()).isEqualTo("LEFÈVRE Claire");
              assertThat(message.get("from").asText()).isEqualTo("ECOLE");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic azerty", "bearer"})
  void without_the_key_it_is_401(String authorization) throws Exception {
    HttpResponse<String> answer =
        postRaw(
            "{\"to\":\"+33639980101\",\"text\":\"x\"}",
            authorization.isEmpty() ? "x" : authorization);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).get("error").asText()).isEqualTo("login");
  }

  @ParameterizedTest
  @CsvSource({
    "0639980101, x, 422, invalid_number",
    "+33639980198, x, 422, invalid_number",
    "+3363, x, 422, invalid_number",
    "+33639980101, '', 422, text",
    "+33639980101, '   ', 422, text",
    "+33639980194, x, 422, text",
  })
  void a_bad_number_or_text_is_refused_with_its_reason(
      String to, String text, int status, String error) throws Exception {
    HttpResponse<String> answer = send(to, text, "r", callback());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("error").asText()).isEqualTo(error);
    assertNoReport();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "null", "[]", "{\"to\":", "{\"to\":{}}"})
  void what_is_no_request_is_400(String body) {
    assertThat(postRaw(body, "Bearer " + key).statusCode()).isEqualTo(400);
  }

  @Test
  void a_huge_body_is_413() {
    assertThat(postRaw("{\"text\":\"" + "x".repeat(70_000) + "\"}", "Bearer " + key).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/dlr",
        "http://example.com/dlr",
        "http://127.0.0.1.example.com/dlr",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "nonsense",
        "http://127.0.0.1@example.com/",
        "http://user@127.0.0.1/"
      })
  void reports_go_to_this_machine_only(String callback) throws Exception {
    HttpResponse<String> answer = send("+33639980101", "x", "r", callback);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("error").asText()).isEqualTo("callback");
  }

  @ParameterizedTest
  @CsvSource({"+33639980197, absent", "+33639980195, handset"})
  void a_telephone_that_is_off_or_full_is_reported_undelivered(String to, String code)
      throws Exception {
    assertThat(send(to).statusCode()).isEqualTo(201);
    JsonNode report = nextReport();
    assertThat(report.get("status").asText()).isEqualTo("undelivered");
    assertThat(report.get("code").asText()).isEqualTo(code);
  }

  @Test
  void a_late_one_is_reported_buffered_and_then_delivered() throws Exception {
    send("+33639980196");
    assertThat(nextReport().get("status").asText()).isEqualTo("buffered");
    assertThat(nextReport().get("status").asText()).isEqualTo("delivered");
  }

  @Test
  void a_report_may_come_twice_or_never() throws Exception {
    send("+33639980191");
    assertThat(nextReport()).isEqualTo(nextReport());
    assertThat(send("+33639980199").statusCode()).isEqualTo(201);
    assertNoReport();
  }

  @Test
  void an_unclear_answer_is_500_though_the_message_arrives() throws Exception {
    String text = "Unclear " + UUID.randomUUID();
    assertThat(send("+33639980190", text, "r", callback()).statusCode()).isEqualTo(500);
    Visitor visitor = Visitor.signedIn(host, "secretariat");
    HostUnderTest.await("the text", () -> visitor.fetch("/demo/phones").body().contains(text));
    assertNoReport();
  }

  @ParameterizedTest
  @CsvSource({"+33639980192, 429", "+33639980193, 503"})
  void some_are_refused_the_first_time_and_taken_the_second(String to, int status)
      throws Exception {
    String reference = UUID.randomUUID().toString();
    HttpResponse<String> first = send(to, "x", reference, callback());
    assertThat(first.statusCode()).isEqualTo(status);
    assertThat(first.headers().firstValue("Retry-After")).contains("1");
    assertThat(send(to, "x", reference, callback()).statusCode()).isEqualTo(201);
    assertThat(nextReport().get("reference").asText()).isEqualTo(reference);
  }

  @Test
  void a_report_that_is_not_taken_is_sent_again() throws Exception {
    REFUSE.set(1);
    send("+33639980101");
    assertThat(nextReport().get("status").asText()).isEqualTo("delivered");
    assertThat(REFUSE).hasValue(0);
  }

  @Test
  void without_a_callback_nothing_is_reported() throws Exception {
    assertThat(send("+33639980101", "x", "r", "").statusCode()).isEqualTo(201);
    assertNoReport();
  }

  @Test
  void when_the_credit_is_used_up_it_is_402() throws Exception {
    configure(Map.of("credit", 2));
    assertThat(json(credit(key)).get("credit").asInt()).isEqualTo(2);
    send("+33639980101");
    send("+33639980198");
    send("+33639980101");
    HttpResponse<String> third = send("+33639980101");
    assertThat(third.statusCode()).isEqualTo(402);
    assertThat(json(third).get("error").asText()).isEqualTo("credit");
  }

  @Test
  void more_a_second_than_configured_are_told_to_come_back() throws Exception {
    configure(Map.of("per.second", 3));
    List<Integer> answers =
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(i -> send("+33639980101").statusCode())
            .toList();
    assertThat(answers).contains(201, 429).doesNotContain(500);
  }

  @Test
  void its_page_and_menu_entry_are_there_as_long_as_it_is() throws Exception {
    Visitor visitor = Visitor.signedIn(host, "secretariat");
    assertThat(visitor.get("/demo/menu").body()).contains("Démonstration").contains("Téléphones");
    assertThat(visitor.get("/page/demo.phones").body()).contains("<demo-phones lang=\"fr\">");
    host.forget(PID);
    HostUnderTest.await("its end", () -> visitor.get("/demo/menu").body().isEmpty());
    assertThat(visitor.get("/page/demo.phones").statusCode()).isEqualTo(404);
    assertThat(credit(key).statusCode()).as("come again").isEqualTo(503);
    HttpResponse<String> early = send("+33639980101");
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void with_an_empty_key_there_is_no_simulator() throws Exception {
    host.configure(PID, Map.of("key", " "));
    HostUnderTest.await("its end", () -> credit("").statusCode() == 503);
  }

  @Test
  void the_phones_keep_the_last_five_thousand() {
    Phones phones = new Phones();
    for (int i = 1; i <= 5_010; i++) {
      phones.arrive(
          new Submission("+33639980101", "ECOLE", "text " + i, "", "", ""),
          Instant.EPOCH.plus(Duration.ofSeconds(i)));
    }
    assertThat(phones.count()).isEqualTo(5_010);
    assertThat(phones.after(0, 10_000)).hasSize(5_000);
    assertThat(phones.after(0, 10_000).get(0).text()).isEqualTo("text 11");
    assertThat(phones.after(5_008, 10))
        .extracting(Phones.Received::number)
        .containsExactly(5_009L, 5_010L);
    assertThat(phones.after(5_010, 10)).isEmpty();
    assertThat(phones.after(0, 10_000).get(0).toString()).doesNotContain("639");
  }
}
