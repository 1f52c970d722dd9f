package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount, exact.
 *
 * @param micros millionths of the currency's unit: 45 000 is 0,045 €; never negative
 * @param currency ISO 4217
 */
public record Money(long micros, Currency currency) {
  public Money {
    requireNonNull(currency, "currency");
    if (micros < 0) {
      throw new IllegalArgumentException("a negative amount: " + micros);
    }
  }

  /** Nothing, in that currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Both together.
   *
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException past {@link Long#MAX_VALUE}
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + currency + " and " + other.currency);
    }
    return new Money(Math.addExact(micros, other.micros), currency);
  }

  /** That many times. */
  public Money times(long count) {
    return new Money(Math.multiplyExact(micros, count), currency);
  }

  /** In units of the currency, e.g. {@code 0.045}. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros();
  }
}
