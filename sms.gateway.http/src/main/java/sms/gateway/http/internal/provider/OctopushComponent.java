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

/** One account at Octopush per configuration with the factory PID {@code sms.gateway.octopush}. */
@Component(
    name = "sms.gateway.octopush",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = OctopushConfig.class, factory = true)
public final class OctopushComponent {
  private static final String URL = "https://api.octopush.com";

  private final Publication publication;

  @Activate
  public OctopushComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.timed(context, exchange, properties, OctopushComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings, Clock clock) {
    String base = ProviderSettings.base(settings, URL);
    OctopushProtocol protocol =
        new OctopushProtocol(
            base,
            settings.required("login", "the e-mail address of your Octopush account"),
            settings.secret(".key", "the API key of your Octopush account"),
            common.sender(),
            ProviderSettings.currency(common),
            clock);
    return new Publication.Configured(URI.create(base), protocol, true, true);
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
