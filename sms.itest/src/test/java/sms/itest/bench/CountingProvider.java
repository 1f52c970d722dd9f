package sms.itest.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A provider in a process of its own, as quick as a thread for each connection is: it takes forms
 * with {@code text} and {@code reference}, answers 201 after a given time, and counts. Obeys lines:
 * {@code begin MILLIS}, {@code await N}, {@code awaitUrgent N}, {@code twice}, {@code taken},
 * {@code gap}, {@code references FILE}.
 */
public final class CountingProvider {
  /** What the text of an urgent one begins with. */
  static final String URGENT = "ALERTE";

  private static final byte[] ANSWER =
      ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n"
              + "{\"id\":\"p\"}")
          .getBytes(US_ASCII);

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicLong urgent = new AtomicLong();
  private final AtomicLong twice = new AtomicLong();
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong longestGap = new AtomicLong();
  private volatile long latencyNanos;

  private CountingProvider() {}

  /** No arguments; prints its port. */
  public static void main(String[] none) throws IOException {
    CountingProvider provider = new CountingProvider();
    ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    Thread listener = new Thread(() -> provider.listen(server), "listener");
    listener.setDaemon(true);
    listener.start();
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(provider.obey(order.split(" ")));
    }
  }

  private String obey(String[] order) {
    switch (order[0]) {
      case "begin" -> {
        latencyNanos = Long.parseLong(order[1]) * 1_000_000;
        taken.clear();
        urgent.set(0);
        twice.set(0);
        last.set(0);
        longestGap.set(0);
      }
      case "await" -> {
        while (taken.size() < Integer.parseInt(order[1])) {
          LockSupport.parkNanos(500_000);
        }
      }
      case "awaitUrgent" -> {
        while (urgent.get() < Integer.parseInt(order[1])) {
          LockSupport.parkNanos(500_000);
        }
      }
      case "twice" -> {
        return Long.toString(twice.get());
      }
      case "references" -> write(Path.of(order[1]));
      case "taken" -> {
        return Integer.toString(taken.size());
      }
      case "gap" -> {
        return Long.toString(longestGap.getAndSet(0));
      }
      default -> throw new IllegalArgumentException(order[0]);
    }
    return "ok";
  }

  /** The references of all that it has taken, a line each, in no order. */
  private void write(Path file) {
    try {
      Files.write(file, taken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(socket), "connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
        OutputStream out = socket.getOutputStream()) {
      for (int length = head(in); length >= 0; length = head(in)) {
        count(new String(in.readNBytes(length), ISO_8859_1));
        if (latencyNanos > 0) {
          LockSupport.parkNanos(latencyNanos);
        }
        out.write(ANSWER);
      }
    } catch (IOException e) {
      // the sender has gone
    }
  }

  /** Reads over a request's head; the length of its body, -1 at the end of the connection. */
  private static int head(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder(64);
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        line.append((char) next);
        continue;
      }
      String field = line.toString().strip();
      if (field.isEmpty()) {
        return length;
      }
      if (field.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(field.substring(15).strip());
      }
      line.setLength(0);
    }
    return -1;
  }

  private void count(String form) {
    long now = System.nanoTime();
    long before = last.getAndSet(now);
    if (before != 0) {
      longestGap.accumulateAndGet(now - before, Math::max);
    }
    String reference = "";
    boolean isUrgent = false;
    for (String pair : form.split("&")) {
      if (pair.startsWith("reference=")) {
        reference = pair.substring(10);
      } else if (pair.startsWith("text=" + URGENT)) {
        isUrgent = true;
      }
    }
    if (!taken.add(reference)) {
      twice.incrementAndGet();
    } else if (isUrgent) {
      urgent.incrementAndGet();
    }
  }
}
