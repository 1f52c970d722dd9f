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

/** One account at Twilio per configuration with the factory PID {@code sms.gateway.twilio}. */
@Component(
    name = "sms.gateway.twilio",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = TwilioConfig.class, factory = true)
public final class TwilioComponent {
  private static final String URL = "https://api.twilio.com";

  private final Publication publication;

  @Activate
  public TwilioComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.timed(context, exchange, properties, TwilioComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings, Clock clock) {
    String base = ProviderSettings.base(settings, URL);
    String account = settings.required("account", "the Account SID, which begins with AC,");
    if (!account.matches("AC[0-9a-zA-Z]{1,40}")) {
      throw new SettingException("account", "is no Account SID: put the one that begins with AC");
    }
    TwilioProtocol protocol =
        new TwilioProtocol(
            base,
            account,
            settings.secret(".auth.token", "the Auth Token of that account"),
            settings.required("sender", "a number, a name, or the SID of a messaging service"),
            common.callback(),
            clock);
    return new Publication.Configured(URI.create(base), protocol, false, true);
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
