package sms.gateway.http.internal.provider;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import sms.gateway.http.internal.Publication;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** One account at Vonage per configuration with the factory PID {@code sms.gateway.vonage}. */
@Component(
    name = "sms.gateway.vonage",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = VonageConfig.class, factory = true)
public final class VonageComponent {
  private static final String URL = "https://rest.nexmo.com";

  private final Publication publication;

  @Activate
  public VonageComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.timed(context, exchange, properties, VonageComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings, Clock clock) {
    String base = ProviderSettings.base(settings, URL);
    common
        .callback()
        .filter(address -> address.reveal().length() > VonageProtocol.MAX_CALLBACK)
        .ifPresent(
            address -> {
              throw new SettingException(
                  "callback.base",
                  "makes the callback address longer than the 100 characters that Vonage takes:"
                      + " shorten it, id or .token");
            });
    VonageProtocol protocol =
        new VonageProtocol(
            base,
            settings.required("key", "the API key of your Vonage account"),
            settings.secret(".secret", "the API secret of your Vonage account"),
            settings.required("sender", "the name or number that the SMS comes from"),
            common.callback(),
            ProviderSettings.currency(common),
            clock);
    return new Publication.Configured(URI.create(base), protocol, false, true);
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
