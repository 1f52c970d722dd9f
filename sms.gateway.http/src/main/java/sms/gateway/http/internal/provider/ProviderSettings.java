package sms.gateway.http.internal.provider;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.Optional;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** Settings that several providers have. */
final class ProviderSettings {
  private ProviderSettings() {}

  /** {@code url}: the beginning of the API's addresses, without a slash at its end. */
  static String base(Settings settings, String otherwise) {
    String url = settings.optional("url").orElse(otherwise);
    try {
      if (new URI(url).getRawQuery() != null) {
        throw new SettingException("url", "must be without ?");
      }
    } catch (URISyntaxException e) {
      throw new SettingException("url", "is not a URL: leave it out, or put one like " + otherwise);
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  static Currency currency(GatewaySettings common) {
    return common.tariffs().values().iterator().next().currency();
  }

  /** {@code credit.price}: what one of the provider's credits costs; empty: not to be told. */
  static Optional<BigDecimal> creditPrice(Settings settings) {
    Optional<String> price = settings.optional("credit.price");
    if (price.isPresent() && !price.get().matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
      throw new SettingException(
          "credit.price", "is “" + price.get() + "”: put the price of one credit, as in 0.07");
    }
    return price.map(BigDecimal::new);
  }
}
