package sms.gateway.http.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider on a bare TCP socket that does to each connection exactly what a test says, and keeps
 * what was asked of it.
 */
public final class ScriptedServer implements Closeable {
  /** What happens on a connection. */
  public interface Script {
    void play(Connection connection) throws IOException, InterruptedException;
  }

  /**
   * A request as it came.
   *
   * @param line {@code "POST /path HTTP/1.1"}
   * @param headers names in lower case
   */
  public record Request(String line, Map<String, String> headers, String body) {
    public String method() {
      return line.substring(0, line.indexOf(' '));
    }

    public String target() {
      return line.split(" ")[1];
    }
  }

  private final ServerSocket server;
  private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
  private final Script always;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** Plays the same on every connection. */
  public ScriptedServer(Script always) throws IOException {
    this(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()), always);
  }

  /** On a socket of the caller's, e.g. one with TLS. */
  public ScriptedServer(ServerSocket server, Script always) {
    this.server = server;
    this.always = always;
    Thread accepting = new Thread(this::accept, "scripted-server");
    accepting.setDaemon(true);
    accepting.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread playing = new Thread(() -> play(socket), "scripted-connection");
        playing.setDaemon(true);
        playing.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void play(Socket socket) {
    try (socket) {
      Script next = scripts.poll();
      (next == null ? always : next).play(new Connection(socket));
    } catch (IOException e) {
      // the client has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next connection gets that instead. */
  public void next(Script script) {
    scripts.add(script);
  }

  public int port() {
    return server.getLocalPort();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Complete requests, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Answers every request on a connection alike, keeping it alive. */
  public static Script answering(int status, String contentType, String body) {
    return connection -> {
      while (connection.request() != null) {
        connection.answer(status, Map.of("Content-Type", contentType), body);
      }
    };
  }

  /** With headers of the test's. */
  public static Script answering(int status, Map<String, String> headers, String body) {
    return connection -> {
      while (connection.request() != null) {
        connection.answer(status, headers, body);
      }
    };
  }

  /** One connection. */
  public final class Connection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    /** Reads a whole request; null when the client closed. */
    public Request request() throws IOException {
      String line = line();
      if (line == null) {
        return null;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String header = line(); header != null && !header.isEmpty(); header = line()) {
        int colon = header.indexOf(':');
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      Request request =
          new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
      requests.add(request);
      return request;
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          return null;
        }
        if (b != '\r') {
          line.write(b);
        }
      }
      return line.toString(StandardCharsets.UTF_8);
    }

    /** Reads that many bytes of whatever comes. */
    public void read(int bytes) throws IOException {
      in.readNBytes(bytes);
    }

    public void answer(int status, Map<String, String> headers, String body) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(bytes);
      write(all.toByteArray());
    }

    public void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Ends the connection with RST. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Waits until the client closes; false when it has not within that time. */
    public boolean closedWithin(int millis) {
      try {
        socket.setSoTimeout(millis);
        while (in.read() >= 0) {
          // drain
        }
        return true;
      } catch (java.net.SocketTimeoutException e) {
        return false;
      } catch (IOException e) {
        return true; // reset
      }
    }
  }

  /** A port on which nobody listens. */
  public static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
