package sms.itest.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A provider outside of the host's process, as any real one is: remembers the texts of the forms
 * that come, and can withhold an answer.
 */
public final class RememberingProvider implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicReference<Held> next = new AtomicReference<>();

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
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/sms", this::take);
    server.start();
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

  private String address() {
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
      String text = field("text", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      texts.add(text);
      Held held = next.getAndSet(null);
      if (held != null) {
        held.text = text;
        held.come.countDown();
        held.go.await();
      }
      byte[] answer = "{\"id\":\"p%d\"}".formatted(texts.size()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(201, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String field(String name, String form) {
    for (String pair : form.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    throw new AssertionError("no " + name + " in the form");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
