package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.FailureReason;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.Protocol;
import sms.gateway.http.internal.RawCode;
import sms.gateway.http.internal.TextLimit;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;

/** A provider described by configuration alone: see {@link JsonComponent} for the settings. */
final class JsonProtocol implements Protocol {
  private static final String SENDER = "sender";

  private final RequestTemplate request;
  private final Vocabulary vocabulary;
  private final List<AnswerRule> rules;
  private final Optional<JsonPointer> id;
  private final Optional<JsonPointer> code;
  private final Optional<ReportFormat> reports;
  private final Optional<ReplyFormat> replies;
  private final Optional<StatusInquiry> statuses;
  private final Optional<BalanceInquiry> balance;
  private final TextLimit limit;
  private final Clock clock;

  /**
   * @param rules what an answer means, the first that fits
   * @param id where an accepting answer has the provider's identifier; empty: it has none
   * @param code where an answer has a code; empty: the HTTP status says all
   */
  JsonProtocol(
      RequestTemplate request,
      Vocabulary vocabulary,
      List<AnswerRule> rules,
      Optional<JsonPointer> id,
      Optional<JsonPointer> code,
      Optional<ReportFormat> reports,
      Optional<ReplyFormat> replies,
      Optional<StatusInquiry> statuses,
      Optional<BalanceInquiry> balance,
      TextLimit limit,
      Clock clock) {
    this.request = request;
    this.vocabulary = vocabulary;
    this.rules = List.copyOf(rules);
    this.id = id;
    this.code = code;
    this.reports = reports;
    this.replies = replies;
    this.statuses = statuses;
    this.balance = balance;
    this.limit = limit;
    this.clock = clock;
  }

  @Override
  public Optional<SubmitResult.Rejected> refusal(Item item) {
    return limit.refusal(item);
  }

  @Override
  public boolean takesSender() {
    return request.names().contains(SENDER);
  }

  @Override
  public Call submit(SendingMode mode, Item item, Optional<SenderId> chosen) {
    return request.fill(vocabulary.of(mode, item, chosen));
  }

  @Override
  public SubmitResult result(Answer answer) {
    Optional<JsonNode> document = Json.read(answer.body());
    Optional<String> said = at(document, code);
    String raw = RawCode.of(answer.status() + said.map(c -> " " + c).orElse(""));
    Optional<Verdict> verdict =
        rules.stream()
            .filter(rule -> rule.fits(answer.status(), said))
            .map(AnswerRule::verdict)
            .findFirst();
    Optional<String> providerId = at(document, id);
    if (verdict.isEmpty() || (lacksId(verdict.get(), providerId))) {
      return new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, raw);
    }
    return verdict.get().result(answer, providerId.orElse(""), raw, clock.instant());
  }

  /** An answer that should carry an identifier and doesn't is not the documented one. */
  private boolean lacksId(Verdict verdict, Optional<String> providerId) {
    return verdict.kind() == Verdict.Kind.ACCEPTED && id.isPresent() && providerId.isEmpty();
  }

  private static Optional<String> at(Optional<JsonNode> document, Optional<JsonPointer> place) {
    return document.flatMap(node -> place.flatMap(pointer -> Json.text(node, pointer)));
  }

  @Override
  public CallbackResult received(RawCallback callback) {
    return replies
        .flatMap(format -> format.read(callback))
        .<CallbackResult>map(inbound -> inbound)
        .or(() -> reports.map(format -> format.read(callback)))
        .orElseGet(() -> new CallbackResult.Malformed("neither report nor reply is configured"));
  }

  @Override
  public Optional<StatusInquiry> statuses() {
    return statuses;
  }

  @Override
  public Optional<BalanceInquiry> balance() {
    return balance;
  }

  /**
   * A request with placeholders.
   *
   * @param method upper case
   * @param url placeholders in its query, and in the path of {@code status.url}
   * @param headers names and values
   */
  record RequestTemplate(
      String method, Template url, Map<String, Template> headers, BodyTemplate body) {
    RequestTemplate {
      headers = Map.copyOf(headers);
    }

    /** The placeholders in it. */
    Set<String> names() {
      Set<String> names = new HashSet<>(url.names());
      headers.values().forEach(header -> names.addAll(header.names()));
      names.addAll(body.names());
      return names;
    }

    Call fill(Map<String, String> values) {
      List<Map.Entry<String, String>> filled = new ArrayList<>();
      headers.forEach(
          (name, value) -> filled.add(Map.entry(name, value.fill(values, text -> text))));
      return new Call(
          method,
          URI.create(url.fill(values, sms.gateway.http.internal.exchange.FormText::escape)),
          filled,
          body.fill(values));
    }
  }

  /**
   * What the placeholders stand for.
   *
   * @param fixed those that are the same for all SMS: sender, user, key…
   * @param modes the provider's word for a mode
   * @param gsm the provider's word for the GSM alphabet
   * @param unicode the provider's word for UCS-2
   */
  record Vocabulary(
      Map<String, String> fixed, Map<SendingMode, String> modes, String gsm, String unicode) {
    Vocabulary {
      fixed = Map.copyOf(fixed);
      modes = Map.copyOf(modes);
    }

    Map<String, String> of(SendingMode mode, Item item, Optional<SenderId> chosen) {
      Map<String, String> values = new HashMap<>(fixed);
      chosen.ifPresent(sender -> values.put(SENDER, sender.value()));
      values.put("to", item.to().e164());
      values.put("to.digits", item.to().digits());
      values.put("text", item.text());
      values.put("reference", item.reference().toString());
      values.put("mode", modes.getOrDefault(mode, mode.name()));
      values.put("encoding", item.unicode() ? unicode : gsm);
      values.put("parts", Integer.toString(item.parts()));
      return values;
    }
  }
}
