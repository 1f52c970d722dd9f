package sms.ui.contrib.internal.world;

import java.time.Clock;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sms.api.dispatch.GatewayStatus;
import sms.api.dispatch.GatewayStatus.Credit;
import sms.api.dispatch.GatewayStatus.Health;
import sms.api.dispatch.Gateways;
import sms.api.gateway.Balance;
import sms.api.gateway.Capabilities;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;

/** Gateways that are only looked at. */
public final class MemoryGateways implements Gateways {
  private static final Currency EUR = Currency.getInstance("EUR");

  private final Clock clock;
  private final Map<String, GatewayStatus> all = Collections.synchronizedMap(new LinkedHashMap<>());
  private Balance nextTest = new Balance.Unsupported();

  MemoryGateways(Clock clock) {
    this.clock = clock;
  }

  /** That many cents. */
  public static Money cents(long cents) {
    return new Money(cents * 10_000, EUR);
  }

  /** Installs a gateway of Économique and Premium. */
  public MemoryGateways with(String id, String label, Health health, Balance balance, Money alert) {
    Map<SendingMode, Tariff> tariffs = new EnumMap<>(SendingMode.class);
    tariffs.put(SendingMode.ECONOMY, new Tariff(EUR, Map.of("33", 35_000L, "", 80_000L)));
    tariffs.put(SendingMode.PREMIUM, new Tariff(EUR, Map.of("", 60_000L)));
    Credit credit = new Credit(balance, clock.instant(), Optional.ofNullable(alert));
    GatewayStatus status =
        new GatewayStatus(
            id,
            label,
            new Capabilities(tariffs, 1, 16, 10, false, true),
            health,
            3,
            Optional.of(credit));
    all.put(health + id, status);
    return this;
  }

  /** Takes all away. */
  public void clear() {
    all.clear();
  }

  /** What the next test of a connection finds. */
  public void nextTest(Balance balance) {
    nextTest = balance;
  }

  @Override
  public List<GatewayStatus> all() {
    return List.copyOf(all.values());
  }

  @Override
  public CompletionStage<Optional<GatewayStatus>> test(String id) {
    return CompletableFuture.completedFuture(
        all.values().stream()
            .filter(status -> status.id().equals(id))
            .findFirst()
            .map(this::asked));
  }

  private GatewayStatus asked(GatewayStatus before) {
    Optional<Money> alert = before.credit().flatMap(Credit::alertBelow);
    GatewayStatus now =
        new GatewayStatus(
            before.id(),
            before.label(),
            before.capabilities(),
            before.health(),
            before.inFlight(),
            Optional.of(new Credit(nextTest, clock.instant(), alert)));
    all.put(before.health() + before.id(), now);
    return now;
  }
}
