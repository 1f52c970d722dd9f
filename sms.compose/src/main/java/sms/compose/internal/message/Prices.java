package sms.compose.internal.message;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sms.api.compose.Draft;
import sms.api.gateway.Money;
import sms.api.gateway.Tariff;
import sms.api.selection.PhoneNumber;

/**
 * What an SMS costs by number and parts. {@link Tariff#perPart} decides; it is asked once for each
 * beginning of a number as long as the tariff's longest prefix.
 */
final class Prices {
  /** One longer would not fit in an int any more; no numbering plan needs it. */
  private static final int MEMORABLE_PREFIX = 8;

  private final Optional<Tariff> tariff;
  private final Currency currency;
  private final int prefixLength;
  private final Map<Integer, Money[]> byPrefix = new ConcurrentHashMap<>();

  /**
   * @param tariff empty: all is free
   * @param otherwise the currency of nothing
   */
  Prices(Optional<Tariff> tariff, Currency otherwise) {
    this.tariff = tariff;
    this.currency = tariff.map(Tariff::currency).orElse(otherwise);
    this.prefixLength =
        tariff.stream()
            .flatMap(t -> t.microsByPrefix().keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
  }

  Currency currency() {
    return currency;
  }

  /**
   * Of an SMS of so many parts.
   *
   * @param parts 0 to {@link Draft#MAX_PARTS}
   */
  Money of(PhoneNumber number, int parts) {
    if (prefixLength > MEMORABLE_PREFIX) {
      return perPart(number).times(parts);
    }
    return byPrefix.computeIfAbsent(prefix(number), p -> table(number))[parts];
  }

  private Money[] table(PhoneNumber number) {
    Money perPart = perPart(number);
    Money[] byParts = new Money[Draft.MAX_PARTS + 1];
    for (int parts = 0; parts < byParts.length; parts++) {
      byParts[parts] = perPart.times(parts);
    }
    return byParts;
  }

  private Money perPart(PhoneNumber number) {
    return tariff.map(t -> t.perPart(number)).orElseGet(() -> Money.zero(currency));
  }

  /** The first digits as a number, after a 1 so that a shorter number is another one. */
  private int prefix(PhoneNumber number) {
    String e164 = number.e164();
    int prefix = 1;
    for (int i = 1; i <= prefixLength && i < e164.length(); i++) {
      prefix = prefix * 10 + (e164.charAt(i) - '0');
    }
    return prefix;
  }
}
