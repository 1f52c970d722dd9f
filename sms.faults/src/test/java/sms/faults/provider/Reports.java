package sms.faults.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Says how SMS went, again and again until the other side says that it has heard. */
final class Reports {
  private static final long AGAIN_MILLIS = 300;
  private static final long LONGEST_MILLIS = 5_000;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final ScheduledExecutorService again =
      Executors.newScheduledThreadPool(
          4,
          work -> {
            Thread thread = new Thread(work, "reports");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong outstanding = new AtomicLong();

  long outstanding() {
    return outstanding.get();
  }

  void send(String callback, UUID reference, String status) {
    if (callback.isEmpty()) {
      return;
    }
    outstanding.incrementAndGet();
    again.execute(() -> attempt(callback, reference, status, AGAIN_MILLIS));
  }

  /** One attempt, at once; returns when it was answered. */
  void sendNow(String callback, UUID reference, String status) {
    try {
      post(callback, reference, status);
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private void attempt(String callback, UUID reference, String status, long pause) {
    boolean heard = false;
    try {
      heard = post(callback, reference, status) == 200;
    } catch (IOException e) {
      // it is dead, or not up yet
    }
    if (heard) {
      outstanding.decrementAndGet();
    } else {
      again.schedule(
          () -> attempt(callback, reference, status, Math.min(2 * pause, LONGEST_MILLIS)),
          pause,
          TimeUnit.MILLISECONDS);
    }
  }

  private int post(String callback, UUID reference, String status) throws IOException {
    String body =
        "{\"reference\":\""
            + reference
            + "\",\"id\":\"p-"
            + reference
            + "\",\"status\":\""
            + status
            + "\"}";
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(callback))
                  .timeout(Duration.ofSeconds(10))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
