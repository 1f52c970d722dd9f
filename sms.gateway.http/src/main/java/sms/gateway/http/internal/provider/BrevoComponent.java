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
import sms.gateway.http.internal.settings.Settings;

/** One account at Brevo per configuration with the factory PID {@code sms.gateway.brevo}. */
@Component(
    name = "sms.gateway.brevo",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = BrevoConfig.class, factory = true)
public final class BrevoComponent {
  private static final String URL = "https://api.brevo.com";

  private final Publication publication;

  @Activate
  public BrevoComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.timed(context, exchange, properties, BrevoComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings, Clock clock) {
    String base = ProviderSettings.base(settings, URL);
    BrevoProtocol protocol =
        new BrevoProtocol(
            base,
            settings.secret(".key", "an API key of your Brevo account"),
            settings.required("sender", "the name that the SMS comes from, at most 11 characters,"),
            common.callback(),
            ProviderSettings.currency(common),
            ProviderSettings.creditPrice(settings),
            clock);
    return new Publication.Configured(URI.create(base), protocol, false, true);
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
