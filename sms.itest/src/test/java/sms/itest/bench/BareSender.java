package sms.itest.bench;

import java.util.UUID;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;

/** The baseline: an asynchronous HttpClient 5 that posts the same bodies and keeps nothing. */
final class BareSender implements AutoCloseable {
  private final WindowedClient client;
  private final String address;

  BareSender(String address, int window) {
    this.address = address;
    this.client = new WindowedClient(window);
  }

  /** Posts that many, at most a window of them at a time; returns when all are answered. */
  void post(int messages, String text) throws InterruptedException {
    client.send(
        messages,
        n ->
            SimpleRequestBuilder.post(address)
                .setBody(
                    "to=33610000000&text=" + text + "&reference=" + UUID.randomUUID(),
                    ContentType.APPLICATION_FORM_URLENCODED)
                .build(),
        201);
  }

  @Override
  public void close() {
    client.close();
  }
}
