package sms.itest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import sms.gateway.http.support.Kannel;
import sms.itest.support.DemoGateway;
import sms.itest.support.Folders;

/** A Kannel that logs nothing, the bare client that sends to it, and what that took. */
final class KannelBench implements AutoCloseable {
  private static final String TEXT = "Bonjour Claire, le collège est fermé demain.";
  private static final int FIRST_NUMBER = 610_000_000;
  private static final long A_LOOK_NANOS = 3_000_000;

  private final Kannel.Store store;
  private final Path dir;
  private final Kannel kannel;
  private final BareSender bare;
  private final int messages;
  private final Medians accepted = new Medians();
  private final Medians handedOn = new Medians();

  /**
   * Starts it.
   *
   * @param messages of each measurement
   */
  KannelBench(Kannel.Store store, BareSender bare, int messages)
      throws IOException, InterruptedException {
    this.store = store;
    this.bare = bare;
    this.messages = messages;
    dir = Files.createTempDirectory("sms-bench-kannel-");
    kannel = Kannel.quiet(dir, store);
  }

  Kannel server() {
    return kannel;
  }

  /** Until sendsms has answered 202 to each. */
  Medians accepted() {
    return accepted;
  }

  /** Until the last one was handed on to the SMSC. */
  Medians handedOn() {
    return handedOn;
  }

  void warmUp() throws IOException, InterruptedException {
    long before = kannel.sent();
    send();
    awaitSent(before + messages);
  }

  /** Sends with the bare client, and waits until nothing is left to do for Kannel. */
  void measure() throws IOException, InterruptedException {
    long before = kannel.sent();
    long begin = System.nanoTime();
    send();
    accepted.add(System.nanoTime() - begin);
    awaitSent(before + messages);
    handedOn.add(System.nanoTime() - begin);
    System.out.printf(
        "Kannel, %s: accepted in %.2f s, handed on in %.2f s%n",
        store, accepted.last(), handedOn.last());
    while (kannel.stored() > 0) {
      LockSupport.parkNanos(A_LOOK_NANOS);
    }
  }

  private void send() throws InterruptedException {
    String before =
        "%s?username=%s&password=%s&from=%s&to=%%2B33"
            .formatted(kannel.sendSms(), Kannel.USERNAME, Kannel.PASSWORD, DemoGateway.SENDER);
    String after = "&text=" + URLEncoder.encode(TEXT, UTF_8) + "&charset=UTF-8&coding=0";
    bare.send(messages, 202, n -> get(before + (FIRST_NUMBER + n) + after));
  }

  private static SimpleHttpRequest get(String address) {
    return SimpleRequestBuilder.get(address).build();
  }

  /** Returns when bearerbox has handed on that many since it runs. */
  void awaitSent(long total) throws IOException {
    while (kannel.sent() < total) {
      LockSupport.parkNanos(A_LOOK_NANOS);
    }
  }

  @Override
  public void close() throws IOException {
    kannel.close();
    Folders.delete(dir);
  }
}
