package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.util.Currency;
import java.util.Map;
import sms.api.selection.PhoneNumber;

/**
 * What one part costs, by the beginning of the number.
 *
 * @param currency of all prices
 * @param microsByPrefix digits of the E.164 number without the plus → millionths of the unit a
 *     part; the longest prefix counts; the empty prefix is for all others. May be empty: everything
 *     is free.
 */
public record Tariff(Currency currency, Map<String, Long> microsByPrefix) {
  public Tariff {
    requireNonNull(currency, "currency");
    microsByPrefix = Map.copyOf(microsByPrefix);
    microsByPrefix.forEach(
        (prefix, micros) -> {
          if (!prefix.chars().allMatch(c -> c >= '0' && c <= '9') || micros < 0) {
            throw new IllegalArgumentException("wrong price " + prefix + "=" + micros);
          }
        });
  }

  /** The price of one part to that number; zero when no prefix fits. */
  public Money perPart(PhoneNumber number) {
    String digits = number.digits();
    for (int length = digits.length(); length >= 0; length--) {
      Long micros = microsByPrefix.get(digits.substring(0, length));
      if (micros != null) {
        return new Money(micros, currency);
      }
    }
    return Money.zero(currency);
  }
}
