package sms.dispatch.internal.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;

/**
 * The gateways that are there. Declarative Services calls {@link #unbind} while the gateway's
 * service is being unregistered and before its component is deactivated: it returns when the calls
 * under way have ended (at most 10 seconds), and no call starts afterwards.
 */
@Component(service = GatewayRegistry.class)
public final class GatewayRegistry {
  /** Hears of gateways that come and go; must not block. */
  public interface Listener {
    /** It may be called from now on. */
    void came(BoundGateway gateway);

    /** It must not be called any more; its gate closes after this returns. */
    void left(BoundGateway gateway);
  }

  static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MAY_COME_BACK = Duration.ofMinutes(10);
  private static final Duration START = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(GatewayRegistry.class);

  private final LongSupplier nanos;
  private final Duration patience;
  private final long began;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();
  private final Map<Long, BoundGateway> byService = new LinkedHashMap<>();
  private final Map<Long, BoundGateway> twins = new LinkedHashMap<>();
  private final CreditBook credit = new CreditBook(Clock.systemUTC());
  private final Map<String, Long> leftAt = new LinkedHashMap<>();
  private volatile List<BoundGateway> ordered = List.of();

  @Activate
  public GatewayRegistry() {
    this(System::nanoTime, PATIENCE);
  }

  public GatewayRegistry(LongSupplier nanos, Duration patience) {
    this.nanos = nanos;
    this.patience = patience;
    this.began = nanos.getAsLong();
  }

  /** A gateway's service is there. */
  @Reference(
      name = "gateway",
      service = SmsGateway.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      updated = "updated",
      unbind = "unbind")
  public void bind(SmsGateway gateway, Map<String, ?> properties) {
    BoundGateway bound;
    try {
      bound = new BoundGateway(gateway, serviceId(properties), ranking(properties), nanos);
    } catch (RuntimeException e) {
      LOG.warn(
          "gateway ignored: it does not say who it is and what it can do service={} class={}",
          serviceId(properties),
          gateway.getClass().getName(),
          e);
      return;
    }
    synchronized (lock) {
      credit.open(bound, properties.get(CreditBook.ALERT));
      if (byId(bound.id()).isPresent()) {
        twins.put(bound.serviceId(), bound);
        LOG.error(
            "gateway ignored: another one has its id, give each its own gateway={} service={}",
            bound.id(),
            bound.serviceId());
        return;
      }
      admit(bound);
    }
  }

  private void admit(BoundGateway bound) {
    byService.put(bound.serviceId(), bound);
    leftAt.remove(bound.id());
    reorder();
    listeners.forEach(l -> l.came(bound));
    LOG.info(
        "gateway came gateway={} modes={} window={} items={} perSecond={} ranking={}",
        bound.id(),
        bound.capabilities().tariffs().keySet(),
        bound.capabilities().window(),
        bound.capabilities().maxItems(),
        bound.capabilities().perSecond(),
        bound.ranking());
  }

  /** Its properties changed: the ranking counts. */
  public void updated(SmsGateway gateway, Map<String, ?> properties) {
    synchronized (lock) {
      long service = serviceId(properties);
      BoundGateway bound = byService.getOrDefault(service, twins.get(service));
      if (bound != null) {
        credit.open(bound, properties.get(CreditBook.ALERT));
        bound.ranking(ranking(properties));
        reorder();
      }
    }
  }

  /** Its service is going: returns when no call is under way any more. */
  public void unbind(SmsGateway gateway, Map<String, ?> properties) {
    BoundGateway bound;
    synchronized (lock) {
      bound = byService.remove(serviceId(properties));
      if (bound == null) {
        BoundGateway twin = twins.remove(serviceId(properties));
        if (twin != null) {
          credit.close(twin);
        }
        return; // was ignored
      }
      credit.close(bound);
      leftAt.put(bound.id(), nanos.getAsLong());
      if (leftAt.size() > 1000) {
        leftAt.remove(leftAt.keySet().iterator().next());
      }
      reorder();
      for (Listener listener : listeners) {
        listener.left(bound);
      }
    }
    int still = bound.gate().close(patience);
    if (still > 0) {
      LOG.warn(
          "gateway leaves with calls under way: their SMS become uncertain gateway={} calls={}",
          bound.id(),
          still);
    } else {
      LOG.info("gateway left gateway={}", bound.id());
    }
    succeed(bound.id());
  }

  /** One that was ignored because of its id takes the place of the one that left. */
  private void succeed(String id) {
    synchronized (lock) {
      twins.values().stream()
          .filter(twin -> twin.id().equals(id) && byId(id).isEmpty())
          .min(BoundGateway.BY_RANK)
          .ifPresent(
              twin -> {
                twins.remove(twin.serviceId());
                admit(twin);
              });
    }
  }

  private void reorder() {
    List<BoundGateway> all = new ArrayList<>(byService.values());
    all.sort(BoundGateway.BY_RANK);
    ordered = List.copyOf(all);
  }

  /** All of them, the one to be used first. */
  public List<BoundGateway> all() {
    return ordered;
  }

  /** Those that are ignored because another one has their id. */
  public List<BoundGateway> twins() {
    synchronized (lock) {
      return List.copyOf(twins.values());
    }
  }

  /** What is known of their credit. */
  public CreditBook credit() {
    return credit;
  }

  /** The one that is used for that mode while all are well; empty: none serves it. */
  public Optional<BoundGateway> winner(SendingMode mode) {
    return ordered.stream().filter(g -> g.serves(mode)).findFirst();
  }

  /** The gateway of that id. */
  public Optional<BoundGateway> byId(String id) {
    return ordered.stream().filter(g -> g.id().equals(id)).findFirst();
  }

  /**
   * Whether a gateway of that id, absent now, is likely to come (back): it left within the last ten
   * minutes, or we started within the last minute.
   */
  public boolean mayCome(String id) {
    long now = nanos.getAsLong();
    synchronized (lock) {
      Long left = leftAt.get(id);
      return now - began < START.toNanos()
          || (left != null && now - left < MAY_COME_BACK.toNanos());
    }
  }

  /** Tells the listener of the gateways that are there, then of those that come and go. */
  public void listen(Listener listener) {
    synchronized (lock) {
      listeners.add(listener);
      byService.values().forEach(listener::came);
    }
  }

  /** Tells that listener nothing any more. */
  public void forget(Listener listener) {
    listeners.remove(listener);
  }

  private static long serviceId(Map<String, ?> properties) {
    return properties.get(Constants.SERVICE_ID) instanceof Long id ? id : 0;
  }

  private static int ranking(Map<String, ?> properties) {
    return properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
  }
}
