package sms.gateway.http.internal.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;

/** Describes to configuration tools what every gateway has; read by {@link GatewaySettings}. */
public interface GatewayConfig {
  @AttributeDefinition(description = "Unique, letters, digits, dots, dashes; in the callback URL")
  String id();

  @AttributeDefinition(required = false, description = "What the screens call it; default: id")
  String label();

  @AttributeDefinition(required = false, description = "Name or number shown on the telephone")
  String sender();

  @AttributeDefinition(
      required = false,
      name = "callback.base",
      description = "Where the provider reaches us, as in https://erp.example.org")
  String callback_base();

  @AttributeDefinition(
      required = false,
      name = ".token",
      type = AttributeType.PASSWORD,
      description = "At least 22 random characters, or file:/path or env:NAME")
  String _token();

  @AttributeDefinition(
      required = false,
      description =
          "auto (default): reports are fetched where the provider can be asked, a minute after"
              + " sending without callback.base, an hour after with it; off: never")
  String poll();

  @AttributeDefinition(required = false, description = "ISO 4217; default EUR")
  String currency();

  @AttributeDefinition(
      required = false,
      name = "tariff.ECONOMY",
      description = "Price of a part by beginning of number, as in 33:0.035,:0.08")
  String tariff_ECONOMY();

  @AttributeDefinition(required = false, name = "tariff.STANDARD")
  String tariff_STANDARD();

  @AttributeDefinition(required = false, name = "tariff.PREMIUM")
  String tariff_PREMIUM();

  @AttributeDefinition(required = false, description = "Most SMS under way at once; default 16")
  int window();

  @AttributeDefinition(
      required = false,
      name = "per.second",
      description = "Most SMS a second; default 0, no limit")
  int per_second();

  @AttributeDefinition(
      required = false,
      name = "credit.alert",
      description = "The administrator is told when less credit is left, as in 50.00")
  String credit_alert();

  @AttributeDefinition(
      required = false,
      name = "reply.keyword",
      description = "The word that people have to write before a reply, where a number is shared")
  String reply_keyword();

  @AttributeDefinition(
      required = false,
      name = "private.network",
      description = "Whether the provider may have a private address; default false")
  boolean private_network();
}
