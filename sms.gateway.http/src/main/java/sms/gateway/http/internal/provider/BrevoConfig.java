package sms.gateway.http.internal.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link BrevoComponent} reads. */
@ObjectClassDefinition(name = "SMS gateway: Brevo")
interface BrevoConfig extends GatewayConfig {
  @AttributeDefinition(required = false, description = "Default https://api.brevo.com")
  String url();

  @AttributeDefinition(
      name = ".key",
      type = AttributeType.PASSWORD,
      description = "An API key, or file:/path or env:NAME")
  String _key();

  @AttributeDefinition(
      required = false,
      name = "credit.price",
      description = "What one credit costs; without it the credit left is not told")
  String credit_price();
}
