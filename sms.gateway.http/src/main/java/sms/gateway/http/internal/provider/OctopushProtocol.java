package sms.gateway.http.internal.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
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
import sms.gateway.http.internal.json.Json;
import sms.gateway.http.internal.json.JsonBalance;
import sms.gateway.http.internal.settings.Secret;

/**
 * Octopush, API v1 (its pages “Send SMS”, “Return codes”, “Acknowledge receipt”, “Webhook SMS
 * Inbounds”, “Callback Stop SMS (Opt-Out)”, “Check SMS balance”). One campaign an SMS, so that a
 * ticket is one SMS: its reports carry nothing else. A {@code request_id} that comes again within
 * 24 h is refused with code 120: then it was taken.
 */
final class OctopushProtocol implements Protocol {
  private static final TextLimit LIMIT = new TextLimit(8); // 1,224 characters

  private static final Map<String, FailureReason> CODES =
      Map.ofEntries(
          Map.entry("101", FailureReason.LOGIN_REFUSED),
          Map.entry("102", FailureReason.TEXT_REFUSED),
          Map.entry("103", FailureReason.INVALID_NUMBER),
          Map.entry("104", FailureReason.CREDIT_EXHAUSTED),
          Map.entry("105", FailureReason.CREDIT_EXHAUSTED),
          Map.entry("106", FailureReason.SENDER_REFUSED),
          Map.entry("107", FailureReason.TEXT_REFUSED),
          Map.entry("108", FailureReason.LOGIN_REFUSED),
          Map.entry("109", FailureReason.LOGIN_REFUSED),
          Map.entry("110", FailureReason.INVALID_NUMBER),
          Map.entry("113", FailureReason.LOGIN_REFUSED),
          Map.entry("117", FailureReason.INVALID_NUMBER),
          Map.entry("119", FailureReason.TEXT_REFUSED),
          Map.entry("121", FailureReason.TEXT_REFUSED),
          Map.entry("122", FailureReason.TEXT_REFUSED),
          Map.entry("150", FailureReason.INVALID_NUMBER));

  private static final Map<String, Status> STATUSES =
      Map.of(
          "ACK", Status.BUFFERED,
          "DELIVERED", Status.DELIVERED,
          "NOT_DELIVERED", Status.UNDELIVERED,
          "NOT_ALLOWED", Status.UNDELIVERED,
          "BAD_DESTINATION", Status.UNDELIVERED,
          "BLACKLISTED_NUMBER", Status.UNDELIVERED,
          "UNKNOWN_DELIVERY", Status.BUFFERED,
          "UNDEFINED", Status.BUFFERED);

  private static final Map<String, FailureReason> REASONS =
      Map.of(
          "BAD_DESTINATION", FailureReason.INVALID_NUMBER,
          "BLACKLISTED_NUMBER", FailureReason.RECIPIENT_STOPPED);

  private final String base;
  private final String login;
  private final Secret key;
  private final Optional<String> sender;
  private final Currency currency;
  private final Clock clock;

  OctopushProtocol(
      String base,
      String login,
      Secret key,
      Optional<String> sender,
      Currency currency,
      Clock clock) {
    this.base = base;
    this.login = login;
    this.key = key;
    this.sender = sender;
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
    ObjectNode campaign = Json.object();
    campaign.putArray("recipients").addObject().put("phone_number", item.to().e164());
    campaign.put("text", item.text());
    campaign.put("type", mode == SendingMode.ECONOMY ? "sms_low_cost" : "sms_premium");
    campaign.put("purpose", "alert");
    chosen.map(SenderId::value).or(() -> sender).ifPresent(name -> campaign.put("sender", name));
    campaign.put("request_id", item.reference().toString());
    campaign.put("auto_optimize_text", false); // or it rewrites texts
    return authorised(
        Call.post(
            URI.create(base + "/v1/public/sms-campaign/send"),
            Call.Body.json(campaign.toString())));
  }

  private Call authorised(Call call) {
    return call.with("api-login", login).with("api-key", key.reveal());
  }

  @Override
  public SubmitResult result(Answer answer) {
    Optional<JsonNode> document = Json.read(answer.body());
    Optional<String> ticket = document.flatMap(d -> Json.text(d, "/sms_ticket"));
    Optional<String> code = document.flatMap(d -> Json.text(d, "/code"));
    String raw = answer.status() + code.map(c -> " " + c).orElse("");
    boolean success = answer.status() == 200 || answer.status() == 201;
    if (success && ticket.isPresent()) {
      return Reading.accepted(ticket.get(), raw);
    }
    if (code.equals(Optional.of("120"))) {
      return Reading.accepted("", raw); // the first request with this request_id was taken
    }
    if (answer.status() == 401 || answer.status() == 403) {
      return Reading.rejected(FailureReason.LOGIN_REFUSED, raw);
    }
    if (answer.status() == 429) {
      return Reading.throttled(answer.retryAfter(clock.instant()), raw);
    }
    return answer.status() >= 400 && answer.status() < 500 && code.isPresent()
        ? Reading.rejected(Reading.reason(CODES, code.get()), raw)
        : Reading.unknown(raw);
  }

  @Override
  public CallbackResult received(RawCallback callback) {
    Optional<JsonNode> document = Json.read(callback.bodyText());
    Optional<String> stopped = document.flatMap(d -> Json.text(d, "/stop_date"));
    Optional<String> came = document.flatMap(d -> Json.text(d, "/reception_date"));
    if (stopped.isPresent() || came.isPresent()) {
      // its message_id is the ticket of what is answered, and tells no two replies apart
      return Reading.inbound(
          Optional.empty(),
          document.flatMap(d -> Json.text(d, "/number")),
          document.flatMap(d -> Json.text(d, "/text")).orElse(""),
          stopped.isPresent() ? Wish.OPT_OUT : Wish.NONE,
          stopped.or(() -> came).flatMap(date -> Reading.local(date, Reading.PARIS)));
    }
    Optional<String> ticket = document.flatMap(d -> Json.text(d, "/message_id"));
    Optional<String> word = document.flatMap(d -> Json.text(d, "/status"));
    if (ticket.isEmpty() || word.isEmpty() || !STATUSES.containsKey(word.get())) {
      return new CallbackResult.Malformed("no message_id, or a status that is not documented");
    }
    Optional<Instant> at =
        document
            .flatMap(d -> Json.text(d, "/delivery_date"))
            .flatMap(date -> Reading.local(date, Reading.PARIS));
    Status status = STATUSES.getOrDefault(word.get(), Status.BUFFERED);
    return Reading.report(
        Optional.empty(), ticket, status, Reading.reason(REASONS, word.get()), word.get(), at);
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    Call call = authorised(Call.get(URI.create(base + "/v1/public/wallet/check-balance")));
    return Optional.of(
        new JsonBalance(call, JsonPointer.compile("/amount"), currency, BigDecimal.ONE));
  }
}
