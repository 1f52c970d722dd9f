package sms.gateway.http.internal.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link TwilioComponent} reads. */
@ObjectClassDefinition(name = "SMS gateway: Twilio")
interface TwilioConfig extends GatewayConfig {
  @AttributeDefinition(required = false, description = "Default https://api.twilio.com")
  String url();

  @AttributeDefinition(description = "The Account SID, which begins with AC")
  String account();

  @AttributeDefinition(
      name = ".auth.token",
      type = AttributeType.PASSWORD,
      description = "The account's Auth Token, or file:/path or env:NAME")
  String _auth_token();
}
