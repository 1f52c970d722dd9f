package sms.itest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;

/** An asynchronous HttpClient 5 with a window of calls under way, which keeps nothing. */
final class WindowedClient implements AutoCloseable {
  private final CloseableHttpAsyncClient client;
  private final int window;

  WindowedClient(int window) {
    this.window = window;
    this.client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(window)
                    .setMaxConnPerRoute(window)
                    .build())
            .disableAutomaticRetries()
            .disableCookieManagement()
            .build();
    client.start();
  }

  /**
   * Sends that many, at most a window of them at a time; returns when all are answered.
   *
   * @param requests by number, from 0
   * @param status that each must be answered with
   */
  void send(int count, IntFunction<SimpleHttpRequest> requests, int status)
      throws InterruptedException {
    Semaphore room = new Semaphore(window);
    AtomicReference<Exception> failure = new AtomicReference<>();
    for (int n = 0; n < count && failure.get() == null; n++) {
      room.acquire();
      client.execute(requests.apply(n), new Answered(room, failure, status));
    }
    room.acquire(window);
    if (failure.get() != null) {
      throw new IllegalStateException("a call failed", failure.get());
    }
  }

  private record Answered(Semaphore room, AtomicReference<Exception> failure, int status)
      implements FutureCallback<SimpleHttpResponse> {
    @Override
    public void completed(SimpleHttpResponse response) {
      if (response.getCode() != status) {
        failure.compareAndSet(null, new IOException("answered " + response.getCode()));
      }
      room.release();
    }

    @Override
    public void failed(Exception cause) {
      failure.compareAndSet(null, cause);
      room.release();
    }

    @Override
    public void cancelled() {
      failed(new IOException("cancelled"));
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
