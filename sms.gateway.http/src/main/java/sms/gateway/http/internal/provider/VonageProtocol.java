package sms.gateway.http.internal.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.Protocol;
import sms.gateway.http.internal.TextLimit;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.json.Json;
import sms.gateway.http.internal.json.JsonBalance;
import sms.gateway.http.internal.settings.CallbackAddress;
import sms.gateway.http.internal.settings.Secret;

/**
 * Vonage, SMS API (its pages “SMS API” reference, “API errors / SMS API”, “Delivery receipts”,
 * “Inbound SMS”). Errors come with HTTP 200: what counts is {@code messages[].status}, one entry a
 * part.
 */
final class VonageProtocol implements Protocol {
  /** Longest address that its parameter callback takes. */
  static final int MAX_CALLBACK = 100;

  private static final TextLimit LIMIT = new TextLimit(20); // 3,200 characters

  private static final Map<String, FailureReason> CODES =
      Map.ofEntries(
          Map.entry("4", FailureReason.LOGIN_REFUSED),
          Map.entry("6", FailureReason.INVALID_NUMBER),
          Map.entry("7", FailureReason.RECIPIENT_STOPPED),
          Map.entry("8", FailureReason.LOGIN_REFUSED),
          Map.entry("9", FailureReason.CREDIT_EXHAUSTED),
          Map.entry("11", FailureReason.LOGIN_REFUSED),
          Map.entry("12", FailureReason.TEXT_REFUSED),
          Map.entry("14", FailureReason.LOGIN_REFUSED),
          Map.entry("15", FailureReason.SENDER_REFUSED),
          Map.entry("32", FailureReason.LOGIN_REFUSED),
          Map.entry("33", FailureReason.INVALID_NUMBER));

  static final Map<String, Status> STATUSES =
      Map.of(
          "delivered", Status.DELIVERED,
          "accepted", Status.BUFFERED,
          "buffered", Status.BUFFERED,
          "unknown", Status.BUFFERED,
          "expired", Status.UNDELIVERED,
          "failed", Status.UNDELIVERED,
          "rejected", Status.UNDELIVERED);

  private static final Map<String, FailureReason> ERRORS =
      Map.ofEntries(
          Map.entry("2", FailureReason.ABSENT_SUBSCRIBER),
          Map.entry("3", FailureReason.INVALID_NUMBER), // absent for good: no longer in use
          Map.entry("4", FailureReason.RECIPIENT_STOPPED),
          Map.entry("6", FailureReason.TEXT_REFUSED),
          Map.entry("7", FailureReason.HANDSET),
          Map.entry("9", FailureReason.RECIPIENT_STOPPED), // on a black list after a STOP
          Map.entry("10", FailureReason.TEXT_REFUSED),
          Map.entry("14", FailureReason.RECIPIENT_STOPPED),
          Map.entry("16", FailureReason.THROTTLED),
          Map.entry("50", FailureReason.SENDER_REFUSED),
          Map.entry("51", FailureReason.SENDER_REFUSED),
          Map.entry("52", FailureReason.TEXT_REFUSED),
          Map.entry("53", FailureReason.RECIPIENT_STOPPED));

  private final String base;
  private final String key;
  private final Secret secret;
  private final String sender;
  private final Optional<CallbackAddress> callback;
  private final Currency currency;
  private final Clock clock;

  VonageProtocol(
      String base,
      String key,
      Secret secret,
      String sender,
      Optional<CallbackAddress> callback,
      Currency currency,
      Clock clock) {
    this.base = base;
    this.key = key;
    this.secret = secret;
    this.sender = sender;
    this.callback = callback;
    this.currency = currency;
    this.clock = clock;
  }

  @Override
  public Optional<SubmitResult.Rejected> refusal(Item item) {
    return LIMIT.refusal(item);
  }

  @Override
  public boolean takesSender() {
    return true;
  }

  @Override
  public Call submit(SendingMode mode, Item item, Optional<SenderId> chosen) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("api_key", key);
    form.put("api_secret", secret.reveal());
    form.put("from", chosen.map(SenderId::value).orElse(sender));
    form.put("to", item.to().digits());
    form.put("text", item.text());
    form.put("type", item.unicode() ? "unicode" : "text");
    form.put("client-ref", item.reference().toString());
    callback.ifPresent(
        address -> {
          form.put("status-report-req", "true");
          form.put("callback", address.reveal());
        });
    return Call.post(URI.create(base + "/sms/json"), Call.Body.form(FormText.write(form)));
  }

  @Override
  public SubmitResult result(Answer answer) {
    String raw = Integer.toString(answer.status());
    if (answer.status() == 401) {
      return Reading.rejected(FailureReason.LOGIN_REFUSED, raw);
    }
    if (answer.status() == 429) {
      return Reading.throttled(answer.retryAfter(clock.instant()), raw);
    }
    List<JsonNode> parts =
        Json.read(answer.body())
            .map(d -> d.at("/messages"))
            .filter(JsonNode::isArray)
            .map(VonageProtocol::list)
            .orElse(List.of());
    if (answer.status() != 200 || parts.isEmpty()) {
      return Reading.unknown(raw);
    }
    List<String> codes =
        parts.stream().map(p -> Json.text(p, "/status").orElse("")).distinct().toList();
    if (codes.size() > 1) {
      return Reading.unknown(raw + " " + String.join(",", codes)); // some parts were taken
    }
    return result(parts.get(0), codes.get(0), raw + " " + codes.get(0));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  private static SubmitResult result(JsonNode part, String code, String raw) {
    return switch (code) {
      case "0" ->
          Json.text(part, "/message-id")
              .map(id -> Reading.accepted(id, raw))
              .orElseGet(() -> Reading.unknown(raw));
      case "1", "10" -> Reading.throttled(Duration.ZERO, raw);
      case "", "5" -> Reading.unknown(raw); // an internal error while it was processed
      default -> Reading.rejected(Reading.reason(CODES, code), raw);
    };
  }

  /** By GET or as a form or as JSON, as the account's settings say. */
  @Override
  public CallbackResult received(RawCallback raw) {
    Function<String, Optional<String>> field = fields(raw);
    Optional<String> id = field.apply("messageId");
    Optional<Instant> at =
        field.apply("message-timestamp").flatMap(t -> Reading.local(t, ZoneOffset.UTC));
    if (field.apply("status").isEmpty() && field.apply("type").isPresent() && id.isPresent()) {
      return Reading.inbound(
          id, field.apply("msisdn"), field.apply("text").orElse(""), Wish.NONE, at);
    }
    String word = field.apply("status").orElse("");
    String code = field.apply("err-code").orElse("");
    Status status = STATUSES.get(word);
    if (id.isEmpty() || status == null) {
      return new CallbackResult.Malformed("no messageId, or a status that is not documented");
    }
    FailureReason reason =
        word.equals("expired") ? FailureReason.EXPIRED : Reading.reason(ERRORS, code);
    return Reading.report(
        Reading.reference(field.apply("client-ref")),
        id,
        status,
        reason,
        (word + " " + code).strip(),
        at);
  }

  private static Function<String, Optional<String>> fields(RawCallback raw) {
    if (raw.parameter("messageId").isPresent()) {
      return raw::parameter;
    }
    if (raw.bodyText().stripLeading().startsWith("{")) {
      Optional<JsonNode> document = Json.read(raw.bodyText());
      return name -> document.flatMap(d -> Json.text(d, "/" + name));
    }
    Map<String, List<String>> form = FormText.read(raw.bodyText());
    return name -> Optional.ofNullable(form.get(name)).map(values -> values.get(0));
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("api_key", key);
    query.put("api_secret", secret.reveal());
    Call call = Call.get(URI.create(base + "/account/get-balance?" + FormText.write(query)));
    return Optional.of(
        new JsonBalance(call, JsonPointer.compile("/value"), currency, BigDecimal.ONE));
  }
}
