package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.LookupRequest;
import sms.gateway.http.internal.Protocol.StatusInquiry;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;
import sms.gateway.http.internal.json.JsonProtocol.RequestTemplate;
import sms.gateway.http.internal.settings.Settings;

/** How a provider is asked what became of an SMS: the settings {@code status.*}. */
final class StatusFormat implements StatusInquiry {
  private final RequestTemplate request;
  private final Map<String, String> fixed;
  private final JsonPointer status;
  private final Optional<JsonPointer> code;
  private final Optional<JsonPointer> time;
  private final ReportTime times;
  private final ReportWords words;

  /**
   * Reads the settings but for {@code status.url}.
   *
   * @param request of {@code status.url}
   * @param fixed placeholders that are the same for all SMS
   */
  StatusFormat(Settings settings, RequestTemplate request, Map<String, String> fixed) {
    this.request = request;
    this.fixed = Map.copyOf(fixed);
    this.status =
        Pointers.of(
            "status.status",
            settings.required("status.status", "a JSON Pointer to the status word"));
    this.code = settings.optional("status.code").map(place -> Pointers.of("status.code", place));
    this.time = settings.optional("status.time").map(place -> Pointers.of("status.time", place));
    this.times = ReportTime.of(settings, "status.");
    this.words = ReportWords.of(settings);
  }

  @Override
  public Optional<Call> call(LookupRequest sms) {
    return sms.providerId().map(id -> call(sms, id));
  }

  private Call call(LookupRequest sms, String id) {
    Map<String, String> values = new HashMap<>(fixed);
    values.put("id", id);
    values.put("reference", sms.reference().toString());
    values.put("to", sms.to().e164());
    values.put("to.digits", sms.to().digits());
    return request.fill(values);
  }

  @Override
  public Optional<DeliveryReport> read(LookupRequest sms, Answer answer) {
    JsonNode document = Json.read(answer.body()).orElse(Json.object());
    return Json.text(document, status)
        .flatMap(word -> words.read(word, code.flatMap(place -> Json.text(document, place))))
        .map(
            said ->
                new DeliveryReport(
                    Optional.of(sms.reference()),
                    sms.providerId(),
                    said.status(),
                    said.reason(),
                    said.rawCode(),
                    time.flatMap(place -> Json.text(document, place)).flatMap(times::read)));
  }
}
