package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;

/**
 * A mode that can be sent by at this moment.
 *
 * @param mode which
 * @param gatewayId the gateway that would take it
 * @param gatewayLabel what the screens call that gateway
 * @param tariff its prices
 * @param senders whether a {@link Dispatcher#senders sender} can be chosen
 */
public record ModeOffer(
    SendingMode mode, String gatewayId, String gatewayLabel, Tariff tariff, boolean senders) {
  public ModeOffer {
    requireNonNull(mode, "mode");
    requireNonNull(gatewayId, "gatewayId");
    requireNonNull(gatewayLabel, "gatewayLabel");
    requireNonNull(tariff, "tariff");
  }

  /** From the gateway's own sender. */
  public ModeOffer(SendingMode mode, String gatewayId, String gatewayLabel, Tariff tariff) {
    this(mode, gatewayId, gatewayLabel, tariff, false);
  }
}
