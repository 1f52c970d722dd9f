package sms.gateway.http.internal.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.LookupRequest;
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
import sms.gateway.http.internal.json.ReplyFormat;
import sms.gateway.http.internal.settings.Secret;

/**
 * OVHcloud (its guides “API SMS Cookbook”, “Everything you need to know about SMS users” for the
 * reports, “First steps with the OVHcloud APIs” for the signature). Reports go to the address that
 * is set on the SMS account or user, and carry OVH's identifier only. Asked for, they are the
 * sms.Outgoing of its API description (api.ovh.com/1.0/sms.json).
 */
final class OvhProtocol implements Protocol {
  private static final TextLimit LIMIT = new TextLimit(10);

  /** Who signs the requests. */
  record Credentials(String applicationKey, Secret applicationSecret, Secret consumerKey) {}

  /** PTT codes of messages that will not come any more; 1 to 3 and 6 to 7 may still. */
  private static final Map<String, FailureReason> FAILURES =
      Map.ofEntries(
          Map.entry("5", FailureReason.OTHER),
          Map.entry("8", FailureReason.EXPIRED),
          Map.entry("20", FailureReason.OTHER),
          Map.entry("21", FailureReason.OTHER),
          Map.entry("23", FailureReason.INVALID_NUMBER),
          Map.entry("24", FailureReason.ABSENT_SUBSCRIBER),
          Map.entry("25", FailureReason.OTHER),
          Map.entry("26", FailureReason.HANDSET),
          Map.entry("27", FailureReason.HANDSET),
          Map.entry("28", FailureReason.TEXT_REFUSED),
          Map.entry("29", FailureReason.TEXT_REFUSED),
          Map.entry("33", FailureReason.OTHER),
          Map.entry("39", FailureReason.OTHER),
          Map.entry("73", FailureReason.OTHER),
          Map.entry("74", FailureReason.OTHER),
          Map.entry("76", FailureReason.OTHER),
          Map.entry("202", FailureReason.OTHER));

  private static final Map<String, Status> PENDING =
      Map.of(
          "1", Status.BUFFERED,
          "2", Status.BUFFERED,
          "3", Status.BUFFERED,
          "4", Status.DELIVERED,
          "6", Status.BUFFERED,
          "7", Status.BUFFERED);

  /** The report's own state, for a PTT that is not in the list. */
  private static final Map<String, Status> STATES =
      Map.of(
          "0", Status.BUFFERED,
          "1", Status.DELIVERED,
          "2", Status.UNDELIVERED,
          "4", Status.BUFFERED,
          "8", Status.BUFFERED,
          "16", Status.UNDELIVERED);

  private final String base;
  private final String service;
  private final Credentials credentials;
  private final Optional<String> sender;
  private final Currency currency;
  private final Optional<BigDecimal> creditPrice;
  private final Optional<ReplyFormat> replies;
  private final Clock clock;

  /**
   * @param service the SMS account, {@code "sms-ab12345-1"}
   * @param creditPrice what a credit costs; empty: the credit is not told
   * @param replies how its calls with replies look, which no document that was reachable says
   */
  OvhProtocol(
      String base,
      String service,
      Credentials credentials,
      Optional<String> sender,
      Currency currency,
      Optional<BigDecimal> creditPrice,
      Optional<ReplyFormat> replies,
      Clock clock) {
    this.base = base;
    this.service = service;
    this.credentials = credentials;
    this.sender = sender;
    this.currency = currency;
    this.creditPrice = creditPrice;
    this.replies = replies;
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
    ObjectNode job = Json.object();
    job.put("message", item.text());
    job.putArray("receivers").add(item.to().e164());
    job.put("charset", "UTF-8");
    job.put("coding", item.unicode() ? "8bit" : "7bit");
    job.put("noStopClause", true); // or it appends STOP to the text
    job.put("priority", mode == SendingMode.ECONOMY ? "low" : "high");
    Optional<String> from = chosen.map(SenderId::value).or(() -> sender);
    if (from.isPresent()) {
      job.put("sender", from.get());
    } else {
      job.put("senderForResponse", true);
    }
    String body = job.toString();
    URI uri = URI.create(base + "/1.0/sms/" + service + "/jobs");
    return signed(Call.post(uri, Call.Body.json(body)), body);
  }

  /** {@code $1$} and SHA-1 of secrets, method, URL, body and time, joined by plus signs. */
  private Call signed(Call call, String body) {
    long now = clock.instant().getEpochSecond();
    String text =
        String.join(
            "+",
            credentials.applicationSecret().reveal(),
            credentials.consumerKey().reveal(),
            call.method(),
            call.uri().toString(),
            body,
            Long.toString(now));
    return call.with("X-Ovh-Application", credentials.applicationKey())
        .with("X-Ovh-Consumer", credentials.consumerKey().reveal())
        .with("X-Ovh-Timestamp", Long.toString(now))
        .with("X-Ovh-Signature", "$1$" + sha1(text));
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  @Override
  public SubmitResult result(Answer answer) {
    Optional<JsonNode> document = Json.read(answer.body());
    Optional<String> code =
        document
            .flatMap(d -> Json.text(d, "/errorCode"))
            .or(() -> document.flatMap(d -> Json.text(d, "/class")));
    String raw = answer.status() + code.map(c -> " " + c).orElse("");
    if (answer.status() == 200) {
      Optional<String> id = document.flatMap(d -> Json.text(d, "/ids/0"));
      boolean invalid = document.map(d -> d.at("/invalidReceivers/0").isTextual()).orElse(false);
      return id.map(i -> Reading.accepted(i, raw))
          .orElseGet(
              () ->
                  invalid
                      ? Reading.rejected(FailureReason.INVALID_NUMBER, raw + " invalidReceivers")
                      : Reading.unknown(raw));
    }
    String message = document.flatMap(d -> Json.text(d, "/message")).orElse("");
    return switch (answer.status()) {
      case 401, 403 -> Reading.rejected(FailureReason.LOGIN_REFUSED, raw);
      case 402 -> Reading.rejected(FailureReason.CREDIT_EXHAUSTED, raw);
      case 400, 404, 409 ->
          message.isEmpty() ? Reading.unknown(raw) : Reading.rejected(reason(message), raw);
      case 429 -> Reading.throttled(answer.retryAfter(clock.instant()), raw);
      default -> Reading.unknown(raw);
    };
  }

  /** OVH's errors have no number, only a sentence. */
  private static FailureReason reason(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("credit")) {
      return FailureReason.CREDIT_EXHAUSTED;
    }
    if (lower.contains("sender")) {
      return FailureReason.SENDER_REFUSED;
    }
    return lower.contains("receiver") ? FailureReason.INVALID_NUMBER : FailureReason.OTHER;
  }

  @Override
  public CallbackResult received(RawCallback callback) {
    Optional<CallbackResult.Inbound> reply = replies.flatMap(format -> format.read(callback));
    if (reply.isPresent()) {
      return reply.get();
    }
    Optional<String> id = callback.parameter("id").filter(text -> !text.isEmpty());
    String ptt = callback.parameter("ptt").orElse("");
    String state = callback.parameter("description").orElse("");
    Optional<Status> status = status(ptt).or(() -> Optional.ofNullable(STATES.get(state)));
    if (id.isEmpty() || status.isEmpty()) {
      return new CallbackResult.Malformed("no id, or neither ptt nor description is documented");
    }
    return Reading.report(
        Optional.empty(),
        id,
        status.get(),
        Reading.reason(FAILURES, ptt),
        ("ptt " + ptt + " " + state).strip(),
        Optional.empty());
  }

  /** Empty for a PTT code that is not documented. */
  private static Optional<Status> status(String ptt) {
    return FAILURES.containsKey(ptt)
        ? Optional.of(Status.UNDELIVERED)
        : Optional.ofNullable(PENDING.get(ptt));
  }

  @Override
  public Optional<StatusInquiry> statuses() {
    return Optional.of(new OutgoingSms());
  }

  /**
   * {@code GET /sms/}<i>service</i>{@code /outgoing/}<i>id</i>. Only its PTT code is read: what the
   * numbers of {@code deliveryReceipt} mean is not said there. Until it has left it is a job, and
   * not found here.
   */
  private final class OutgoingSms implements StatusInquiry {
    @Override
    public Optional<Call> call(LookupRequest sms) {
      return Reading.id(sms, "[0-9]{1,20}")
          .map(id -> URI.create(base + "/1.0/sms/" + service + "/outgoing/" + id))
          .map(uri -> signed(Call.get(uri), ""));
    }

    @Override
    public Optional<DeliveryReport> read(LookupRequest sms, Answer answer) {
      JsonNode outgoing = Json.read(answer.body()).orElse(Json.object());
      String ptt = Json.text(outgoing, "/ptt").orElse("");
      return status(ptt)
          .map(
              status ->
                  Reading.status(
                      sms,
                      status,
                      Reading.reason(FAILURES, ptt),
                      "ptt " + ptt,
                      Json.text(outgoing, "/deliveredAt").flatMap(Reading::iso)));
    }
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    return creditPrice.map(
        price ->
            new JsonBalance(
                signed(Call.get(URI.create(base + "/1.0/sms/" + service)), ""),
                JsonPointer.compile("/creditsLeft"),
                currency,
                price));
  }
}
