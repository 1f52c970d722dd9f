package sms.dispatch.internal.gateway;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.GatewayStatus;
import sms.api.dispatch.GatewayStatus.Health;
import sms.api.dispatch.Gateways;

/** Tells how the gateways stand, and keeps asking for their credit. */
@Component(service = Gateways.class, immediate = true)
public final class GatewayDesk implements Gateways, GatewayRegistry.Listener {
  private static final int EVERY_MINUTES = 10;
  private static final Logger LOG = LoggerFactory.getLogger(GatewayDesk.class);

  private final GatewayRegistry registry;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          body -> {
            Thread thread = new Thread(body, "sms-gateway-credit");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public GatewayDesk(@Reference GatewayRegistry registry) {
    this.registry = registry;
    registry.listen(this);
    timer.scheduleWithFixedDelay(this::askAll, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  @Deactivate
  void close() {
    registry.forget(this);
    timer.shutdown();
  }

  @Override
  public void came(BoundGateway gateway) {
    try {
      timer.execute(() -> registry.credit().ask(gateway));
    } catch (RejectedExecutionException e) {
      LOG.debug("credit not asked for: stopping");
    }
  }

  @Override
  public void left(BoundGateway gateway) {
    // the registry forgets its credit
  }

  private void askAll() {
    try {
      registry.all().forEach(registry.credit()::ask);
    } catch (RuntimeException e) {
      LOG.error("credit not asked for", e);
    }
  }

  @Override
  public List<GatewayStatus> all() {
    return Stream.concat(
            registry.all().stream().map(gateway -> status(gateway, health(gateway.circuit()))),
            registry.twins().stream().map(twin -> status(twin, Health.DUPLICATE_ID)))
        .toList();
  }

  @Override
  public CompletionStage<Optional<GatewayStatus>> test(String id) {
    Optional<BoundGateway> gateway = registry.byId(id);
    return gateway.isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : registry
            .credit()
            .ask(gateway.get())
            .thenApply(
                credit -> credit.map(c -> status(gateway.get(), health(gateway.get().circuit()))));
  }

  private GatewayStatus status(BoundGateway gateway, Health health) {
    return new GatewayStatus(
        gateway.id(),
        gateway.label(),
        gateway.capabilities(),
        health,
        gateway.inFlight().get(),
        registry.credit().last(gateway));
  }

  private static Health health(Circuit circuit) {
    return switch (circuit.state()) {
      case CLOSED -> Health.WORKING;
      case TRYING -> Health.TRYING;
      case OPEN -> circuit.isOutOfCredit() ? Health.OUT_OF_CREDIT : Health.OUT_OF_ORDER;
    };
  }
}
