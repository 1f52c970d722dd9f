package sms.gateway.http.internal;

import java.net.URI;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.gateway.SmsGateway;
import sms.gateway.http.internal.exchange.Channel;
import sms.gateway.http.internal.exchange.Endpoint;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/**
 * A configured gateway in the service registry. Registered by hand and not by DS: a wrong
 * configuration then is one sentence in the log and no service, where DS would publish a service
 * that cannot be got; and no setting becomes a service property.
 */
public final class Publication {
  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  /** What a provider makes of its settings. */
  public interface Provider {
    /**
     * Reads the provider's own settings.
     *
     * @throws SettingException when one is missing or wrong
     */
    Configured configure(GatewaySettings common, Settings settings);
  }

  /** The same, of one that needs the time. */
  public interface TimedProvider {
    /**
     * Reads the provider's own settings.
     *
     * @throws SettingException when one is missing or wrong
     */
    Configured configure(GatewaySettings common, Settings settings, Clock clock);
  }

  /**
   * A checked configuration.
   *
   * @param url where its calls go
   * @param protocol its protocol
   * @param idempotent whether the provider takes a repeated reference once
   * @param reports whether the provider can report
   */
  public record Configured(URI url, Protocol protocol, boolean idempotent, boolean reports) {}

  private final @Nullable ServiceRegistration<SmsGateway> registration;
  private final @Nullable Channel channel;

  private Publication(
      @Nullable ServiceRegistration<SmsGateway> registration, @Nullable Channel channel) {
    this.registration = registration;
    this.channel = channel;
  }

  /** Publishes the gateway, or says in one sentence why not. */
  public static Publication timed(
      BundleContext context,
      HttpExchange exchange,
      Map<String, Object> properties,
      TimedProvider provider) {
    return of(
        context,
        exchange,
        properties,
        (common, settings) -> provider.configure(common, settings, Clock.systemUTC()));
  }

  /** Publishes the gateway, or says in one sentence why not. */
  public static Publication of(
      BundleContext context,
      HttpExchange exchange,
      Map<String, Object> properties,
      Provider provider) {
    Settings settings = new Settings(properties);
    String pid = settings.optional(Constants.SERVICE_PID).orElse("without PID");
    try {
      GatewaySettings common = GatewaySettings.of(settings);
      int ranking =
          settings.number(Constants.SERVICE_RANKING, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
      Configured configured = provider.configure(common, settings);
      Endpoint endpoint = endpoint(configured.url(), common.privateNetwork());
      settings
          .unknown()
          .forEach(
              name ->
                  LOG.warn("SMS gateway {}: there is no setting “{}”, it is ignored", pid, name));
      Channel channel = exchange.open(endpoint);
      SmsGateway gateway = HttpGateway.of(common, configured, channel);
      LOG.info("SMS gateway {} is ready ({})", common.id(), pid);
      return new Publication(
          context.registerService(SmsGateway.class, gateway, properties(common, pid, ranking)),
          channel);
    } catch (SettingException e) {
      LOG.error("SMS gateway {} is not started: {}", pid, e.getMessage());
      return new Publication(null, null);
    }
  }

  private static Endpoint endpoint(URI url, boolean privateNetwork) {
    try {
      return Endpoint.of(url, privateNetwork);
    } catch (IllegalArgumentException e) {
      throw new SettingException("url", String.valueOf(e.getMessage()));
    }
  }

  private static Dictionary<String, Object> properties(
      GatewaySettings common, String pid, int ranking) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, ranking);
    properties.put(Constants.SERVICE_PID, pid);
    properties.put("sms.gateway.id", common.id());
    common.alert().ifPresent(amount -> properties.put("sms.gateway.alert", amount));
    return properties;
  }

  /** Takes the gateway back; returns when its users have let go of it. */
  public void end() {
    if (registration != null) {
      registration.unregister();
    }
    if (channel != null) {
      channel.close();
    }
  }
}
