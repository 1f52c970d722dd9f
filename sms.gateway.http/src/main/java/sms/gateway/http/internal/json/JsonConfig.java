package sms.gateway.http.internal.json;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.gateway.http.internal.settings.GatewayConfig;

/** Describes to configuration tools what {@link JsonComponent} reads. */
@ObjectClassDefinition(
    name = "SMS gateway: any provider",
    description =
        "A provider described by configuration alone. Placeholders: {to} {to.digits} {text}"
            + " {reference} {sender} {mode} {encoding} {parts} {callback} {user} {key} {basic}")
interface JsonConfig extends GatewayConfig {
  @AttributeDefinition(description = "Where an SMS is submitted; placeholders after a ?")
  String url();

  @AttributeDefinition(required = false, description = "GET, POST (default) or PUT")
  String method();

  @AttributeDefinition(
      required = false,
      description = "As in Authorization: Bearer {key}; not what a user types")
  String[] headers();

  @AttributeDefinition(required = false, description = "Login, for {user} and {basic}")
  String user();

  @AttributeDefinition(
      required = false,
      name = ".key",
      type = AttributeType.PASSWORD,
      description = "Password or key, for {key} and {basic}; or file:/path or env:NAME")
  String _key();

  @AttributeDefinition(
      required = false,
      description = "What is sent, with placeholders; JSON or a form")
  String body();

  @AttributeDefinition(
      required = false,
      name = "body.type",
      description = "json (default), form or none")
  String body_type();

  @AttributeDefinition(
      required = false,
      name = "max.parts",
      description = "Longest text, in SMS; default 10")
  int max_parts();

  @AttributeDefinition(
      required = false,
      description = "Whether a repeated {reference} is taken once; default false")
  boolean idempotent();

  @AttributeDefinition(
      required = false,
      name = "mode.ECONOMY",
      description = "The provider's word for {mode}; default: the mode's name")
  String mode_ECONOMY();

  @AttributeDefinition(required = false, name = "mode.STANDARD")
  String mode_STANDARD();

  @AttributeDefinition(required = false, name = "mode.PREMIUM")
  String mode_PREMIUM();

  @AttributeDefinition(
      required = false,
      name = "encoding.gsm",
      description = "The provider's word for {encoding} of a GSM text; default gsm")
  String encoding_gsm();

  @AttributeDefinition(
      required = false,
      name = "encoding.unicode",
      description = "The provider's word for {encoding} of another text; default unicode")
  String encoding_unicode();

  @AttributeDefinition(
      description =
          "What answers mean, the first line that fits: 201 = accepted, 400 code = rejected"
              + " INVALID_NUMBER, 503 = retry PROVIDER_DOWN; no line: unknown")
  String[] answers();

  @AttributeDefinition(
      required = false,
      name = "answer.id",
      description = "JSON Pointer to the provider's identifier of the SMS")
  String answer_id();

  @AttributeDefinition(
      required = false,
      name = "answer.code",
      description = "JSON Pointer to the code that the lines of answers name")
  String answer_code();

  @AttributeDefinition(
      required = false,
      name = "report.source",
      description = "Where a report's fields are: json (default), query or form")
  String report_source();

  @AttributeDefinition(
      required = false,
      name = "report.list",
      description = "JSON Pointer to a list of reports, when a call carries several")
  String report_list();

  @AttributeDefinition(
      required = false,
      name = "report.reference",
      description = "JSON Pointer or parameter: our reference")
  String report_reference();

  @AttributeDefinition(
      required = false,
      name = "report.id",
      description = "JSON Pointer or parameter: the provider's identifier")
  String report_id();

  @AttributeDefinition(
      required = false,
      name = "report.status",
      description = "JSON Pointer or parameter: the status word")
  String report_status();

  @AttributeDefinition(
      required = false,
      name = "report.code",
      description = "JSON Pointer or parameter: the reason's code")
  String report_code();

  @AttributeDefinition(
      required = false,
      name = "report.time",
      description = "JSON Pointer or parameter: when it happened")
  String report_time();

  @AttributeDefinition(
      required = false,
      name = "report.time.format",
      description = "iso (default), epoch, epoch-millis, or a pattern like yyyy-MM-dd HH:mm:ss")
  String report_time_format();

  @AttributeDefinition(
      required = false,
      name = "report.time.zone",
      description = "The zone of times without one, as in Europe/Paris")
  String report_time_zone();

  @AttributeDefinition(
      required = false,
      name = "report.statuses",
      description =
          "What status words mean: delivered = DELIVERED, failed = UNDELIVERED, expired ="
              + " UNDELIVERED EXPIRED, * = BUFFERED; no line: refused as malformed")
  String[] report_statuses();

  @AttributeDefinition(
      required = false,
      name = "report.codes",
      description = "What codes mean: absent = ABSENT_SUBSCRIBER; no line: as the status says")
  String[] report_codes();

  @AttributeDefinition(
      required = false,
      name = "reply.source",
      description = "Where the fields of a reply are: json, query or form; default as reports")
  String reply_source();

  @AttributeDefinition(
      required = false,
      name = "reply.list",
      description = "JSON Pointer to a list of replies, when a call carries several")
  String reply_list();

  @AttributeDefinition(
      required = false,
      name = "reply.from",
      description = "JSON Pointer or parameter: whose number; a call that has it is a reply")
  String reply_from();

  @AttributeDefinition(
      required = false,
      name = "reply.text",
      description = "JSON Pointer or parameter: what was written; a call that has it is a reply")
  String reply_text();

  @AttributeDefinition(
      required = false,
      name = "reply.id",
      description = "JSON Pointer or parameter: the provider's identifier of the reply")
  String reply_id();

  @AttributeDefinition(
      required = false,
      name = "reply.time",
      description = "JSON Pointer or parameter: when it was sent")
  String reply_time();

  @AttributeDefinition(
      required = false,
      name = "reply.time.format",
      description = "As report.time.format")
  String reply_time_format();

  @AttributeDefinition(
      required = false,
      name = "reply.time.zone",
      description = "As report.time.zone")
  String reply_time_zone();

  @AttributeDefinition(
      required = false,
      name = "status.url",
      description =
          "Where the provider is asked what became of an SMS, at the same host, as in"
              + " https://host/sms/{id}; also {reference}, {to}, {to.digits}, {user}, {key}")
  String status_url();

  @AttributeDefinition(
      required = false,
      name = "status.status",
      description =
          "JSON Pointer to the status word in the answer; report.statuses says what it" + " means")
  String status_status();

  @AttributeDefinition(
      required = false,
      name = "status.code",
      description = "JSON Pointer to the reason's code; report.codes says what it means")
  String status_code();

  @AttributeDefinition(
      required = false,
      name = "status.time",
      description = "JSON Pointer to when it happened")
  String status_time();

  @AttributeDefinition(
      required = false,
      name = "status.time.format",
      description = "As report.time.format")
  String status_time_format();

  @AttributeDefinition(
      required = false,
      name = "status.time.zone",
      description = "As report.time.zone")
  String status_time_zone();

  @AttributeDefinition(
      required = false,
      name = "balance.url",
      description = "Where the credit is asked for, at the same host")
  String balance_url();

  @AttributeDefinition(
      required = false,
      name = "balance.amount",
      description = "JSON Pointer to the credit, in units of the currency")
  String balance_amount();
}
