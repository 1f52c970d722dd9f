package sms.dispatch.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.RawCallback;
import sms.api.selection.PhoneNumber;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.inbound.InboundDesk;
import sms.dispatch.internal.inbound.OptOutRegister;
import sms.dispatch.internal.testing.CrashingOutbox;
import sms.dispatch.internal.testing.FakeTicker;
import sms.dispatch.internal.testing.InMemoryInbox;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.LedgerGateway;

/** The callback address over real HTTP, on the Jetty that the demo runs on. */
class CallbackServletTest {
  private static final int THREADS = 8;
  private static final Map<String, Object> SERVICE = Map.of("service.id", 1L);

  private final FakeTicker ticker = new FakeTicker();
  private final GatewayRegistry gateways = new GatewayRegistry(ticker, Duration.ofSeconds(1));
  private final InMemoryOutbox outbox = new InMemoryOutbox(Clock.systemUTC(), 100);
  private final InboundDesk inbound = new InboundDesk(new OptOutRegister());
  private final InMemoryInbox inbox = new InMemoryInbox();
  private final CallbackServlet servlet = new CallbackServlet(gateways, inbound);
  private final AtomicReference<RawCallback> received = new AtomicReference<>();
  private final LedgerGateway gateway = new LedgerGateway("kannel-1");
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  @BeforeEach
  void start() throws Exception {
    servlet.outbox = outbox;
    gateway.receives(
        callback -> {
          received.set(callback);
          if (!callback.token().equals("secret")) {
            return new CallbackResult.Unauthorised();
          }
          if (callback.parameter("text").isPresent() && callback.parameter("from").isPresent()) {
            return new CallbackResult.Inbound(List.of(inboundSms(callback)));
          }
          return callback
              .parameter("id")
              .<CallbackResult>map(id -> new CallbackResult.Reports(List.of(report(id))))
              .orElse(new CallbackResult.Malformed("no id"));
        });
    gateways.bind(gateway, SERVICE);
    ticker.move(Duration.ofMinutes(5)); // we have been running for a while
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/sms/dlr");
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    server.setHandler(context);
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    servlet.close();
    inbound.close();
    server.stop();
  }

  private static DeliveryReport report(String id) {
    return new DeliveryReport(
        Optional.empty(),
        Optional.of(id),
        DeliveryReport.Status.DELIVERED,
        Optional.empty(),
        id.equals("poison") ? "poison" : "",
        Optional.empty());
  }

  private static InboundSms inboundSms(RawCallback callback) {
    return new InboundSms(
        callback.parameter("id"),
        new PhoneNumber("+" + callback.parameter("from").orElseThrow()),
        callback.parameter("text").orElseThrow(),
        Wish.NONE,
        Optional.empty());
  }

  @Test
  void an_sms_that_somebody_sent_is_committed_and_then_answered_200() throws Exception {
    inbound.bind(inbox);
    assertThat(get("/kannel-1/secret?id=1&from=33612345678&text=Merci")).isEqualTo(200);
    assertThat(get("/kannel-1/secret?id=1&from=33612345678&text=Merci")).isEqualTo(200);
    assertThat(get("/kannel-1/secret?id=2&from=33612345678&text=Stop%20!")).isEqualTo(200);

    assertThat(inbox.messages()).extracting(InboundSms::text).containsExactly("Merci", "Stop !");
    assertThat(inbox.messages())
        .extracting(InboundSms::wish)
        .containsExactly(Wish.NONE, Wish.OPT_OUT);
  }

  @Test
  void an_sms_that_cannot_be_committed_is_to_come_again() throws Exception {
    assertThat(get("/kannel-1/secret?id=1&from=33612345678&text=Merci")).isEqualTo(503);
    inbound.bind(inbox);
    inbox.away(true);
    assertThat(get("/kannel-1/secret?id=1&from=33612345678&text=Merci")).isEqualTo(503);
    inbox.away(false);
    assertThat(get("/kannel-1/secret?id=1&from=33612345678&text=Merci")).isEqualTo(200);
    assertThat(get("/kannel-1/wrong?id=1&from=33612345678&text=Merci")).isEqualTo(401);
    assertThat(inbox.messages()).hasSize(1);
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sms/dlr" + path));
  }

  private int get(String path) throws Exception {
    return client.send(at(path).GET().build(), BodyHandlers.discarding()).statusCode();
  }

  private int post(String path, byte[] body) throws Exception {
    return client
        .send(at(path).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private List<String> stored() {
    return outbox.reportCommits().stream()
        .flatMap(List::stream)
        .map(r -> r.providerId().orElseThrow())
        .toList();
  }

  @Test
  void a_genuine_report_is_committed_and_then_answered_200() throws Exception {
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(200);
    assertThat(stored()).containsExactly("7");
  }

  @Test
  void the_gateway_sees_the_call_as_it_came() throws Exception {
    HttpRequest request =
        at("/kannel-1/secret?id=8&text=f%C3%AAte")
            .header("X-Signature", "abc")
            .POST(BodyPublishers.ofString("état=reçu"))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    RawCallback callback = received.get();
    assertThat(callback.method()).isEqualTo("POST");
    assertThat(callback.token()).isEqualTo("secret");
    assertThat(callback.query()).isEqualTo(Map.of("id", List.of("8"), "text", List.of("fête")));
    assertThat(callback.header("x-signature")).contains("abc");
    assertThat(callback.bodyText()).isEqualTo("état=reçu");
  }

  @Test
  void a_form_is_in_the_body_and_not_among_the_query_parameters() throws Exception {
    HttpRequest request =
        at("/kannel-1/secret?id=9")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("id=10&x=1"))
            .build();
    assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    assertThat(received.get().query()).isEqualTo(Map.of("id", List.of("9")));
    assertThat(received.get().bodyText()).isEqualTo("id=10&x=1");
  }

  @Test
  void a_wrong_token_and_an_unknown_gateway_get_the_same_answer_and_nothing_is_stored()
      throws Exception {
    HttpResponse<String> wrongToken =
        client.send(at("/kannel-1/wrong?id=7").GET().build(), BodyHandlers.ofString());
    HttpResponse<String> noGateway =
        client.send(at("/nobody/secret?id=7").GET().build(), BodyHandlers.ofString());
    assertThat(wrongToken.statusCode()).isEqualTo(401);
    assertThat(noGateway.statusCode()).isEqualTo(401);
    assertThat(noGateway.body()).isEqualTo(wrongToken.body());
    assertThat(noGateway.headers().map().keySet()).isEqualTo(wrongToken.headers().map().keySet());
    assertThat(stored()).isEmpty();
  }

  @Test
  void an_absent_token_reaches_the_gateway_as_empty() throws Exception {
    assertThat(get("/kannel-1?id=7")).isEqualTo(401);
    assertThat(received.get().token()).isEmpty();
    assertThat(get("/kannel-1/?id=7")).isEqualTo(401);
  }

  @Test
  void genuine_but_not_understood_is_400() throws Exception {
    assertThat(get("/kannel-1/secret")).isEqualTo(400);
  }

  @Test
  void a_broken_query_is_400_before_any_gateway_is_asked() throws Exception {
    assertThat(raw("GET /sms/dlr/kannel-1/secret?id=%zz HTTP/1.1\r\n")).contains(" 400 ");
    assertThat(received.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/kannel-1/secret/more?id=7", "//secret?id=7"})
  void another_path_is_404(String path) throws Exception {
    assertThat(get(path)).isIn(400, 404);
    assertThat(received.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE"})
  void another_method_is_405(String method) throws Exception {
    String answer = raw(method + " /sms/dlr/kannel-1/secret?id=7 HTTP/1.1\r\n");
    assertThat(answer).contains(" 405 ").contains("Allow: GET, POST");
    assertThat(stored()).isEmpty();
  }

  @Test
  void a_body_of_64_kib_is_read_and_a_longer_one_refused() throws Exception {
    assertThat(post("/kannel-1/secret?id=7", new byte[RawCallback.MAX_BODY])).isEqualTo(200);
    assertThat(received.get().body()).hasSize(RawCallback.MAX_BODY);
    received.set(null);
    assertThat(raw(headersOfPost("Content-Length: " + (RawCallback.MAX_BODY + 1))))
        .contains(" 413 ");
    assertThat(received.get()).isNull();
  }

  @Test
  void a_longer_body_that_does_not_say_its_length_is_refused() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(ascii(headersOfPost("Transfer-Encoding: chunked") + "\r\n"));
      byte[] chunk = ascii("1000\r\n" + "x".repeat(4096) + "\r\n");
      for (int i = 0; i < 17; i++) {
        out.write(chunk);
      }
      out.flush();
      assertThat(firstLine(socket.getInputStream())).contains(" 413 ");
    }
    assertThat(received.get()).isNull();
  }

  @Test
  void while_the_database_is_away_the_provider_is_asked_to_send_again() throws Exception {
    outbox.goAway("report");
    HttpResponse<Void> answer =
        client.send(at("/kannel-1/secret?id=7").GET().build(), BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("10");
    outbox.comeBack();
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(200);
  }

  @Test
  void without_an_outbox_it_is_503_too() throws Exception {
    servlet.outbox = null;
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(503);
  }

  @Test
  void a_gateway_that_is_being_swapped_costs_no_report() throws Exception {
    gateways.unbind(gateway, SERVICE);
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(503);
    gateways.bind(gateway, SERVICE);
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(200);
  }

  @Test
  void a_gateway_that_throws_is_500() throws Exception {
    gateway.receives(
        callback -> {
          throw new IllegalStateException("broken");
        });
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(500);
  }

  @Test
  void one_report_that_cannot_be_stored_does_not_cost_the_others() throws Exception {
    outbox.latency(Duration.ofMillis(300)); // they gather behind the first
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (String id : List.of("1", "2", "poison", "3")) {
      answers.add(
          client
              .sendAsync(at("/kannel-1/secret?id=" + id).GET().build(), BodyHandlers.discarding())
              .thenApply(HttpResponse::statusCode));
    }
    List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).containsExactly(200, 200, 500, 200);
    assertThat(stored()).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void many_calls_share_a_commit_and_no_thread_waits_for_it() {
    CountDownLatch allCame = new CountDownLatch(300);
    gateway.receives(
        callback -> {
          allCame.countDown();
          return new CallbackResult.Reports(List.of(report(callback.parameter("id").orElse(""))));
        });
    // the first commit lasts until all calls have come: with a thread each that never happens
    servlet.outbox = new CrashingOutbox(outbox).before((method, self) -> await(allCame)).seen();
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      answers.add(
          client
              .sendAsync(at("/kannel-1/secret?id=" + i).GET().build(), BodyHandlers.discarding())
              .thenApply(HttpResponse::statusCode));
    }
    assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
    assertThat(stored()).hasSize(300).doesNotHaveDuplicates();
    assertThat(outbox.reportCommits().size()).isLessThan(30);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(12, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bodies_that_come_slowly_do_not_hold_threads() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 4 * THREADS; i++) {
        Socket socket = new Socket("127.0.0.1", port);
        slow.add(socket);
        socket.getOutputStream().write(ascii(headersOfPost("Content-Length: 100") + "\r\nx"));
      }
      Thread.sleep(300);
      assertThat(get("/kannel-1/secret?id=7")).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void a_body_that_breaks_off_is_not_received() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(ascii(headersOfPost("Content-Length: 100") + "\r\nx"));
      socket.getOutputStream().flush();
      Thread.sleep(100);
    }
    Thread.sleep(300);
    assertThat(received.get()).isNull();
    assertThat(get("/kannel-1/secret?id=7")).isEqualTo(200);
  }

  private static String headersOfPost(String header) {
    return "POST /sms/dlr/kannel-1/secret?id=7 HTTP/1.1\r\n" + header + "\r\nHost: x\r\n";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String raw(String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String host = head.contains("Host:") ? "" : "Host: x\r\n";
      socket.getOutputStream().write(ascii(head + host + "Connection: close\r\n\r\n"));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
