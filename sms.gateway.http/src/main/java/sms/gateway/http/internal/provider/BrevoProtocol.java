package sms.gateway.http.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.Money;
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
import sms.gateway.http.internal.settings.CallbackAddress;
import sms.gateway.http.internal.settings.Secret;

/**
 * Brevo, API v3 (its pages “Send SMS message to a mobile number”, “Transactional webhooks”, “Rate
 * limits”). Reports go to a per-message address, in which our reference travels.
 */
final class BrevoProtocol implements Protocol {
  private static final TextLimit LIMIT = new TextLimit(10);

  private static final Map<String, Status> STATUSES =
      Map.ofEntries(
          Map.entry("sent", Status.BUFFERED),
          Map.entry("accepted", Status.BUFFERED),
          Map.entry("delivered", Status.DELIVERED),
          Map.entry("soft_bounce", Status.UNDELIVERED),
          Map.entry("softbounce", Status.UNDELIVERED),
          Map.entry("hard_bounce", Status.UNDELIVERED),
          Map.entry("hardbounce", Status.UNDELIVERED),
          Map.entry("rejected", Status.UNDELIVERED),
          Map.entry("blacklisted", Status.UNDELIVERED),
          Map.entry("skip", Status.UNDELIVERED));

  private static final Map<String, FailureReason> REASONS =
      Map.of(
          "soft_bounce", FailureReason.ABSENT_SUBSCRIBER,
          "softbounce", FailureReason.ABSENT_SUBSCRIBER,
          "hard_bounce", FailureReason.INVALID_NUMBER,
          "hardbounce", FailureReason.INVALID_NUMBER,
          "blacklisted", FailureReason.RECIPIENT_STOPPED);

  /** The words of its events, which are not those of its reports. */
  static final Map<String, Status> EVENTS =
      Map.ofEntries(
          Map.entry("sent", Status.BUFFERED),
          Map.entry("accepted", Status.BUFFERED),
          Map.entry("delivered", Status.DELIVERED),
          Map.entry("softbounces", Status.UNDELIVERED),
          Map.entry("hardbounces", Status.UNDELIVERED),
          Map.entry("bounces", Status.UNDELIVERED),
          Map.entry("rejected", Status.UNDELIVERED),
          Map.entry("blocked", Status.UNDELIVERED));

  private static final Map<String, FailureReason> EVENT_REASONS =
      Map.of(
          "softbounces", FailureReason.ABSENT_SUBSCRIBER,
          "hardbounces", FailureReason.INVALID_NUMBER,
          "blocked", FailureReason.RECIPIENT_STOPPED);

  /** What comes to the same address and says nothing of a delivery: somebody has answered. */
  private static final Map<String, Wish> REPLIES =
      Map.of(
          "replied", Wish.NONE,
          "subscribe", Wish.OPT_IN,
          "unsubscribe", Wish.OPT_OUT);

  /** Codes that refuse the account and not the SMS. */
  private static final Set<String> NOT_OURS_TO_SEND =
      Set.of("unauthorized", "permission_denied", "account_under_validation");

  private final String base;
  private final Secret key;
  private final String sender;
  private final Optional<CallbackAddress> callback;
  private final Currency currency;
  private final Optional<BigDecimal> creditPrice;
  private final Clock clock;

  /**
   * @param creditPrice what a credit costs; empty: the credit is not told
   */
  BrevoProtocol(
      String base,
      Secret key,
      String sender,
      Optional<CallbackAddress> callback,
      Currency currency,
      Optional<BigDecimal> creditPrice,
      Clock clock) {
    this.base = base;
    this.key = key;
    this.sender = sender;
    this.callback = callback;
    this.currency = currency;
    this.creditPrice = creditPrice;
    this.clock = clock;
  }

  /** With a stop code Brevo makes it marketing, which waits for the morning. */
  @Override
  public Optional<SubmitResult.Rejected> refusal(Item item) {
    return item.text().contains("[STOP_CODE]")
        ? Optional.of(new SubmitResult.Rejected(FailureReason.TEXT_REFUSED, "stop code"))
        : LIMIT.refusal(item);
  }

  @Override
  public boolean takesSender() {
    return true;
  }

  @Override
  public Call submit(SendingMode mode, Item item, Optional<SenderId> chosen) {
    ObjectNode sms = Json.object();
    sms.put("sender", chosen.map(SenderId::value).orElse(sender));
    sms.put("recipient", item.to().digits());
    sms.put("content", item.text());
    sms.put("type", "transactional");
    sms.put("unicodeEnabled", item.unicode());
    sms.put("tag", item.reference().toString());
    callback.ifPresent(address -> sms.put("webUrl", address.reveal() + "?ref=" + item.reference()));
    return authorised(
        Call.post(URI.create(base + "/v3/transactionalSMS/sms"), Call.Body.json(sms.toString())));
  }

  private Call authorised(Call call) {
    return call.with("api-key", key.reveal());
  }

  @Override
  public SubmitResult result(Answer answer) {
    Optional<JsonNode> document = Json.read(answer.body());
    Optional<String> code = document.flatMap(d -> Json.text(d, "/code"));
    String message = document.flatMap(d -> Json.text(d, "/message")).orElse("");
    String raw = answer.status() + code.map(c -> " " + c).orElse("");
    return switch (answer.status()) {
      case 201 ->
          document
              .flatMap(d -> Json.text(d, "/messageId"))
              .map(id -> Reading.accepted(id, raw))
              .orElseGet(() -> Reading.unknown(raw));
      case 400 ->
          code.isEmpty()
              ? Reading.unknown(raw)
              : Reading.rejected(reason(code.get(), message), raw);
      case 401, 403 -> Reading.rejected(FailureReason.LOGIN_REFUSED, raw);
      case 402 -> Reading.rejected(FailureReason.CREDIT_EXHAUSTED, raw);
      case 429 -> Reading.throttled(wait(answer), raw);
      default -> Reading.unknown(raw);
    };
  }

  private static FailureReason reason(String code, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (code.equals("not_enough_credits")) {
      return FailureReason.CREDIT_EXHAUSTED;
    }
    if (NOT_OURS_TO_SEND.contains(code)) {
      return FailureReason.LOGIN_REFUSED;
    }
    if (lower.contains("phone") || lower.contains("recipient") || lower.contains("mobile")) {
      return FailureReason.INVALID_NUMBER;
    }
    if (lower.contains("sender")) {
      return FailureReason.SENDER_REFUSED;
    }
    return lower.contains("content") ? FailureReason.TEXT_REFUSED : FailureReason.OTHER;
  }

  /** Seconds until the next window of requests. */
  private Duration wait(Answer answer) {
    return answer
        .header("x-sib-ratelimit-reset")
        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElseGet(() -> answer.retryAfter(clock.instant()));
  }

  @Override
  public CallbackResult received(RawCallback raw) {
    Optional<JsonNode> document = Json.read(raw.bodyText());
    Optional<String> id = document.flatMap(d -> Json.text(d, "/messageId"));
    String word =
        document.flatMap(d -> Json.text(d, "/msg_status")).orElse("").toLowerCase(Locale.ROOT);
    Optional<Instant> at =
        document
            .flatMap(d -> Json.text(d, "/date"))
            .flatMap(date -> Reading.local(date, Reading.PARIS));
    Wish wish = REPLIES.get(word);
    if (wish != null) {
      // its messageId is that of what is answered, and tells no two replies apart
      return Reading.inbound(
          Optional.empty(),
          document.flatMap(d -> Json.text(d, "/to")),
          document.flatMap(d -> Json.text(d, "/reply")).orElse(""),
          wish,
          at);
    }
    Status status = STATUSES.get(word);
    if (id.isEmpty() || status == null) {
      return new CallbackResult.Malformed("no messageId, or a status that is not documented");
    }
    return Reading.report(
        Reading.reference(raw.parameter("ref")),
        id,
        status,
        Reading.reason(REASONS, word),
        word,
        at);
  }

  @Override
  public Optional<StatusInquiry> statuses() {
    return Optional.of(new Events());
  }

  /**
   * Its page “Get all your SMS activity (unaggregated events)”. The events of that number since the
   * day before; of an SMS several, in any order: that it was delivered counts most.
   */
  private final class Events implements StatusInquiry {
    @Override
    public Optional<Call> call(LookupRequest sms) {
      long days = 2 + Math.max(0, Duration.between(sms.submitted(), clock.instant()).toDays());
      URI uri =
          URI.create(
              base
                  + "/v3/transactionalSMS/statistics/events?limit=100&days="
                  + days
                  + "&phoneNumber="
                  + sms.to().digits());
      return Optional.of(authorised(Call.get(uri)));
    }

    @Override
    public Optional<DeliveryReport> read(LookupRequest sms, Answer answer) {
      JsonNode events = Json.read(answer.body()).orElse(Json.object()).path("events");
      return StreamSupport.stream(events.spliterator(), false)
          .filter(event -> isAbout(sms, event))
          .flatMap(event -> report(sms, event).stream())
          .max(Comparator.comparing(report -> weight(report.status())));
    }

    private boolean isAbout(LookupRequest sms, JsonNode event) {
      Optional<String> id = Json.text(event, "/messageId");
      return (id.isPresent() && id.equals(sms.providerId()))
          || Json.text(event, "/tag").equals(Optional.of(sms.reference().toString()));
    }

    private Optional<DeliveryReport> report(LookupRequest sms, JsonNode event) {
      String word = Json.text(event, "/event").orElse("").toLowerCase(Locale.ROOT);
      return Optional.ofNullable(EVENTS.get(word))
          .map(
              status ->
                  Reading.status(
                      sms,
                      status,
                      Reading.reason(EVENT_REASONS, word),
                      word,
                      Json.text(event, "/date").flatMap(Reading::iso)));
    }

    private static int weight(Status status) {
      return switch (status) {
        case BUFFERED -> 0;
        case UNDELIVERED -> 1;
        case DELIVERED -> 2;
      };
    }
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    Call call = authorised(Call.get(URI.create(base + "/v3/account")));
    return creditPrice.map(price -> new SmsCredits(call, currency, price));
  }

  /** Of the account's plans the one for SMS. */
  private record SmsCredits(Call call, Currency currency, BigDecimal price)
      implements BalanceInquiry {
    @Override
    public Balance read(Answer answer) {
      String raw = Integer.toString(answer.status());
      if (answer.status() == 401) {
        return new Balance.Unavailable(FailureReason.LOGIN_REFUSED, raw);
      }
      for (JsonNode plan : Json.read(answer.body()).map(d -> d.at("/plan")).orElse(Json.object())) {
        if (plan.at("/type").asText().equals("sms") && plan.at("/credits").isNumber()) {
          BigDecimal left = plan.at("/credits").decimalValue().multiply(price);
          return new Balance.Known(
              new Money(Math.max(0, left.movePointRight(6).longValue()), currency));
        }
      }
      return new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, raw);
    }
  }
}
