package sms.gateway.http.internal;

import java.util.Map;
import sms.api.gateway.SmsGateway;
import sms.gateway.http.internal.exchange.Endpoint;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.Settings;

/** Gateways from settings, without an OSGi framework. */
public final class Gateways {
  private Gateways() {}

  /** As {@link Publication} would register it. */
  public static SmsGateway of(
      HttpExchange exchange, Map<String, Object> properties, Publication.Provider provider) {
    Settings settings = new Settings(properties);
    GatewaySettings common = GatewaySettings.of(settings);
    Publication.Configured configured = provider.configure(common, settings);
    return HttpGateway.of(
        common, configured, exchange.open(Endpoint.of(configured.url(), common.privateNetwork())));
  }
}
