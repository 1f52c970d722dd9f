package sms.gateway.http.support;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.RawCallback;
import sms.gateway.http.internal.exchange.FormText;

/** The callback endpoint of an ERP: hands {@code /sms/dlr/<id>/<token>} to a gateway. */
public final class CallbackReceiver implements Closeable {
  private final ScriptedServer server;
  private final List<CallbackResult> results = new CopyOnWriteArrayList<>();
  private volatile Function<RawCallback, CallbackResult> gateway =
      callback -> new CallbackResult.Unauthorised();

  public CallbackReceiver() throws IOException {
    this(0);
  }

  private CallbackReceiver(int port) throws IOException {
    server =
        new ScriptedServer(
            new ServerSocket(port, 1000, InetAddress.getLoopbackAddress()),
            connection -> {
              for (ScriptedServer.Request request = connection.request();
                  request != null;
                  request = connection.request()) {
                connection.answer(receive(request), Map.of(), "");
              }
            });
  }

  /** After its end: at the same address. */
  public CallbackReceiver again() throws IOException {
    return new CallbackReceiver(server.port());
  }

  /** Who reads what comes. */
  public void gateway(Function<RawCallback, CallbackResult> receive) {
    gateway = receive;
  }

  private int receive(ScriptedServer.Request request) {
    URI uri = URI.create(request.target());
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    String path = uri.getPath();
    CallbackResult result =
        gateway.apply(
            new RawCallback(
                request.method(),
                path.substring(path.lastIndexOf('/') + 1),
                uri.getRawQuery() == null ? Map.of() : FormText.read(uri.getRawQuery()),
                headers,
                request.body().getBytes(StandardCharsets.UTF_8)));
    results.add(result);
    if (result instanceof CallbackResult.Reports || result instanceof CallbackResult.Inbound) {
      return 200;
    }
    return result instanceof CallbackResult.Unauthorised ? 401 : 400;
  }

  public String base() {
    return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port();
  }

  public List<CallbackResult> results() {
    return List.copyOf(results);
  }

  /** All reports so far. */
  public List<DeliveryReport> reports() {
    return results.stream()
        .filter(CallbackResult.Reports.class::isInstance)
        .flatMap(result -> ((CallbackResult.Reports) result).reports().stream())
        .toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
