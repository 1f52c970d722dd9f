package sms.gateway.http.internal.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The one HTTP client of all gateways: asynchronous, pooled, one I/O thread, TLS verified, one
 * deadline a call. It repeats nothing, follows nothing, keeps no cookie and no credentials, and
 * tells for sure whether a request may have left (see {@link Outcome}).
 */
@Component(service = HttpExchange.class)
public final class HttpExchange {
  /** A call ends within that, connection and whole body included. */
  public static final Duration DEADLINE = Duration.ofSeconds(15);

  /** Longest answer that is read, in bytes. */
  public static final int MAX_BODY = 64 * 1024;

  /** Most connections to one provider. */
  public static final int MAX_CONNECTIONS = 256;

  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /** Shorter than any server's: a request is not written to a connection that is being closed. */
  private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(3);

  private static final String ATTEMPT = Attempt.class.getName();

  private final Duration deadline;
  private final HostGuard guard;
  private final CloseableHttpAsyncClient client;
  private final ExecutorService lookups;
  private final ScheduledThreadPoolExecutor deadlines;
  private final Set<Attempt> live = ConcurrentHashMap.newKeySet();

  @Activate
  public HttpExchange() {
    this(DEADLINE, SSLContexts.createDefault(), InetAddress::getAllByName);
  }

  HttpExchange(Duration deadline, SSLContext tls, HostGuard.Lookup lookup) {
    this.deadline = deadline;
    ThreadPoolExecutor resolvers =
        new ThreadPoolExecutor(
            2, 2, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("sms-http-dns"));
    resolvers.allowCoreThreadTimeOut(true);
    lookups = resolvers;
    deadlines = new ScheduledThreadPoolExecutor(1, daemons("sms-http-deadline"));
    deadlines.setRemoveOnCancelPolicy(true);
    guard = new HostGuard(lookup, lookups, System::nanoTime);
    client = client(tls, guard);
    client.start();
  }

  private static ThreadFactory daemons(String name) {
    return new DefaultThreadFactory(name, true);
  }

  private static CloseableHttpAsyncClient client(SSLContext tls, HostGuard guard) {
    return HttpAsyncClientBuilder.create()
        .setConnectionManager(
            PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setTlsStrategy(ClientTlsStrategyBuilder.create().setSslContext(tls).buildAsync())
                .setDefaultTlsConfig(
                    TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(CONNECT)
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setMaxConnTotal(4 * MAX_CONNECTIONS)
                .build())
        .setIOReactorConfig(
            IOReactorConfig.custom().setIoThreadCount(1).setTcpNoDelay(true).build())
        .setThreadFactory(daemons("sms-http-io"))
        .setHttp1Config(
            Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(100).build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(Timeout.of(DEADLINE))
                .build())
        .setKeepAliveStrategy((response, context) -> KEEP_ALIVE)
        .evictIdleConnections(KEEP_ALIVE)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableRequestPriority()
        .disableConnectionState()
        .setUserAgent("sms.gateway.http")
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(), "connected", HttpExchange::connected)
        .addRequestInterceptorLast(HttpExchange::beforeFirstByte)
        .build();
  }

  /** Called when the request has got its connection. */
  private static void connected(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext.getAttribute(ATTEMPT) instanceof Attempt attempt) {
      attempt.connected(scope.execRuntime::discardEndpoint);
    }
    chain.proceed(request, body, scope, callback);
  }

  /** Called on the I/O thread when the connection is there, right before the request is written. */
  private static void beforeFirstByte(
      HttpRequest request, EntityDetails entity, HttpContext context) throws GivenUpException {
    if (!(context.getAttribute(ATTEMPT) instanceof Attempt attempt) || !attempt.leave()) {
      throw new GivenUpException();
    }
  }

  /** A way to that provider; the caller closes it. */
  public Channel open(Endpoint endpoint) {
    guard.allow(endpoint);
    return new Channel() {
      @Override
      public CompletionStage<Outcome> send(Call call) {
        if (!endpoint.covers(call.uri())) {
          throw new IllegalArgumentException("a call to another host than the configured one");
        }
        return HttpExchange.this.send(endpoint, call);
      }

      @Override
      public void close() {
        guard.forbid(endpoint);
      }
    };
  }

  private CompletionStage<Outcome> send(Endpoint endpoint, Call call) {
    Attempt attempt = new Attempt();
    live.add(attempt);
    try {
      ScheduledFuture<?> timer =
          deadlines.schedule(attempt::expire, deadline.toMillis(), TimeUnit.MILLISECONDS);
      guard
          .prepare(endpoint.host())
          .whenComplete(
              (addresses, failure) -> {
                if (failure != null) {
                  attempt.failed(failure);
                } else if (!attempt.isOver()) {
                  start(endpoint, call, attempt);
                }
              });
      return attempt
          .outcome()
          .whenComplete(
              (outcome, none) -> {
                timer.cancel(false);
                live.remove(attempt);
              });
    } catch (RejectedExecutionException e) { // closed meanwhile
      live.remove(attempt);
      attempt.failed((Throwable) e);
      return attempt.outcome();
    }
  }

  private void start(Endpoint endpoint, Call call, Attempt attempt) {
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(ATTEMPT, attempt);
    try {
      client.execute(
          new HttpHost(endpoint.scheme(), endpoint.host(), endpoint.port()),
          producer(call),
          new AnswerConsumer(MAX_BODY),
          null,
          context,
          attempt);
    } catch (RuntimeException e) { // closed, or a call that cannot be written
      attempt.failed((Throwable) e);
    }
  }

  private static AsyncRequestProducer producer(Call call) {
    AsyncRequestBuilder request = AsyncRequestBuilder.create(call.method()).setUri(call.uri());
    for (Map.Entry<String, String> header : call.headers()) {
      request.addHeader(header.getKey(), header.getValue());
    }
    call.body().ifPresent(b -> request.setEntity(b.bytes(), ContentType.create(b.type())));
    return request.build();
  }

  /** Ends what is under way; its callers are told at once. */
  @Deactivate
  public void close() {
    lookups.shutdownNow();
    deadlines.shutdownNow();
    live.forEach(Attempt::expire);
    client.close(CloseMode.GRACEFUL);
  }
}
