package sms.itest.bench;

import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;

/** The baseline: an asynchronous HttpClient 5 that sends the same requests and keeps nothing. */
final class BareSender implements AutoCloseable {
  private final WindowedClient client;
  private final String address;

  BareSender(String address, int window) {
    this.address = address;
    this.client = new WindowedClient(window);
  }

  /** Posts that many, at most a window of them at a time; returns when all are answered. */
  void post(int messages, String text) throws InterruptedException {
    send(
        messages,
        201,
        n ->
            SimpleRequestBuilder.post(address)
                .setBody(
                    "to=33610000000&text=" + text + "&reference=" + UUID.randomUUID(),
                    ContentType.APPLICATION_FORM_URLENCODED)
                .build());
  }

  /**
   * Sends that many, at most a window of them at a time; returns when all are answered.
   *
   * @param expected the status of each answer
   * @param requests by number, from 0
   */
  void send(int messages, int expected, IntFunction<SimpleHttpRequest> requests)
      throws InterruptedException {
    client.send(messages, requests, expected);
  }

  @Override
  public void close() {
    client.close();
  }
}
