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
import sms.gateway.http.internal.json.ReplyFormat;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** One account at OVHcloud per configuration with the factory PID {@code sms.gateway.ovh}. */
@Component(
    name = "sms.gateway.ovh",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = OvhConfig.class, factory = true)
public final class OvhComponent {
  private static final String URL = "https://eu.api.ovh.com";

  private final Publication publication;

  @Activate
  public OvhComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.timed(context, exchange, properties, OvhComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings, Clock clock) {
    String base = ProviderSettings.base(settings, URL);
    String service = settings.required("service", "the SMS account, like “sms-ab12345-1”,");
    if (!service.matches("[A-Za-z0-9-]{1,60}")) {
      throw new SettingException("service", "is not an SMS account: put one like “sms-ab12345-1”");
    }
    OvhProtocol protocol =
        new OvhProtocol(
            base,
            service,
            new OvhProtocol.Credentials(
                settings.required("application.key", "the application key"),
                settings.secret(".application.secret", "the application secret"),
                settings.secret(".consumer.key", "the consumer key")),
            common.sender(),
            ProviderSettings.currency(common),
            ProviderSettings.creditPrice(settings),
            ReplyFormat.of(settings, "query"),
            clock);
    return new Publication.Configured(URI.create(base), protocol, false, true);
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
