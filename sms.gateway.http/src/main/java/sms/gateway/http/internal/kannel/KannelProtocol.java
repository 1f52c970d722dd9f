package sms.gateway.http.internal.kannel;

import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.Numbers;
import sms.gateway.http.internal.Protocol;
import sms.gateway.http.internal.RawCode;
import sms.gateway.http.internal.TextLimit;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.settings.CallbackAddress;
import sms.gateway.http.internal.settings.Secret;

/**
 * Kannel's {@code sendsms} (Kannel user guide, “Using the HTTP interface to send SMS messages” and
 * “Delivery reports on SMS delivery”, “SMS service group”; the answers as gw/smsbox.c of 1.4.5
 * gives them).
 *
 * <p>Kannel gives no identifier, so our reference travels in the report's address. It splits a long
 * text itself, and cuts what is longer than its {@code max-messages} while saying that it took it.
 */
final class KannelProtocol implements Protocol {
  /** Asks for all reports: 1 delivered, 2 failed, 4 buffered, 8 taken, 16 refused. */
  private static final String ALL_REPORTS = "31";

  private static final Pattern SMPP_STATE = Pattern.compile("\\bstat:([A-Z]{1,10})");
  private static final Pattern SMPP_ERROR = Pattern.compile("\\berr:([0-9A-Za-z]{1,10})");

  private final URI url;
  private final String username;
  private final Secret password;
  private final Optional<String> sender;
  private final Map<SendingMode, String> smscs;
  private final TextLimit limit;
  private final Optional<CallbackAddress> callback;

  /**
   * @param url of sendsms, without query
   * @param smscs the smsc-id that serves a mode; without one Kannel routes as it sees fit
   * @param limit max-messages of that sendsms-user
   */
  KannelProtocol(
      URI url,
      String username,
      Secret password,
      Optional<String> sender,
      Map<SendingMode, String> smscs,
      TextLimit limit,
      Optional<CallbackAddress> callback) {
    this.url = url;
    this.username = username;
    this.password = password;
    this.sender = sender;
    this.smscs = new EnumMap<>(SendingMode.class);
    this.smscs.putAll(smscs);
    this.limit = limit;
    this.callback = callback;
  }

  /** Kannel would replace an empty text by a sentence of its own, and cut a long one. */
  @Override
  public Optional<SubmitResult.Rejected> refusal(Item item) {
    return limit.refusal(item);
  }

  @Override
  public boolean takesSender() {
    return true;
  }

  @Override
  public Call submit(SendingMode mode, Item item, Optional<SenderId> chosen) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("username", username);
    query.put("password", password.reveal());
    chosen.map(SenderId::value).or(() -> sender).ifPresent(from -> query.put("from", from));
    query.put("to", item.to().e164());
    query.put("text", item.text());
    query.put("charset", "UTF-8");
    query.put("coding", item.unicode() ? "2" : "0");
    String smsc = smscs.get(mode);
    if (smsc != null) {
      query.put("smsc", smsc);
    }
    callback.ifPresent(
        address -> {
          query.put("dlr-mask", ALL_REPORTS);
          query.put("dlr-url", reportUrl(address, item.reference()));
        });
    return Call.get(URI.create(url + "?" + FormText.write(query)));
  }

  /** Kannel replaces %d (what happened), %T (seconds since 1970) and %A (the SMSC's words). */
  private static String reportUrl(CallbackAddress address, UUID reference) {
    return address.reveal() + "?ref=" + reference + "&d=%d&t=%T&a=%A";
  }

  @Override
  public SubmitResult result(Answer answer) {
    String body = answer.body().strip();
    String raw = RawCode.of(answer.status() + " " + body);
    return switch (answer.status()) {
      case 202 ->
          body.startsWith("0:") || body.startsWith("3:") || body.startsWith("Sent.")
              ? new SubmitResult.Accepted("", raw)
              : new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, raw);
      case 400 -> new SubmitResult.Rejected(badRequest(body), raw);
      case 403 ->
          new SubmitResult.Rejected(
              body.startsWith("Not routable") ? FailureReason.OTHER : FailureReason.LOGIN_REFUSED,
              raw);
      case 404 -> new SubmitResult.Rejected(FailureReason.OTHER, raw); // not the sendsms address
      case 503 ->
          new SubmitResult.RetryLater(
              answer.retryAfter(Instant.now()), FailureReason.PROVIDER_DOWN, raw);
      default -> new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, raw);
    };
  }

  private static FailureReason badRequest(String body) {
    String lower = body.toLowerCase(Locale.ROOT);
    if (lower.contains("receiver")) {
      return FailureReason.INVALID_NUMBER;
    }
    if (lower.startsWith("number(s)")) {
      return FailureReason.RECIPIENT_STOPPED; // Kannel's black list
    }
    if (lower.startsWith("sender")) {
      return FailureReason.SENDER_REFUSED;
    }
    return lower.startsWith("charset") ? FailureReason.TEXT_REFUSED : FailureReason.OTHER;
  }

  @Override
  public CallbackResult received(RawCallback callback) {
    if (callback.parameter("from").isPresent()) {
      return inbound(callback);
    }
    Optional<String> reference = callback.parameter("ref");
    Optional<String> state = callback.parameter("d");
    if (reference.isEmpty() || state.isEmpty()) {
      return new CallbackResult.Malformed("no ref or no d");
    }
    UUID ours;
    try {
      ours = UUID.fromString(reference.get());
    } catch (IllegalArgumentException e) {
      return new CallbackResult.Malformed("ref is no UUID");
    }
    String words = callback.parameter("a").orElse("");
    Optional<Instant> at = callback.parameter("t").flatMap(KannelProtocol::seconds);
    return switch (state.get()) {
      case "1" -> report(ours, Status.DELIVERED, Optional.empty(), "1", at);
      case "2", "16" ->
          report(ours, Status.UNDELIVERED, Optional.of(why(words)), code(state.get(), words), at);
      case "4", "8", "32" ->
          report(ours, Status.BUFFERED, Optional.empty(), code(state.get(), words), at);
      default -> new CallbackResult.Malformed("d is none of 1, 2, 4, 8, 16, 32");
    };
  }

  /**
   * An SMS to a sms-service with {@code get-url = "…?from=%p&text=%a&id=%I&t=%T"}. What comes from
   * no telephone number is nobody to answer.
   */
  private static CallbackResult inbound(RawCallback callback) {
    return new CallbackResult.Inbound(
        callback.parameter("from").flatMap(Numbers::read).stream()
            .map(
                number ->
                    new InboundSms(
                        callback.parameter("id").filter(id -> !id.isEmpty()),
                        number,
                        callback.parameter("text").orElse(""),
                        Wish.NONE,
                        callback.parameter("t").flatMap(KannelProtocol::seconds)))
            .toList());
  }

  private static CallbackResult report(
      UUID reference,
      Status status,
      Optional<FailureReason> reason,
      String code,
      Optional<Instant> at) {
    return new CallbackResult.Reports(
        List.of(
            new DeliveryReport(
                Optional.of(reference), Optional.empty(), status, reason, code, at)));
  }

  private static Optional<Instant> seconds(String text) {
    return text.matches("[0-9]{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }

  /** SMPP 3.4, appendix B: {@code id:… stat:EXPIRED err:001 text:…}. */
  private static FailureReason why(String words) {
    Matcher state = SMPP_STATE.matcher(words);
    return state.find() && state.group(1).equals("EXPIRED")
        ? FailureReason.EXPIRED
        : FailureReason.OTHER;
  }

  /** What the SMSC said, without the beginning of the message that SMPP repeats in it. */
  private static String code(String state, String words) {
    Matcher smpp = SMPP_STATE.matcher(words);
    Matcher error = SMPP_ERROR.matcher(words);
    if (smpp.find()) {
      return state + " " + smpp.group(1) + (error.find() ? " err:" + error.group(1) : "");
    }
    Matcher word = Pattern.compile("^N?ACK/([0-9A-Za-z ._-]{0,60})").matcher(words);
    return word.find() ? RawCode.of(state + " " + word.group()) : state;
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("username", username);
    query.put("password", password.reveal());
    return Optional.of(new LoginCheck(Call.get(URI.create(url + "?" + FormText.write(query)))));
  }

  /**
   * Kannel knows no credit; but a request that names no receiver shows whether it is there and
   * takes our login, and sends nothing: 403 for a wrong login, 400 after a right one.
   */
  private record LoginCheck(Call call) implements BalanceInquiry {
    @Override
    public Balance read(Answer answer) {
      String raw = RawCode.of(answer.status() + " " + answer.body().strip());
      return switch (answer.status()) {
        case 400 -> new Balance.Unsupported();
        case 403 -> new Balance.Unavailable(FailureReason.LOGIN_REFUSED, raw);
        case 503 -> new Balance.Unavailable(FailureReason.PROVIDER_DOWN, raw);
        default -> new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, raw);
      };
    }
  }
}
