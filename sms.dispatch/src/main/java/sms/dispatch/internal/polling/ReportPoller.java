package sms.dispatch.internal.polling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.ReportTurns;
import sms.api.gateway.ReportPolling;
import sms.dispatch.internal.OwnerId;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.Circuit;
import sms.dispatch.internal.gateway.GatewayRegistry;

/**
 * Fetches delivery reports that did not come, from the gateways that offer it ({@link
 * ReportPolling}): only of SMS that the provider has taken, so that nothing here can send anything.
 * One round a gateway at a time; one thread for all. Several hosts on one database take turns.
 */
@Component(
    service = {},
    immediate = true)
public final class ReportPoller {
  private static final long TICK_SECONDS = 30;
  private static final long DRAIN_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(ReportPoller.class);

  private final GatewayRegistry gateways;
  private final ScheduledThreadPoolExecutor executor;
  private final Round.Surroundings surroundings;
  private final Map<BoundGateway, Round> underWay = new ConcurrentHashMap<>();

  @Activate
  public ReportPoller(
      @Reference ReportTurns turns, @Reference Outbox outbox, @Reference GatewayRegistry gateways) {
    this(turns, outbox, gateways, System::nanoTime);
    executor.scheduleWithFixedDelay(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  /** One whose {@link #tick} is called by hand. */
  ReportPoller(ReportTurns turns, Outbox outbox, GatewayRegistry gateways, LongSupplier nanos) {
    this.gateways = gateways;
    this.executor = new ScheduledThreadPoolExecutor(1, ReportPoller::thread);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.surroundings = new Round.Surroundings(turns, outbox, executor, nanos, OwnerId.create());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sms-report-poller");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins a round with each gateway that can be asked and has none under way. */
  void tick() {
    for (BoundGateway gateway : gateways.all()) {
      try {
        if (gateway.gateway() instanceof ReportPolling polling && isUsable(gateway.circuit())) {
          begin(gateway, polling);
        }
      } catch (RuntimeException e) { // one gateway that breaks its contract is not all of them
        LOG.error("reports not asked for gateway={}", gateway.id(), e);
      }
    }
  }

  private void begin(BoundGateway gateway, ReportPolling polling) {
    Round round = new Round(surroundings, gateway, polling, () -> underWay.remove(gateway));
    if (underWay.putIfAbsent(gateway, round) == null) {
      executor.execute(round::begin);
    }
  }

  /** Whether no round is under way. */
  boolean isIdle() {
    return underWay.isEmpty();
  }

  /** One without credit sends nothing but still tells what became of what it had sent. */
  private static boolean isUsable(Circuit circuit) {
    return circuit.state() == Circuit.State.CLOSED || circuit.isOutOfCredit();
  }

  /** No thread is interrupted: it may be writing to the database. */
  @Deactivate
  void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("stopped while reports are being written");
        return;
      }
      underWay.values().forEach(Round::giveBack);
    } catch (OutboxUnavailableException e) {
      LOG.debug("turns not given back, they run out", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
