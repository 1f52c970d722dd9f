package sms.itest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** The baseline: an asynchronous HttpClient 5 that posts the same bodies and keeps nothing. */
final class BareSender implements AutoCloseable {
  private final CloseableHttpAsyncClient client;
  private final String address;
  private final int window;

  BareSender(String address, int window) {
    this.address = address;
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

  /** Posts that many, at most a window of them at a time; returns when all are answered. */
  void post(int messages, String text) throws InterruptedException {
    Semaphore room = new Semaphore(window);
    for (int n = 1; n <= messages; n++) {
      room.acquire();
      SimpleHttpRequest request =
          SimpleRequestBuilder.post(address)
              .setBody(
                  "to=33610000000&text=" + text + "&reference=" + UUID.randomUUID(),
                  ContentType.APPLICATION_FORM_URLENCODED)
              .build();
      client.execute(
          request,
          new FutureCallback<SimpleHttpResponse>() {
            @Override
            public void completed(SimpleHttpResponse response) {
              room.release();
            }

            @Override
            public void failed(Exception cause) {
              throw new IllegalStateException(cause);
            }

            @Override
            public void cancelled() {
              throw new IllegalStateException("cancelled");
            }
          });
    }
    room.acquire(window);
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
