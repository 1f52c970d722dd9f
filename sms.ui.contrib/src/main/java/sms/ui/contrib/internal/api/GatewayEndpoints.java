package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.GatewayStatus;
import sms.api.dispatch.GatewayStatus.Credit;
import sms.api.dispatch.GatewayStatus.Health;
import sms.api.gateway.Balance;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.ui.contrib.internal.api.Views.Amount;

/** How the gateways stand, for administrators. */
final class GatewayEndpoints implements Endpoints {
  private final Installed installed;

  GatewayEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/gateways", Access.ADMINISTRATOR, this::all),
        Route.post("/gateways/{id}/test", Access.ADMINISTRATOR, this::test));
  }

  private Reply all(Call call) {
    return Reply.ok(new All(installed.gateways(call).all().stream().map(GatewayView::of).toList()));
  }

  /** Waits for the provider, at most 20 s. */
  private Reply test(Call call) {
    Optional<GatewayStatus> tested =
        installed.gateways(call).test(call.path("id")).toCompletableFuture().join();
    return tested
        .map(status -> Reply.ok(GatewayView.of(status)))
        .orElseThrow(() -> call.refused(404, "gateway.gone"));
  }

  /** The answer. */
  record All(List<GatewayView> gateways) {}

  /**
   * A gateway.
   *
   * @param tariffs the modes it serves, with the prices of a part by beginning of number
   * @param perSecond most SMS a second; 0: no limit of ours
   * @param credit absent while it was never asked for
   */
  record GatewayView(
      String id,
      String label,
      Health health,
      List<TariffView> tariffs,
      int window,
      int perSecond,
      boolean reports,
      int inFlight,
      @Nullable CreditView credit) {
    static GatewayView of(GatewayStatus status) {
      return new GatewayView(
          status.id(),
          status.label(),
          status.health(),
          new TreeMap<>(status.capabilities().tariffs())
              .entrySet().stream().map(TariffView::of).toList(),
          status.capabilities().window(),
          status.capabilities().perSecond(),
          status.capabilities().reports(),
          status.inFlight(),
          status.credit().map(CreditView::of).orElse(null));
    }
  }

  /**
   * The prices of a mode.
   *
   * @param prices of a part, by beginning of number; the empty beginning is for all others
   */
  record TariffView(SendingMode mode, Map<String, Amount> prices) {
    static TariffView of(Map.Entry<SendingMode, Tariff> entry) {
      String currency = entry.getValue().currency().getCurrencyCode();
      return new TariffView(
          entry.getKey(),
          entry.getValue().microsByPrefix().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      price -> new Amount(price.getValue(), currency),
                      (a, b) -> a,
                      TreeMap::new)));
    }
  }

  /**
   * What the provider said of the credit.
   *
   * @param left absent when it is not known
   * @param unsupported this provider does not tell its credit
   * @param reason why it is not known
   * @param rawCode the provider's own word
   * @param asked when
   * @param alertBelow absent: nobody is told
   */
  record CreditView(
      @Nullable Amount left,
      boolean unsupported,
      @Nullable FailureReason reason,
      @Nullable String rawCode,
      long asked,
      boolean low,
      @Nullable Amount alertBelow) {
    static CreditView of(Credit credit) {
      Amount left = null;
      FailureReason reason = null;
      String rawCode = null;
      if (credit.balance() instanceof Balance.Known known) {
        left = Amount.of(known.left());
      } else if (credit.balance() instanceof Balance.Unavailable unavailable) {
        reason = unavailable.reason();
        rawCode = unavailable.rawCode();
      }
      return new CreditView(
          left,
          credit.balance() instanceof Balance.Unsupported,
          reason,
          rawCode,
          credit.asked().toEpochMilli(),
          credit.low(),
          credit.alertBelow().map(Amount::of).orElse(null));
    }
  }
}
