package sms.host.demo.internal.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts delivery reports. One that is not answered 2xx is posted again, {@value #TRIES} times in
 * all with growing pauses. Never more than {@value #IN_FLIGHT} at once; no redirect is followed.
 */
final class Reporter implements AutoCloseable {
  static final int TRIES = 8;
  private static final int IN_FLIGHT = 16;
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

  private final ObjectMapper json = new ObjectMapper();
  private final Duration firstPause;
  private final ScheduledExecutorService timer;
  private final ExecutorService workers = Executors.newFixedThreadPool(2, Reporter::thread);
  private final Deque<Try> ready = new ArrayDeque<>();
  private final AtomicInteger pending = new AtomicInteger();
  private @Nullable HttpClient client;
  private int inFlight;

  private record Try(Report report, int number) {}

  /**
   * @param firstPause before the second try; doubled each time
   */
  Reporter(Duration firstPause) {
    this.firstPause = firstPause;
    this.timer = Executors.newSingleThreadScheduledExecutor(Reporter::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sms-simulator");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs it after that time. */
  void later(Duration delay, Runnable work) {
    pending.incrementAndGet();
    after(
        delay,
        () -> {
          pending.decrementAndGet();
          work.run();
        });
  }

  /** What is still to come: later work, and reports that have not got through. */
  int pending() {
    return pending.get();
  }

  /** Posts it. */
  void post(Report report) {
    pending.incrementAndGet();
    enqueue(new Try(report, 1));
  }

  private void after(Duration delay, Runnable work) {
    try {
      timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the simulator has ended; what was still to come is dropped");
    }
  }

  private synchronized void enqueue(Try next) {
    ready.addLast(next);
    pump();
  }

  private synchronized void pump() {
    while (inFlight < IN_FLIGHT && !ready.isEmpty()) {
      inFlight++;
      send(ready.removeFirst());
    }
  }

  private synchronized void landed() {
    inFlight--;
    pump();
  }

  private void send(Try now) {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(now.report().address())
              .timeout(DEADLINE)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(now.report().body())))
              .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
    client()
        .sendAsync(request, BodyHandlers.discarding())
        .whenComplete((response, failure) -> judge(now, response, failure));
  }

  private void judge(Try now, @Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    landed();
    if (response != null && response.statusCode() / 100 == 2) {
      pending.decrementAndGet();
    } else if (now.number() < TRIES) {
      after(
          firstPause.multipliedBy(1L << (now.number() - 1)),
          () -> enqueue(new Try(now.report(), now.number() + 1)));
    } else {
      pending.decrementAndGet();
      LOG.warn(
          "report about {} given up after {} tries: {}",
          now.report().id(),
          TRIES,
          failure == null && response != null ? "HTTP " + response.statusCode() : "no answer");
    }
  }

  private synchronized HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(3))
              .followRedirects(HttpClient.Redirect.NEVER)
              .executor(workers)
              .build();
      client = known;
    }
    return known;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
  }
}
