package sms.dispatch.internal.metrics;

import com.codahale.metrics.CachedGauge;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricFilter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.jmx.JmxReporter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.SmsState;
import sms.dispatch.internal.EngineStatus;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.work.Engine;

/**
 * The figures of the dispatcher as JMX beans, domain {@code sms}: {@code queue.<state>.count} and
 * {@code .ageSeconds}, {@code work.*}, {@code gateway.<id>.*}. No number, name or text is in any of
 * them.
 */
@Component(service = SendingMetrics.class, immediate = true)
public final class SendingMetrics implements GatewayRegistry.Listener {
  /** The states in which an SMS waits for something: UNCERTAIN for a person's decision. */
  public static final List<SmsState> WAITING =
      List.of(SmsState.SCHEDULED, SmsState.QUEUED, SmsState.SENDING, SmsState.UNCERTAIN);

  /** Counting costs a query. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(SendingMetrics.class);

  private final GatewayRegistry gateways;
  private final Clock clock;
  private final MetricRegistry registry = new MetricRegistry();
  private final JmxReporter jmx = JmxReporter.forRegistry(registry).inDomain("sms").build();
  private final Gauge<Map<SmsState, Backlog>> backlog =
      new CachedGauge<>(FRESH.toSeconds(), TimeUnit.SECONDS) {
        @Override
        protected Map<SmsState, Backlog> loadValue() {
          return load();
        }
      };

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable EngineStatus engine;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable Outbox outbox;

  @Activate
  public SendingMetrics(@Reference GatewayRegistry gateways) {
    this(gateways, Clock.systemUTC());
  }

  SendingMetrics(GatewayRegistry gateways, Clock clock) {
    this.gateways = gateways;
    this.clock = clock;
    for (SmsState state : WAITING) {
      gauge("queue." + state + ".count", () -> count(state));
      gauge("queue." + state + ".ageSeconds", () -> age(state).toSeconds());
    }
    gauge("work.toHandOver", () -> work(Engine.Status::marked));
    gauge("work.callsUnderWay", () -> work(Engine.Status::inFlight));
    gauge("work.outcomesToRecord", () -> work(Engine.Status::unrecorded));
    gateways.listen(this);
    jmx.start();
  }

  private void gauge(String name, Gauge<Long> gauge) {
    registry.register(name, gauge);
  }

  /** Takes the beans away. */
  @Deactivate
  public void close() {
    gateways.forget(this);
    jmx.stop();
  }

  @Override
  public void came(BoundGateway gateway) {
    left(gateway); // one of the same id, that is ignored
    registry.register("gateway." + gateway.id(), gateway.figures());
  }

  @Override
  public void left(BoundGateway gateway) {
    registry.removeMatching(MetricFilter.startsWith("gateway." + gateway.id() + "."));
  }

  /** How many SMS wait in that state; at most 15 seconds old. */
  public long count(SmsState state) {
    Backlog waiting = backlog.getValue().get(state);
    return waiting == null ? 0 : waiting.count();
  }

  /** For how long the oldest of them has been due; zero when none waits or is due. */
  public Duration age(SmsState state) {
    Backlog waiting = backlog.getValue().get(state);
    if (waiting == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(waiting.due(), clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private Map<SmsState, Backlog> load() {
    Outbox current = outbox;
    if (current == null) {
      return Map.of();
    }
    try {
      return current.backlog();
    } catch (OutboxUnavailableException e) {
      LOG.debug("queue not counted: the database is away", e);
      return Map.of();
    }
  }

  private long work(ToLongFunction<Engine.Status> figure) {
    EngineStatus current = engine;
    return current == null ? 0 : figure.applyAsLong(current.status());
  }
}
