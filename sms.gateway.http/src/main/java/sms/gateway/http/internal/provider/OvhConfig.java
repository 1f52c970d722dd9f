package sms.gateway.http.internal.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link OvhComponent} reads. */
@ObjectClassDefinition(name = "SMS gateway: OVHcloud")
interface OvhConfig extends GatewayConfig {
  @AttributeDefinition(required = false, description = "Default https://eu.api.ovh.com")
  String url();

  @AttributeDefinition(description = "The SMS account, as in sms-ab12345-1")
  String service();

  @AttributeDefinition(name = "application.key")
  String application_key();

  @AttributeDefinition(
      name = ".application.secret",
      type = AttributeType.PASSWORD,
      description = "Or file:/path or env:NAME")
  String _application_secret();

  @AttributeDefinition(
      name = ".consumer.key",
      type = AttributeType.PASSWORD,
      description = "With the rights GET and POST on /sms/*; or file:/path or env:NAME")
  String _consumer_key();

  @AttributeDefinition(
      required = false,
      name = "credit.price",
      description = "What one credit costs; without it the credit left is not told")
  String credit_price();
}
