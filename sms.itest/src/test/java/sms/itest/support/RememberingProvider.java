package sms.itest.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider outside of the host's process, as any real one is: remembers the texts of the forms
 * that come, reports to the {@code callback} that stands in one, can withhold an answer and be
 * away.
 */
public final class RememberingProvider implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> nobodys = ConcurrentHashMap.newKeySet();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicReference<Held> next = new AtomicReference<>();
  private final AtomicInteger taken = new AtomicInteger();
  private HttpServer server;

  /** An SMS that is with the provider, who says nothing. */
  public static final class Held {
    private final CountDownLatch come = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile String text = "";

    /** Waits for it; its text. */
    public String await() throws InterruptedException {
      if (!come.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("no SMS came");
      }
      return text;
    }

    /** It is answered. */
    public void release() {
      go.countDown();
    }
  }

  public RememberingProvider() {
    server = listening(0);
  }

  private HttpServer listening(int port) {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      listening.setExecutor(threads);
      listening.createContext("/sms", this::take);
      listening.start();
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody listens there any more. */
  public void goAway() {
    server.stop(0);
  }

  /** It is where it was. */
  public void comeBack() {
    server = listening(server.getAddress().getPort());
  }

  /** SMS to numbers that end so are reported not to have arrived: there is no such number. */
  public void nobodyHas(String ending) {
    nobodys.add(ending);
  }

  /**
   * Takes the place of the simulated provider, which keeps texts in the demo's own memory.
   *
   * @param home of the demo
   * @param id the gateway's
   */
  public void takeOver(Path home, String id, DemoUser admin) {
    DemoGateway.takeOver(home, id, address(), 4, admin);
  }

  /** Where it is called. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
  }

  /** The texts that have come, oldest first. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** The next SMS is not answered for now. */
  public Held holdNext() {
    Held held = new Held();
    next.set(held);
    return held;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form = form(exchange);
      texts.add(form.get("text"));
      Held held = next.getAndSet(null);
      if (held != null) {
        held.text = form.get("text");
        held.come.countDown();
        held.go.await();
      }
      String id = "p" + taken.incrementAndGet();
      byte[] answer = "{\"id\":\"%s\"}".formatted(id).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(201, answer.length);
      exchange.getResponseBody().write(answer);
      if (form.containsKey("callback")) {
        report(id, form);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After a while, as telephones answer. */
  private void report(String id, Map<String, String> form) {
    boolean arrived = nobodys.stream().noneMatch(form.get("to")::endsWith);
    HttpRequest report =
        HttpRequest.newBuilder(URI.create(form.get("callback")))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"reference":"%s","id":"%s","status":"%s","code":"%s"}
                    """
                        .formatted(
                            form.get("reference"),
                            id,
                            arrived ? "delivered" : "undelivered",
                            arrived ? "0" : "invalid")))
            .build();
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, threads)
        .execute(() -> client.sendAsync(report, BodyHandlers.discarding()));
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    return Stream.of(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
