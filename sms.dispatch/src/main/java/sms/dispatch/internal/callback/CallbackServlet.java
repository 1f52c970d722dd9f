package sms.dispatch.internal.callback;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.RawCallback;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.inbound.InboundDesk;

/**
 * The providers' address for delivery reports and for SMS that people send, {@code GET} or {@code
 * POST /sms/dlr/}<i>gateway id</i>{@code /}<i>token</i>.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><td>200<td>the reports, or the SMS, are committed
 * <tr><td>400<td>genuine but not to be understood, or a broken query
 * <tr><td>401<td>wrong token or signature; also for a gateway that does not exist, so that nobody
 *     learns which do
 * <tr><td>404, 405<td>another path, another method
 * <tr><td>408, 413<td>the body came too slowly, was larger than 64 KiB
 * <tr><td>503<td>the database, or the gateway for a moment, is away: to be sent again
 * </table>
 *
 * No thread waits for a body or a commit. Nothing of path, query or body is logged.
 */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect(CallbackContext.SELECT)
@HttpWhiteboardServletName("sms.callback")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
public final class CallbackServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private static final long LOG_EVERY = TimeUnit.SECONDS.toNanos(10);
  private static final Logger LOG = LoggerFactory.getLogger(CallbackServlet.class);

  private final transient GatewayRegistry gateways;
  private final transient ReportWriter writer;
  private final transient InboundDesk inbound;
  private final transient AtomicLong strangers = new AtomicLong();
  private final transient AtomicLong strangersLogged =
      new AtomicLong(System.nanoTime() - LOG_EVERY);

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  @SuppressWarnings("serial") // a servlet here is a service and never serialised
  volatile @Nullable Outbox outbox;

  @Activate
  public CallbackServlet(@Reference GatewayRegistry gateways, @Reference InboundDesk inbound) {
    this.gateways = gateways;
    this.inbound = inbound;
    this.writer = new ReportWriter(() -> outbox);
  }

  @Deactivate
  void close() {
    writer.close();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Optional<Address> address = Address.of(request.getPathInfo());
    if (address.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean post = "POST".equals(request.getMethod());
    if (!post && !"GET".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, POST");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    Optional<Map<String, List<String>>> query = QueryString.parse(request.getQueryString());
    if (query.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (request.getContentLengthLong() > RawCallback.MAX_BODY) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    Map<String, String> headers = headers(request);
    String method = request.getMethod();
    AsyncContext async = request.startAsync();
    Exchange exchange = new Exchange(async);
    if (post) {
      exchange.readBody(
          request.getInputStream(),
          body ->
              receive(
                  exchange,
                  address.get().gatewayId(),
                  new RawCallback(method, address.get().token(), query.get(), headers, body)));
    } else {
      receive(
          exchange,
          address.get().gatewayId(),
          new RawCallback(method, address.get().token(), query.get(), headers, new byte[0]));
    }
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(", ", Collections.list(request.getHeaders(name))));
    }
    return headers;
  }

  private void receive(Exchange exchange, String gatewayId, RawCallback callback) {
    Optional<BoundGateway> bound = gateways.byId(gatewayId);
    if (bound.isEmpty()) {
      if (gateways.mayCome(gatewayId)) {
        exchange.answerAgainLater();
      } else {
        stranger();
        exchange.answer(HttpServletResponse.SC_UNAUTHORIZED);
      }
      return;
    }
    if (!bound.get().gate().enter()) {
      exchange.answerAgainLater();
      return;
    }
    CallbackResult result;
    try {
      result = bound.get().gateway().receive(callback);
    } catch (RuntimeException e) {
      // its message may hold anything that came from outside
      LOG.error(
          "gateway failed to read a callback gateway={} error={}",
          gatewayId,
          e.getClass().getName());
      exchange.answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      return;
    } finally {
      bound.get().gate().leave();
    }
    answer(exchange, gatewayId, result);
  }

  private void answer(Exchange exchange, String gatewayId, CallbackResult result) {
    if (result instanceof CallbackResult.Reports reports) {
      exchange.reading(false);
      writer
          .write(gatewayId, reports.reports())
          .whenComplete((nothing, error) -> committed(exchange, error));
    } else if (result instanceof CallbackResult.Inbound received) {
      exchange.reading(false);
      inbound
          .receive(gatewayId, received.messages())
          .whenComplete((nothing, error) -> committed(exchange, error));
    } else if (result instanceof CallbackResult.Malformed malformed) {
      LOG.warn("callback not understood gateway={} why={}", gatewayId, malformed.why());
      exchange.answer(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      stranger();
      exchange.answer(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static void committed(Exchange exchange, @Nullable Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause == null) {
      exchange.answer(HttpServletResponse.SC_OK);
    } else if (cause instanceof OutboxUnavailableException
        || cause instanceof RejectedExecutionException) {
      exchange.answerAgainLater();
    } else {
      exchange.answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }

  /** Counts those that don't prove who they are; a line every ten seconds at most. */
  private void stranger() {
    long count = strangers.incrementAndGet();
    long now = System.nanoTime();
    long last = strangersLogged.get();
    if (now - last >= LOG_EVERY && strangersLogged.compareAndSet(last, now)) {
      LOG.warn("callbacks with a wrong address, token or signature so far={}", count);
    }
  }
}
