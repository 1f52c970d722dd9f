package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;

/**
 * <i>Totaux par mode d'envoi</i>: what was billed, that is what a provider took or may have taken
 * (SENT, DELIVERED, UNDELIVERED, UNCERTAIN).
 *
 * @param byMode all four modes, zero where there is nothing
 */
public record ModeTotals(Map<SendingMode, Total> byMode) {
  /**
   * A sum.
   *
   * @param messages SMS as the user sees them
   * @param parts SMS billed
   * @param cost of all
   */
  public record Total(long messages, long parts, Money cost) {
    public Total {
      requireNonNull(cost, "cost");
    }

    /** Both together. */
    public Total plus(Total other) {
      return new Total(messages + other.messages, parts + other.parts, cost.plus(other.cost));
    }
  }

  public ModeTotals {
    if (byMode.size() != SendingMode.values().length) {
      throw new IllegalArgumentException("totals name every mode");
    }
    byMode = Map.copyOf(new EnumMap<>(byMode));
  }

  /** The line « Total ». */
  public Total total() {
    return byMode.values().stream().reduce(Total::plus).orElseThrow();
  }
}
