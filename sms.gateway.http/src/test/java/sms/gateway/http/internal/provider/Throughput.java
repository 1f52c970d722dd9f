package sms.gateway.http.internal.provider;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.api.selection.PhoneNumber;
import sms.gateway.http.internal.Gateways;
import sms.gateway.http.internal.exchange.HttpExchange;

/**
 * One gateway (Octopush's protocol: JSON out, JSON in) against the bare HttpClient 5 sending a
 * request that was made beforehand, to the same sink, in short turns, each client kept for all of
 * them. A program, not a test: {@code mvn -q -Pbenchmark -pl sms.gateway.http -am
 * process-test-classes}.
 */
public final class Throughput {
  /** As many as the compiler takes to have done with both. */
  private static final int WARM_UP = 30;

  private static final int TURNS = 31;
  private static final int REQUESTS = 1_500;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final String ANSWER =
      "{\"sms_ticket\":\"sms_5f8e0c2b3a\",\"number_of_contacts\":1,\"total_cost\":0.05}";
  private static final PhoneNumber TO = new PhoneNumber("+33639980001");
  private static final String TEXT =
      "Bonjour, la fête de la 3e A aura lieu vendredi à 18 h. Vous êtes les bienvenus !";

  private Throughput() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    HttpAsyncServer sink = sink();
    try {
      int port =
          ((InetSocketAddress)
                  sink.listen(
                          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                          URIScheme.HTTP)
                      .get()
                      .getAddress())
              .getPort();
      URI base = URI.create("http://127.0.0.1:" + port);
      System.out.println("| connections | bare HttpClient 5 | gateway | share |");
      System.out.println("|---|---|---|---|");
      for (int connections : new int[] {16, 64}) {
        compare(base, connections);
      }
    } finally {
      sink.close(CloseMode.IMMEDIATE);
    }
    System.exit(0);
  }

  private static void compare(URI base, int connections) throws Exception {
    HttpExchange exchange = new HttpExchange();
    try (CloseableHttpAsyncClient client = client(connections)) {
      client.start();
      SimpleHttpRequest request = request(base);
      SmsGateway gateway = gateway(exchange, base, connections);
      Supplier<CompletionStage<Boolean>> bare = () -> sent(client, request);
      Supplier<CompletionStage<Boolean>> ours = () -> sent(gateway);
      Turns bareTurns = new Turns();
      Turns ourTurns = new Turns();
      double[] shares = new double[TURNS];
      for (int turn = -WARM_UP; turn < TURNS; turn++) {
        double b = bareTurns.take(turn, connections, bare);
        double g = ourTurns.take(turn, connections, ours);
        if (turn >= 0) {
          shares[turn] = g / b;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %s | %.0f %% |%n",
          connections,
          bareTurns,
          ourTurns,
          100 * median(shares));
    } finally {
      exchange.close();
    }
  }

  /** What the turns of one of the two came to. */
  private static final class Turns {
    private final double[] rates = new double[TURNS];
    private final double[] micros = new double[TURNS];

    /** Takes a turn; those below 0 are to warm up. Answers requests a second. */
    double take(int turn, int connections, Supplier<CompletionStage<Boolean>> send) {
      long before = SYSTEM.getProcessCpuTime();
      double rate = rate(connections, send);
      if (turn >= 0) {
        rates[turn] = rate;
        micros[turn] = (SYSTEM.getProcessCpuTime() - before) / 1e3 / REQUESTS;
      }
      return rate;
    }

    @Override
    public String toString() {
      double middle = median(rates); // sorts
      return String.format(
          Locale.ROOT,
          "%,.0f/s (%,.0f–%,.0f), %.0f µs of CPU with the sink",
          middle,
          rates[0],
          rates[TURNS - 1],
          median(micros));
    }
  }

  /** Sorts. */
  private static double median(double[] rates) {
    Arrays.sort(rates);
    return rates[rates.length / 2];
  }

  private static SmsGateway gateway(HttpExchange exchange, URI base, int connections) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("id", "bench");
    settings.put("url", base.toString());
    settings.put("login", "school@example.org");
    settings.put(".key", "0123456789abcdef");
    settings.put("window", connections);
    settings.put("tariff.PREMIUM", ":0.05");
    return Gateways.of(
        exchange,
        settings,
        (common, own) -> OctopushComponent.configure(common, own, Clock.systemUTC()));
  }

  private static CompletionStage<Boolean> sent(SmsGateway gateway) {
    return gateway
        .submit(
            new SubmitRequest(
                SendingMode.PREMIUM,
                List.of(new SubmitRequest.Item(UUID.randomUUID(), TO, TEXT, true, 2))))
        .thenApply(results -> results.get(0) instanceof SubmitResult.Accepted);
  }

  private static CloseableHttpAsyncClient client(int connections) {
    return HttpAsyncClients.custom()
        .setConnectionManager(
            PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .build())
        .setIOReactorConfig(
            IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true).build())
        .build();
  }

  private static SimpleHttpRequest request(URI base) {
    return SimpleRequestBuilder.post(base.resolve("/v1/public/sms-campaign/send"))
        .addHeader("api-login", "school@example.org")
        .addHeader("api-key", "0123456789abcdef")
        .setBody(body().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON)
        .build();
  }

  private static CompletionStage<Boolean> sent(
      CloseableHttpAsyncClient client, SimpleHttpRequest request) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    client.execute(
        request,
        new FutureCallback<SimpleHttpResponse>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            done.complete(response.getCode() == 201 && response.getBodyText().equals(ANSWER));
          }

          @Override
          public void failed(Exception e) {
            done.completeExceptionally(e);
          }

          @Override
          public void cancelled() {
            done.cancel(false);
          }
        });
    return done;
  }

  /** What the gateway would send. */
  private static String body() {
    return "{\"recipients\":[{\"phone_number\":\"+33639980001\"}],\"text\":\""
        + TEXT
        + "\",\"type\":\"sms_premium\",\"purpose\":\"alert\",\"request_id\":\""
        + UUID.randomUUID()
        + "\",\"auto_optimize_text\":false}";
  }

  /** Requests a second, that many always under way. */
  private static double rate(int connections, Supplier<CompletionStage<Boolean>> send) {
    AtomicInteger left = new AtomicInteger(REQUESTS);
    AtomicInteger right = new AtomicInteger();
    CompletableFuture<?>[] lines = new CompletableFuture<?>[connections];
    long began = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      CompletableFuture<Void> line = new CompletableFuture<>();
      lines[i] = line;
      next(left, right, send, line);
    }
    CompletableFuture.allOf(lines).join();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (right.get() != REQUESTS) {
      throw new IllegalStateException((REQUESTS - right.get()) + " requests failed");
    }
    return REQUESTS / seconds;
  }

  private static void next(
      AtomicInteger left,
      AtomicInteger right,
      Supplier<CompletionStage<Boolean>> send,
      CompletableFuture<Void> line) {
    if (left.getAndDecrement() <= 0) {
      line.complete(null);
      return;
    }
    send.get()
        .whenComplete(
            (ok, error) -> {
              if (error == null && Boolean.TRUE.equals(ok)) {
                right.incrementAndGet();
              }
              next(left, right, send, line);
            });
  }

  /** Reads the request, answers as Octopush does. */
  private static HttpAsyncServer sink() {
    HttpAsyncServer server =
        AsyncServerBootstrap.bootstrap()
            .setCanonicalHostName("127.0.0.1")
            .setIOReactorConfig(
                IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true).build())
            .register(
                "*",
                new AsyncServerRequestHandler<Message<HttpRequest, String>>() {
                  @Override
                  public AsyncRequestConsumer<Message<HttpRequest, String>> prepare(
                      HttpRequest request, EntityDetails entity, HttpContext context) {
                    return new BasicRequestConsumer<>(
                        entity == null ? null : new StringAsyncEntityConsumer());
                  }

                  @Override
                  public void handle(
                      Message<HttpRequest, String> message,
                      ResponseTrigger trigger,
                      HttpContext context)
                      throws HttpException, IOException {
                    trigger.submitResponse(
                        AsyncResponseBuilder.create(201)
                            .setEntity(ANSWER, ContentType.APPLICATION_JSON)
                            .build(),
                        context);
                  }
                })
            .create();
    server.start();
    return server;
  }
}
