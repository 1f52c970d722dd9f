package sms.gateway.http.internal.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link VonageComponent} reads. */
@ObjectClassDefinition(name = "SMS gateway: Vonage")
interface VonageConfig extends GatewayConfig {
  @AttributeDefinition(required = false, description = "Default https://rest.nexmo.com")
  String url();

  @AttributeDefinition(description = "The API key of the account")
  String key();

  @AttributeDefinition(
      name = ".secret",
      type = AttributeType.PASSWORD,
      description = "The API secret, or file:/path or env:NAME")
  String _secret();
}
