package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import sms.api.gateway.Balance;
import sms.api.gateway.Capabilities;
import sms.api.gateway.Money;

/**
 * How a gateway stands.
 *
 * @param id its id
 * @param label what the screens call it
 * @param capabilities what it can do
 * @param health whether it is used
 * @param inFlight calls under way
 * @param credit as last asked for; empty while it was never asked
 */
public record GatewayStatus(
    String id,
    String label,
    Capabilities capabilities,
    Health health,
    int inFlight,
    Optional<Credit> credit) {
  /** Whether a gateway is used. */
  public enum Health {
    /** It is. */
    WORKING,
    /** Its provider does not answer or refuses our login: not called for a while. */
    OUT_OF_ORDER,
    /** It was out of order and is being tried, one call at a time. */
    TRYING,
    /** Its provider says that the credit is exhausted: not called for a while, SMS wait. */
    OUT_OF_CREDIT,
    /** Another gateway has the same id: never called. */
    DUPLICATE_ID
  }

  /**
   * What the provider said of the credit.
   *
   * @param balance its answer
   * @param asked when
   * @param alertBelow the administrator wants to hear of less than that; empty: of nothing
   */
  public record Credit(Balance balance, Instant asked, Optional<Money> alertBelow) {
    public Credit {
      requireNonNull(balance, "balance");
      requireNonNull(asked, "asked");
      requireNonNull(alertBelow, "alertBelow");
    }

    /** Whether less is left than the administrator wants. */
    public boolean low() {
      return balance instanceof Balance.Known known
          && alertBelow
              .filter(limit -> limit.currency().equals(known.left().currency()))
              .filter(limit -> known.left().micros() < limit.micros())
              .isPresent();
    }
  }

  public GatewayStatus {
    requireNonNull(id, "id");
    requireNonNull(label, "label");
    requireNonNull(capabilities, "capabilities");
    requireNonNull(health, "health");
    requireNonNull(credit, "credit");
  }
}
