package sms.gateway.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sms.gateway.http.support.ScriptedServer.answering;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sms.gateway.http.support.ScriptedServer;

@Timeout(30)
class HttpExchangeTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final HttpExchange exchange =
      new HttpExchange(DEADLINE, SSLContexts.createDefault(), InetAddress::getAllByName);

  @AfterEach
  void close() {
    exchange.close();
  }

  private Outcome post(URI uri) throws Exception {
    return send(Call.post(uri, Call.Body.json("{\"text\":\"" + "é".repeat(1000) + "\"}")));
  }

  private Outcome send(Call call) throws Exception {
    try (Channel channel = exchange.open(Endpoint.of(call.uri(), false))) {
      return channel.send(call).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static Answer answered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return ((Outcome.Answered) outcome).answer();
  }

  // ---- an answer

  @Test
  void what_is_sent_arrives_and_what_is_answered_comes_back() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            answering(201, Map.of("Content-Type", "application/json", "X-Id", "7"), "{\"é\":1}"))) {
      Answer answer =
          answered(
              send(
                  Call.post(server.uri("/a?b=c"), Call.Body.json("{\"text\":\"été\"}"))
                      .with("Authorization", "Bearer k")));

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.body()).isEqualTo("{\"é\":1}");
      assertThat(answer.header("x-ID")).contains("7");
      ScriptedServer.Request request = server.requests().get(0);
      assertThat(request.line()).isEqualTo("POST /a?b=c HTTP/1.1");
      assertThat(request.body()).isEqualTo("{\"text\":\"été\"}");
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer k")
          .containsEntry("content-type", "application/json")
          .doesNotContainKeys("cookie", "upgrade", "expect", "accept-encoding");
    }
  }

  @Test
  void a_body_in_latin_1_is_read_as_it_says() throws Exception {
    byte[] latin = "été".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.write(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
                      + "Content-Length: 3\r\n\r\n");
              connection.write(latin);
              connection.request();
            })) {
      assertThat(answered(post(server.uri("/"))).body()).isEqualTo("été");
    }
  }

  @Test
  void a_charset_that_does_not_exist_is_read_as_utf_8() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(answering(201, "application/json; charset=nonsense", "{\"é\":1}"))) {
      assertThat(answered(post(server.uri("/"))).body()).isEqualTo("{\"é\":1}");
    }
  }

  @Test
  void an_answer_without_body_is_an_answer() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 204 No Content\r\n\r\n");
              connection.request();
            })) {
      Answer answer = answered(post(server.uri("/")));

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void connections_are_used_again() throws Exception {
    try (ScriptedServer server = new ScriptedServer(answering(200, "text/plain", "ok"))) {
      for (int i = 0; i < 20; i++) {
        assertThat(answered(post(server.uri("/" + i))).status()).isEqualTo(200);
      }
      assertThat(server.requests()).hasSize(20);
      // the answer is told before the connection is back, so the next call may open a second one
      assertThat(server.connections()).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void a_hundred_calls_at_once_are_a_hundred_requests() throws Exception {
    HttpExchange patient = new HttpExchange();
    try (ScriptedServer server = new ScriptedServer(answering(200, "text/plain", "ok"));
        Channel channel = patient.open(Endpoint.of(server.uri("/"), false))) {
      List<CompletableFuture<Outcome>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(channel.send(Call.get(server.uri("/" + i))).toCompletableFuture());
      }
      for (CompletableFuture<Outcome> call : calls) {
        assertThat(answered(call.get(10, TimeUnit.SECONDS)).status()).isEqualTo(200);
      }
      assertThat(server.requests()).hasSize(100);
      assertThat(server.requests().stream().map(r -> r.target()).distinct()).hasSize(100);
    } finally {
      patient.close();
    }
  }

  // ---- nothing is repeated, nothing is followed

  @Test
  void errors_that_clients_like_to_repeat_are_one_request_each() throws Exception {
    for (int status : new int[] {401, 407, 408, 421, 425, 429, 500, 502, 503, 504}) {
      try (ScriptedServer server =
          new ScriptedServer(
              answering(
                  status,
                  Map.of("Retry-After", "0", "WWW-Authenticate", "Basic realm=\"x\""),
                  "no"))) {
        assertThat(answered(post(server.uri("/"))).status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void a_redirect_is_an_answer_and_not_a_second_request() throws Exception {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      try (ScriptedServer other = new ScriptedServer(answering(200, "text/plain", "stolen"));
          ScriptedServer server =
              new ScriptedServer(
                  answering(status, Map.of("Location", other.uri("/x").toString()), ""))) {
        assertThat(answered(send(Call.get(server.uri("/")))).status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
        assertThat(other.connections()).isZero();
      }
    }
  }

  @Test
  void a_cookie_is_not_sent_back() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(answering(200, Map.of("Set-Cookie", "session=1"), "ok"))) {
      post(server.uri("/"));
      post(server.uri("/"));
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).headers()).doesNotContainKey("cookie");
    }
  }

  // ---- surely nothing was sent

  @Test
  void a_refused_connection_sent_nothing() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + ScriptedServer.closedPort() + "/");

    assertThat(post(nobody)).isInstanceOf(Outcome.NothingSent.class);
  }

  @Test
  void an_unknown_host_got_nothing() throws Exception {
    HttpExchange lost =
        new HttpExchange(
            DEADLINE,
            SSLContexts.createDefault(),
            host -> {
              throw new UnknownHostException(host);
            });
    try {
      URI uri = URI.create("https://sms.example.org/");
      Outcome outcome =
          lost.open(Endpoint.of(uri, false)).send(Call.get(uri)).toCompletableFuture().get();

      assertThat(outcome).isEqualTo(new Outcome.NothingSent("UnknownHostException"));
    } finally {
      lost.close();
    }
  }

  @Test
  void a_look_up_that_hangs_blocks_nobody_and_ends_with_the_deadline() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    HttpExchange hanging =
        new HttpExchange(
            Duration.ofMillis(300),
            SSLContexts.createDefault(),
            host -> {
              if (host.equals("127.0.0.1")) {
                return InetAddress.getAllByName(host);
              }
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(host);
            });
    try (ScriptedServer server = new ScriptedServer(answering(200, "text/plain", "ok"))) {
      URI uri = URI.create("https://sms.example.org/");
      long before = System.nanoTime();
      CompletableFuture<Outcome> stuck =
          hanging.open(Endpoint.of(uri, false)).send(Call.get(uri)).toCompletableFuture();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(200));

      CompletableFuture<Outcome> other =
          hanging
              .open(Endpoint.of(server.uri("/"), false))
              .send(Call.get(server.uri("/")))
              .toCompletableFuture();
      assertThat(answered(other.get(5, TimeUnit.SECONDS)).status()).isEqualTo(200);
      assertThat(stuck.get(5, TimeUnit.SECONDS)).isEqualTo(new Outcome.NothingSent("deadline"));
    } finally {
      hanging.close();
    }
  }

  @Test
  void a_server_whose_backlog_is_full_got_nothing_of_a_call_that_waits_for_a_connection()
      throws Exception {
    // one connection is accepted by the kernel, then the backlog is full: connects hang
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
      try (Channel channel = exchange.open(Endpoint.of(uri, false))) {
        List<CompletableFuture<Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          calls.add(channel.send(Call.get(uri)).toCompletableFuture());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (CompletableFuture<Outcome> call : calls) {
          outcomes.add(call.get(5, TimeUnit.SECONDS));
        }
        // some were written into the kernel's buffer, the others never connected
        assertThat(outcomes)
            .contains(new Outcome.NoAnswer("deadline"), new Outcome.NothingSent("deadline"))
            .doesNotHaveAnyElementsOfTypes(Outcome.Answered.class);
      }
    }
  }

  @Test
  void plain_text_where_tls_was_expected_got_nothing_of_the_request() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
              connection.closedWithin(5000);
            })) {
      URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");

      assertThat(post(uri)).isInstanceOf(Outcome.NothingSent.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void after_its_end_the_exchange_sends_nothing() throws Exception {
    exchange.close();
    assertThat(post(URI.create("http://127.0.0.1:9/"))).isInstanceOf(Outcome.NothingSent.class);
  }

  // ---- it may have arrived

  @Test
  void a_reset_before_the_request_was_read_leaves_it_open() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::reset)) {
      Outcome outcome = post(server.uri("/"));

      // the kernel tells of the reset before or after the first byte was written
      assertThat(outcome).isNotInstanceOf(Outcome.Answered.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_reset_in_the_middle_of_the_request_leaves_it_open() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.read(100);
              connection.reset();
            })) {
      assertThat(post(server.uri("/"))).isInstanceOf(Outcome.NoAnswer.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_reset_or_a_close_after_the_request_leaves_it_open() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.reset();
            })) {
      assertThat(post(server.uri("/"))).isInstanceOf(Outcome.NoAnswer.class);
      server.next(connection -> connection.request()); // and then closes
      assertThat(post(server.uri("/"))).isInstanceOf(Outcome.NoAnswer.class);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void an_answer_cut_short_leaves_it_open() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\":");
            })) {
      assertThat(post(server.uri("/"))).isInstanceOf(Outcome.NoAnswer.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void garbage_leaves_it_open() throws Exception {
    for (String garbage :
        List.of(
            "\u0000\u0001\u0002\u0003\r\n\r\n",
            "SSH-2.0-OpenSSH_9\r\n",
            "HTTP/1.1 abc\r\n\r\n",
            "HTTP/1.1 201 OK\r\nContent-Length: -5\r\n\r\n",
            "HTTP/1.1 201 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "x".repeat(100_000))) {
      try (ScriptedServer server =
          new ScriptedServer(
              connection -> {
                connection.request();
                connection.write(garbage);
              })) {
        assertThat(post(server.uri("/"))).isInstanceOf(Outcome.NoAnswer.class);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void endless_headers_leave_it_open() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 201 OK\r\n");
              for (int i = 0; i < 1_000_000; i++) {
                connection.write("X-" + i + ": " + "x".repeat(1000) + "\r\n");
              }
            })) {
      assertThat(post(server.uri("/"))).isInstanceOf(Outcome.NoAnswer.class);
    }
  }

  @Test
  void silence_ends_with_the_deadline_and_the_connection_with_it() throws Exception {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              closed.complete(connection.closedWithin(5000));
            })) {
      long before = System.nanoTime();
      assertThat(post(server.uri("/"))).isEqualTo(new Outcome.NoAnswer("deadline"));
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(DEADLINE.minusMillis(50), DEADLINE.plusSeconds(1));
      assertThat(closed.get(5, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_body_that_drips_ends_with_the_deadline_too() throws Exception {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 201 Created\r\nContent-Length: 1000\r\n\r\n");
              try {
                for (int i = 0; i < 1000; i++) {
                  connection.write("x");
                  Thread.sleep(50);
                }
                closed.complete(false);
              } catch (IOException e) {
                closed.complete(true);
              }
            })) {
      long before = System.nanoTime();
      assertThat(post(server.uri("/"))).isEqualTo(new Outcome.NoAnswer("deadline"));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(DEADLINE.plusSeconds(1));
      assertThat(closed.get(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void interim_answers_without_end_do_not_put_the_deadline_off() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              for (int i = 0; i < 1000; i++) {
                connection.write("HTTP/1.1 102 Processing\r\n\r\n");
                Thread.sleep(20);
              }
            })) {
      assertThat(post(server.uri("/"))).isEqualTo(new Outcome.NoAnswer("deadline"));
    }
  }

  @Test
  void sixty_four_mebibytes_are_not_read() throws Exception {
    CompletableFuture<Long> written = new CompletableFuture<>();
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              byte[] chunk = new byte[64 * 1024];
              long sent = 0;
              try {
                connection.write("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (int i = 0; i < 1024; i++) {
                  connection.write("10000\r\n");
                  connection.write(chunk);
                  connection.write("\r\n");
                  sent += chunk.length;
                }
              } catch (IOException e) {
                // cut off, as it should be
              }
              written.complete(sent);
            })) {
      assertThat(post(server.uri("/"))).isEqualTo(new Outcome.NoAnswer("BodyTooLongException"));
      assertThat(written.get(5, TimeUnit.SECONDS)).isLessThan(16L << 20);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void an_announced_body_that_is_too_long_is_not_even_waited_for() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 201 Created\r\nContent-Length: 67108864\r\n\r\n");
              connection.closedWithin(5000);
            })) {
      assertThat(post(server.uri("/"))).isEqualTo(new Outcome.NoAnswer("BodyTooLongException"));
    }
  }

  @Test
  void a_body_of_the_greatest_length_is_read() throws Exception {
    String body = "x".repeat(HttpExchange.MAX_BODY);
    try (ScriptedServer server = new ScriptedServer(answering(200, "text/plain", body))) {
      assertThat(answered(post(server.uri("/"))).body()).isEqualTo(body);
    }
  }

  @Test
  void the_end_of_the_exchange_is_told_to_those_who_wait() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            connection -> {
              connection.request();
              asked.countDown();
              connection.closedWithin(5000);
            })) {
      Channel channel = exchange.open(Endpoint.of(server.uri("/"), false));
      CompletableFuture<Outcome> call =
          channel.send(Call.get(server.uri("/"))).toCompletableFuture();
      assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
      exchange.close();
      assertThat(call.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(Outcome.NoAnswer.class);
    }
  }

  // ---- where it may go

  @Test
  void another_host_or_port_than_the_configured_one_is_refused() {
    Channel channel = exchange.open(Endpoint.of(URI.create("http://127.0.0.1:8080/"), false));

    assertThatThrownBy(() -> channel.send(Call.get(URI.create("http://127.0.0.1:8081/"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> channel.send(Call.get(URI.create("http://localhost:8080/"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_that_resolves_to_somewhere_inside_gets_no_connection() throws Exception {
    try (ScriptedServer server = new ScriptedServer(answering(200, "text/plain", "inside"))) {
      for (String inside :
          List.of("127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.1.1", "::1", "fd00::1")) {
        HttpExchange guarded =
            new HttpExchange(
                DEADLINE,
                SSLContexts.createDefault(),
                host -> new InetAddress[] {InetAddress.getByName(inside)});
        URI uri = URI.create("https://sms.example.org:" + server.port() + "/");
        Outcome outcome =
            guarded.open(Endpoint.of(uri, false)).send(Call.get(uri)).toCompletableFuture().get();
        guarded.close();

        assertThat(outcome).isEqualTo(new Outcome.NothingSent("ForbiddenAddressException"));
      }
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void ipv6_loopback_is_reached() throws Exception {
    ServerSocket six = new ServerSocket(0, 10, InetAddress.getByName("::1"));
    try (ScriptedServer server = new ScriptedServer(six, answering(200, "text/plain", "six"))) {
      URI uri = URI.create("http://[::1]:" + server.port() + "/");

      assertThat(answered(send(Call.get(uri))).body()).isEqualTo("six");
    }
  }
}
