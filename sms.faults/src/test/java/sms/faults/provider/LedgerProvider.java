package sms.faults.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The provider. Each SMS that it takes is in its {@link Ledger} before it answers. It does what the
 * texts wish ({@code !500}, {@code !reset} ...) and what is ordered on its standard input:
 *
 * <table>
 * <caption>Orders; each is answered by a line that begins with {@code =}</caption>
 * <tr><td>{@code delay MILLIS}<td>answers that much later
 * <tr><td>{@code hold request N}, {@code hold answer N}<td>the N-th request from now on is read
 *     half, or taken and never answered; {@code ! held} says that it has come to that
 * <tr><td>{@code refuse}, {@code listen}<td>connections are refused, or taken again
 * <tr><td>{@code reports on}, {@code reports off}<td>says of each SMS that it is delivered
 * <tr><td>{@code report REFERENCE|all STATUS}<td>says that of one, or of all that it has taken
 * <tr><td>{@code counts}<td>requests, SMS taken, reports outstanding
 * </table>
 */
public final class LedgerProvider {
  private final Ledger ledger;
  private final Reports reports = new Reports();
  private final Map<UUID, String> callbacks = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger holdRequest = new AtomicInteger();
  private final AtomicInteger holdAnswer = new AtomicInteger();
  private volatile long delay;
  private volatile boolean reporting;
  private int port;
  private @org.jspecify.annotations.Nullable ServerSocket server;

  private LedgerProvider(Path ledger) throws IOException {
    this.ledger = new Ledger(ledger);
  }

  /** Arguments: the ledger's file. */
  public static void main(String[] arguments) throws IOException {
    LedgerProvider provider = new LedgerProvider(Path.of(arguments[0]));
    provider.listen();
    say("! ready " + provider.port);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      say("= " + provider.obey(order.split(" ")));
    }
    System.exit(0);
  }

  private static void say(String line) {
    synchronized (System.out) {
      System.out.println(line);
      System.out.flush();
    }
  }

  private String obey(String[] order) throws IOException {
    switch (order[0]) {
      case "delay" -> delay = Long.parseLong(order[1]);
      case "hold" ->
          (order[1].equals("request") ? holdRequest : holdAnswer).set(Integer.parseInt(order[2]));
      case "refuse" -> refuse();
      case "listen" -> listen();
      case "reports" -> reporting = order[1].equals("on");
      case "report" -> {
        if (order[1].equals("all")) {
          callbacks.forEach((reference, callback) -> reports.send(callback, reference, order[2]));
        } else {
          UUID reference = UUID.fromString(order[1]);
          reports.send(callbacks.getOrDefault(reference, ""), reference, order[2]);
        }
      }
      case "counts" -> {
        return "requests="
            + requests
            + " taken="
            + ledger.size()
            + " reports="
            + reports.outstanding();
      }
      default -> {
        return "unknown";
      }
    }
    return "ok";
  }

  private synchronized void listen() throws IOException {
    if (server == null) {
      ServerSocket opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      port = opened.getLocalPort();
      server = opened;
      start(() -> accept(opened));
    }
  }

  private final java.util.Set<Socket> open = ConcurrentHashMap.newKeySet();

  private synchronized void refuse() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "provider");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket socket = from.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        if (!from.isClosed()) {
          System.err.println(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      for (Submission.Head head = Submission.head(in); head != null; head = Submission.head(in)) {
        requests.incrementAndGet();
        byte[] half = Submission.bytes(in, head.bodyLength() / 2);
        if (reached(holdRequest)) {
          hold();
        }
        byte[] rest = Submission.bytes(in, head.bodyLength() - half.length);
        if (!answer(Submission.of(half, rest), socket, out)) {
          return;
        }
      }
    } catch (IOException e) {
      // the sender has gone: it was killed, or we refuse
    } finally {
      open.remove(socket);
    }
  }

  private static boolean reached(AtomicInteger countdown) {
    return countdown.get() > 0 && countdown.decrementAndGet() == 0;
  }

  private static void hold() {
    say("! held");
    park();
  }

  private static void park() {
    CountDownLatch never = new CountDownLatch(1);
    while (never.getCount() > 0) {
      LockSupport.park(never);
    }
  }

  /** Returns whether the connection can be used again. */
  private boolean answer(Submission sms, Socket socket, OutputStream out) throws IOException {
    if (sms.wish().equals("429")) {
      return send(out, "429 Too Many Requests\r\nRetry-After: 1", "{}");
    }
    if (sms.wish().equals("400")) {
      return send(out, "400 Bad Request", "{\"error\":\"invalid_number\"}");
    }
    if (sms.wish().equals("503")) {
      return send(out, "503 Service Unavailable", "{}");
    }
    callbacks.put(sms.reference(), sms.callback());
    ledger.take(sms.reference(), sms.text());
    if (sms.wish().equals("early")) {
      reports.sendNow(sms.callback(), sms.reference(), "delivered");
    }
    if (reached(holdAnswer)) {
      hold();
    }
    if (delay > 0) {
      LockSupport.parkNanos(delay * 1_000_000);
    }
    boolean again = misbehave(sms, socket, out);
    if (reporting) {
      reports.send(sms.callback(), sms.reference(), "delivered");
    }
    return again;
  }

  private static boolean misbehave(Submission sms, Socket socket, OutputStream out)
      throws IOException {
    switch (sms.wish()) {
      case "500" -> {
        return send(out, "500 Internal Server Error", "{}");
      }
      case "mute" -> park();
      case "reset" -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case "empty" -> {
        return false;
      }
      case "malformed" -> {
        out.write("HTTP/9 what? \0\r\n\r\n".getBytes(US_ASCII));
        out.flush();
        return false;
      }
      case "garbage" -> {
        return send(out, "200 OK", "]{\"id\":");
      }
      case "redirect" -> {
        return send(out, "307 Temporary Redirect\r\nLocation: /again", "");
      }
      case "loris" -> {
        for (byte each :
            ("HTTP/1.1 201 Created\r\nX-Slow: " + "z".repeat(1000)).getBytes(US_ASCII)) {
          out.write(each);
          out.flush();
          LockSupport.parkNanos(200_000_000);
        }
        return false;
      }
      case "half" -> {
        out.write("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\"".getBytes(US_ASCII));
        out.flush();
        park();
      }
      case "huge" -> {
        out.write("HTTP/1.1 201 Created\r\nContent-Length: 67108864\r\n\r\n".getBytes(US_ASCII));
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) ' ');
        for (int i = 0; i < 1024; i++) {
          out.write(block);
        }
        out.flush();
        return false;
      }
      default -> {
        return send(out, "201 Created", "{\"id\":\"p-" + sms.reference() + "\"}");
      }
    }
    return false;
  }

  private static boolean send(OutputStream out, String status, String body) throws IOException {
    out.write(
        ("HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(US_ASCII));
    out.flush();
    return true;
  }
}
