package sms.gateway.http.internal.kannel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import sms.api.gateway.SendingMode;
import sms.gateway.http.internal.Publication;
import sms.gateway.http.internal.TextLimit;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** One Kannel per configuration with the factory PID {@code sms.gateway.kannel}. */
@Component(
    name = "sms.gateway.kannel",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = KannelConfig.class, factory = true)
public final class KannelComponent {
  private final Publication publication;

  @Activate
  public KannelComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.of(context, exchange, properties, KannelComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings) {
    URI url = url(settings);
    KannelProtocol protocol =
        new KannelProtocol(
            url,
            settings.required("username", "the name of a sendsms-user of your Kannel"),
            settings.secret(".password", "the password of that sendsms-user"),
            common.sender(),
            smscs(settings),
            new TextLimit(settings.number("max.parts", 10, 1, 255)),
            common.callback());
    return new Publication.Configured(url, protocol, false, true);
  }

  private static URI url(Settings settings) {
    String url =
        settings.required(
            "url", "the address of sendsms, as in “http://127.0.0.1:13013/cgi-bin/sendsms”,");
    try {
      URI uri = new URI(url);
      if (uri.getRawQuery() != null) {
        throw new SettingException("url", "must be without ?: user and password are set apart");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new SettingException(
          "url", "is not a URL: put one like “http://127.0.0.1:13013/cgi-bin/sendsms” there");
    }
  }

  private static Map<SendingMode, String> smscs(Settings settings) {
    Map<SendingMode, String> smscs = new EnumMap<>(SendingMode.class);
    for (SendingMode mode : SendingMode.values()) {
      settings.optional("smsc." + mode).ifPresent(smsc -> smscs.put(mode, smsc));
    }
    return smscs;
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
