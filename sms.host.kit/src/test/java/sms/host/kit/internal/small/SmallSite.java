package sms.host.kit.internal.small;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.host.UiContribution;
import sms.host.kit.Website;

/** The small host's pages, as they should be; those with a bug extend it. */
public class SmallSite implements AutoCloseable {
  private static final String SESSION = "SESSION=4f";
  private static final int THREADS = 4;

  static {
    // or each answer waits 40 ms for the acknowledgement of its head
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Set<String> methods = new ConcurrentSkipListSet<>();
  private final SmallCallers callers;
  private final HttpServer server;

  public SmallSite(SmallCallers callers) {
    this.callers = callers;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it is, for the kit. */
  public Website website() {
    return new Website(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        SESSION,
        Optional.of("/"),
        Map.of(RecordType.FAMILY, "/families/{id}", RecordType.PUPIL, "/pupils/{id}"));
  }

  /** By which methods it was asked. */
  public Set<String> methods() {
    return methods;
  }

  private void serve(HttpExchange exchange) throws IOException {
    methods.add(exchange.getRequestMethod());
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (isIn(path, SESSION.equals(exchange.getRequestHeaders().getFirst("Cookie")))) {
        callers.enter(SmallCallers.SENDER);
      }
      Answer answer = callers.current().map(caller -> answer(path, caller)).orElse(LOGIN);
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } finally {
      end();
    }
  }

  /** What is sent. */
  public record Answer(int status, String type, String body) {}

  private static final Answer LOGIN = new Answer(401, "text/html", "<h1>Connexion</h1>");

  /** Whether the request is of somebody signed in. */
  protected boolean isIn(String path, boolean session) {
    return session;
  }

  /** The request is over. */
  protected void end() {
    callers.leave();
  }

  /** What somebody who is signed in is sent. */
  protected Answer answer(String path, Caller caller) {
    if (path.equals("/sms/api/session")) {
      return new Answer(200, "application/json", session(caller));
    } else if (path.startsWith("/sms/ui/")) {
      return file(path);
    } else if (path.startsWith("/sms/page/")) {
      return html("<%1$s standalone></%1$s>".formatted(path.substring("/sms/page/".length())));
    } else if (path.equals("/")) {
      return html(menu(caller));
    }
    RecordType type = path.startsWith("/families/") ? RecordType.FAMILY : RecordType.PUPIL;
    return html(record(type, path.substring(path.lastIndexOf('/') + 1)));
  }

  private static Answer html(String body) {
    return new Answer(200, "text/html;charset=utf-8", body);
  }

  /** What our pages say of the session. */
  protected String session(Caller caller) {
    return "{\"user\":{\"id\":\"%s\"},\"rights\":[%s],\"school\":{\"zone\":\"Europe/Paris\"}}"
        .formatted(
            caller.userId(),
            caller.rights().stream()
                .map(right -> "\"" + right + "\"")
                .collect(Collectors.joining(",")));
  }

  /** One of our files. */
  protected Answer file(String path) {
    return new Answer(200, path.endsWith(".js") ? "text/javascript" : "image/svg+xml", "");
  }

  /** The menu's contributions that are for that caller. */
  protected String menu(Caller caller) {
    return SmallContribution.ALL.stream()
        .filter(contribution -> contribution.kind() == UiContribution.Kind.MENU)
        .filter(contribution -> contribution.requiredRight().map(caller::may).orElse(true))
        .map(contribution -> "<li><a href='#'>✉ " + label(contribution) + "</a>")
        .collect(Collectors.joining());
  }

  /** A record with its actions and panels. */
  protected String record(RecordType type, String id) {
    return SmallContribution.ALL.stream()
        .filter(contribution -> contribution.target(caller().locale()).equals(type.name()))
        .map(contribution -> onRecord(contribution, type + ":" + id))
        .collect(Collectors.joining());
  }

  /** An action or a panel. */
  protected String onRecord(UiContribution contribution, String record) {
    String tag = contribution.elementTag();
    return contribution.kind() == UiContribution.Kind.RECORD_ACTION
        ? "<button>" + label(contribution) + "</button>"
        : "<script type=module src=%s></script><%s lang=fr record=\"%s\"></%s>"
            .formatted(contribution.moduleUrl(), tag, record, tag);
  }

  private Caller caller() {
    return callers.current().orElseThrow();
  }

  private static String label(UiContribution contribution) {
    return contribution.label(Locale.FRENCH);
  }

  /** All rights, for a host that gives too many. */
  protected static Caller mighty(Caller caller) {
    return new Caller(
        caller.userId(),
        caller.displayName(),
        caller.workstation(),
        caller.locale(),
        Set.of(Right.values()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
