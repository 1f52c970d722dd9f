package sms.gateway.http.internal.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link OctopushComponent} reads. */
@ObjectClassDefinition(name = "SMS gateway: Octopush")
interface OctopushConfig extends GatewayConfig {
  @AttributeDefinition(required = false, description = "Default https://api.octopush.com")
  String url();

  @AttributeDefinition(description = "The e-mail address of the account")
  String login();

  @AttributeDefinition(
      name = ".key",
      type = AttributeType.PASSWORD,
      description = "The API key, or file:/path or env:NAME")
  String _key();
}
