package sms.gateway.http.internal.settings;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;

/**
 * Price lists: {@code currency=EUR}, and per mode {@code tariff.ECONOMY=33:0.035,262:0.06,:0.08},
 * beginnings of numbers with the price of one part; the empty one is for all other numbers.
 */
final class Tariffs {
  private static final List<SendingMode> MODES =
      List.of(SendingMode.ECONOMY, SendingMode.STANDARD, SendingMode.PREMIUM);

  private Tariffs() {}

  static Map<SendingMode, Tariff> of(Settings settings) {
    Currency currency = currency(settings);
    Map<SendingMode, Tariff> tariffs = new EnumMap<>(SendingMode.class);
    for (SendingMode mode : MODES) {
      String name = "tariff." + mode;
      settings
          .optional(name)
          .ifPresent(list -> tariffs.put(mode, new Tariff(currency, prices(name, list))));
    }
    if (tariffs.isEmpty()) {
      throw new SettingException(
          "tariff.STANDARD",
          "is missing: give the prices of at least one mode, tariff.ECONOMY, tariff.STANDARD or"
              + " tariff.PREMIUM, as in “33:0.045,:0.08” (“:0” for a free one)");
    }
    return tariffs;
  }

  private static Currency currency(Settings settings) {
    String code = settings.optional("currency").orElse("EUR");
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          "currency", "is “" + code + "”: put an ISO 4217 code like EUR there");
    }
  }

  private static Map<String, Long> prices(String name, String list) {
    Map<String, Long> prices = new LinkedHashMap<>();
    for (String entry : list.split(",", -1)) {
      String pair = entry.strip();
      if (!pair.matches("[0-9]{0,15}:[0-9]{1,6}(\\.[0-9]{1,6})?")) {
        throw new SettingException(
            name,
            "is wrong at “"
                + pair
                + "”: write beginnings of numbers and prices as in “33:0.045,:0.08”, at most six"
                + " decimals");
      }
      String prefix = pair.substring(0, pair.indexOf(':'));
      BigDecimal price = new BigDecimal(pair.substring(pair.indexOf(':') + 1));
      if (prices.put(prefix, price.movePointRight(6).longValueExact()) != null) {
        throw new SettingException(name, "has “" + prefix + ":” twice: keep one price");
      }
    }
    if (!prices.containsKey("")) {
      throw new SettingException(
          name, "has no price for all other numbers: add “:price” at its end");
    }
    return prices;
  }
}
