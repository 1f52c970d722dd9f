package sms.gateway.http.internal.kannel;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link KannelComponent} reads. */
@ObjectClassDefinition(name = "SMS gateway: Kannel")
interface KannelConfig extends GatewayConfig {
  @AttributeDefinition(description = "As in http://127.0.0.1:13013/cgi-bin/sendsms")
  String url();

  @AttributeDefinition(description = "A sendsms-user of that Kannel")
  String username();

  @AttributeDefinition(
      name = ".password",
      type = AttributeType.PASSWORD,
      description = "Its password, or file:/path or env:NAME")
  String _password();

  @AttributeDefinition(
      required = false,
      name = "max.parts",
      description = "max-messages of that user; default 10")
  int max_parts();

  @AttributeDefinition(
      required = false,
      name = "smsc.ECONOMY",
      description = "The smsc-id for that mode; default: as Kannel routes")
  String smsc_ECONOMY();

  @AttributeDefinition(required = false, name = "smsc.STANDARD")
  String smsc_STANDARD();

  @AttributeDefinition(required = false, name = "smsc.PREMIUM")
  String smsc_PREMIUM();
}
