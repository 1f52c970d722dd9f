package sms.gateway.http.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.json.Json;
import sms.gateway.http.internal.settings.CallbackAddress;
import sms.gateway.http.internal.settings.Secret;

/**
 * Twilio, API 2010-04-01 (its OpenAPI twilio_api_v2010, “Error and Warning Dictionary”, “Track
 * outbound message status”, “Webhooks security”, “Twilio’s request to your incoming message webhook
 * URL”). Our reference travels in the report's address; the report is signed over that very
 * address, so both are verified.
 */
final class TwilioProtocol implements Protocol {
  private static final TextLimit LIMIT = new TextLimit(10); // 1,600 characters

  private static final Map<String, FailureReason> CODES =
      Map.ofEntries(
          Map.entry("20003", FailureReason.LOGIN_REFUSED),
          Map.entry("20404", FailureReason.LOGIN_REFUSED),
          Map.entry("21211", FailureReason.INVALID_NUMBER),
          Map.entry("21217", FailureReason.INVALID_NUMBER),
          Map.entry("21614", FailureReason.INVALID_NUMBER),
          Map.entry("21212", FailureReason.SENDER_REFUSED),
          Map.entry("21603", FailureReason.SENDER_REFUSED),
          Map.entry("21606", FailureReason.SENDER_REFUSED),
          Map.entry("21659", FailureReason.SENDER_REFUSED),
          Map.entry("21660", FailureReason.SENDER_REFUSED),
          Map.entry("21602", FailureReason.TEXT_REFUSED),
          Map.entry("21617", FailureReason.TEXT_REFUSED),
          Map.entry("21610", FailureReason.RECIPIENT_STOPPED),
          Map.entry("10001", FailureReason.LOGIN_REFUSED), // account not active
          Map.entry("20005", FailureReason.LOGIN_REFUSED),
          Map.entry("21612", FailureReason.INVALID_NUMBER),
          Map.entry("21635", FailureReason.INVALID_NUMBER),
          Map.entry("21703", FailureReason.SENDER_REFUSED),
          Map.entry("21705", FailureReason.SENDER_REFUSED),
          Map.entry("21910", FailureReason.SENDER_REFUSED),
          Map.entry("30001", FailureReason.THROTTLED), // queue overflow
          Map.entry("30002", FailureReason.LOGIN_REFUSED), // account suspended
          Map.entry("30003", FailureReason.ABSENT_SUBSCRIBER),
          Map.entry("30004", FailureReason.RECIPIENT_STOPPED),
          Map.entry("30005", FailureReason.INVALID_NUMBER),
          Map.entry("30006", FailureReason.INVALID_NUMBER),
          Map.entry("30007", FailureReason.TEXT_REFUSED),
          Map.entry("30018", FailureReason.SENDER_REFUSED),
          Map.entry("30019", FailureReason.TEXT_REFUSED),
          Map.entry("30022", FailureReason.THROTTLED),
          Map.entry("30024", FailureReason.SENDER_REFUSED),
          Map.entry("30032", FailureReason.SENDER_REFUSED),
          Map.entry("30034", FailureReason.SENDER_REFUSED),
          Map.entry("30036", FailureReason.EXPIRED));

  static final Map<String, Status> STATUSES =
      Map.ofEntries(
          Map.entry("accepted", Status.BUFFERED),
          Map.entry("scheduled", Status.BUFFERED),
          Map.entry("queued", Status.BUFFERED),
          Map.entry("sending", Status.BUFFERED),
          Map.entry("sent", Status.BUFFERED),
          Map.entry("delivered", Status.DELIVERED),
          Map.entry("read", Status.DELIVERED),
          Map.entry("partially_delivered", Status.BUFFERED),
          Map.entry("undelivered", Status.UNDELIVERED),
          Map.entry("failed", Status.UNDELIVERED),
          Map.entry("canceled", Status.UNDELIVERED));

  /** Its default keywords (“Twilio support for opt-out keywords”), and its parameter OptOutType. */
  private static final Set<String> OPT_OUTS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");

  private static final Set<String> OPT_INS = Set.of("START", "UNSTOP", "YES");

  private final String account;
  private final String sid;
  private final Secret token;
  private final String sender;
  private final Optional<CallbackAddress> callback;
  private final Clock clock;

  /**
   * @param base without a slash at its end
   * @param sid of the account
   * @param token the account's auth token, which also signs the reports
   * @param sender number, name, or the SID of a messaging service
   */
  TwilioProtocol(
      String base,
      String sid,
      Secret token,
      String sender,
      Optional<CallbackAddress> callback,
      Clock clock) {
    this.account = base + "/2010-04-01/Accounts/" + sid;
    this.sid = sid;
    this.token = token;
    this.sender = sender;
    this.callback = callback;
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
    form.put("To", item.to().e164());
    String from = chosen.map(SenderId::value).orElse(sender);
    form.put(from.startsWith("MG") && chosen.isEmpty() ? "MessagingServiceSid" : "From", from);
    form.put("Body", item.text());
    callback.ifPresent(
        address -> form.put("StatusCallback", address.reveal() + "?ref=" + item.reference()));
    return authorised(
        Call.post(URI.create(account + "/Messages.json"), Call.Body.form(FormText.write(form))));
  }

  private Call authorised(Call call) {
    String pair = sid + ":" + token.reveal();
    return call.with(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public SubmitResult result(Answer answer) {
    Optional<JsonNode> document = Json.read(answer.body());
    Optional<String> code = document.flatMap(d -> Json.text(d, "/code"));
    String raw = answer.status() + code.map(c -> " " + c).orElse("");
    if (answer.status() == 201) {
      return document
          .flatMap(d -> Json.text(d, "/sid"))
          .map(id -> Reading.accepted(id, raw))
          .orElseGet(() -> Reading.unknown(raw));
    }
    boolean full = code.equals(Optional.of("21611")); // the sender's queue is full
    if (answer.status() == 429 || full) {
      return Reading.throttled(answer.retryAfter(clock.instant()), raw);
    }
    if (answer.status() == 401) {
      return Reading.rejected(FailureReason.LOGIN_REFUSED, raw);
    }
    return answer.status() >= 400 && answer.status() < 500 && code.isPresent()
        ? Reading.rejected(Reading.reason(CODES, code.get()), raw)
        : Reading.unknown(raw);
  }

  @Override
  public CallbackResult received(RawCallback raw) {
    Map<String, List<String>> form = FormText.read(raw.bodyText());
    Optional<String> reference = raw.parameter("ref");
    if (!isSigned(raw, reference, form)) {
      return new CallbackResult.Unauthorised();
    }
    Optional<String> id = first(form, "MessageSid");
    if (first(form, "MessageStatus").isEmpty() && form.containsKey("Body")) {
      String text = first(form, "Body").orElse("");
      return Reading.inbound(id, first(form, "From"), text, wish(form, text), Optional.empty());
    }
    String word = first(form, "MessageStatus").orElse("");
    String code = first(form, "ErrorCode").orElse("");
    Status status = STATUSES.get(word);
    if (id.isEmpty() || status == null) {
      return new CallbackResult.Malformed("no MessageSid, or a status that is not documented");
    }
    return Reading.report(
        Reading.reference(reference),
        id,
        status,
        Reading.reason(CODES, code),
        (word + " " + code).strip(),
        Optional.empty());
  }

  /** What Twilio has made of it: it blocks and unblocks numbers by these words itself. */
  private static Wish wish(Map<String, List<String>> form, String text) {
    String word = first(form, "OptOutType").orElse(text.strip()).toUpperCase(Locale.ROOT);
    if (OPT_OUTS.contains(word)) {
      return Wish.OPT_OUT;
    }
    return OPT_INS.contains(word) ? Wish.OPT_IN : Wish.NONE;
  }

  private static Optional<String> first(Map<String, List<String>> form, String name) {
    return Optional.ofNullable(form.get(name)).map(values -> values.get(0));
  }

  /** Base64 of HMAC-SHA1 over the address that we gave and all parameters in order of name. */
  private boolean isSigned(
      RawCallback raw, Optional<String> reference, Map<String, List<String>> form) {
    if (callback.isEmpty()) {
      return false;
    }
    StringBuilder text = new StringBuilder(callback.get().reveal());
    reference.ifPresent(ref -> text.append("?ref=").append(ref));
    new TreeMap<>(form)
        .forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
    byte[] said = raw.header("x-twilio-signature").orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(said, hmac(text.toString()).getBytes(StandardCharsets.UTF_8));
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  @Override
  public Optional<StatusInquiry> statuses() {
    return Optional.of(new MessageStatus());
  }

  /** FetchMessage of its OpenAPI document. */
  private final class MessageStatus implements StatusInquiry {
    @Override
    public Optional<Call> call(LookupRequest sms) {
      return Reading.id(sms, "[A-Za-z0-9]{1,64}")
          .map(id -> authorised(Call.get(URI.create(account + "/Messages/" + id + ".json"))));
    }

    @Override
    public Optional<DeliveryReport> read(LookupRequest sms, Answer answer) {
      JsonNode message = Json.read(answer.body()).orElse(Json.object());
      String word = Json.text(message, "/status").orElse("");
      String code = Json.text(message, "/error_code").orElse("");
      Optional<Instant> at = Json.text(message, "/date_updated").flatMap(MessageStatus::time);
      return Optional.ofNullable(STATUSES.get(word))
          .map(
              status ->
                  Reading.status(
                      sms, status, Reading.reason(CODES, code), (word + " " + code).strip(), at));
    }

    /** RFC 2822, as Twilio writes times. */
    private static Optional<Instant> time(String text) {
      try {
        return Optional.of(
            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    Call call = authorised(Call.get(URI.create(account + "/Balance.json")));
    return Optional.of(new AccountBalance(call));
  }

  /** An amount with its own currency. */
  private record AccountBalance(Call call) implements BalanceInquiry {
    @Override
    public Balance read(Answer answer) {
      String raw = Integer.toString(answer.status());
      if (answer.status() == 401) {
        return new Balance.Unavailable(FailureReason.LOGIN_REFUSED, raw);
      }
      return Json.read(answer.body())
          .flatMap(AccountBalance::money)
          .<Balance>map(Balance.Known::new)
          .orElseGet(() -> new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, raw));
    }

    private static Optional<Money> money(JsonNode document) {
      String amount = Json.text(document, "/balance").orElse("");
      String currency = Json.text(document, "/currency").orElse("");
      if (!amount.matches("-?[0-9]{1,12}(\\.[0-9]{1,20})?") || !currency.matches("[A-Z]{3}")) {
        return Optional.empty();
      }
      long micros = new BigDecimal(amount).movePointRight(6).longValue();
      return Optional.of(new Money(Math.max(0, micros), Currency.getInstance(currency)));
    }
  }
}
