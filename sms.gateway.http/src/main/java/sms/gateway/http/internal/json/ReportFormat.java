package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.RawCallback;
import sms.gateway.http.internal.RawCode;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** How a provider's delivery reports look: the settings {@code report.*}. */
final class ReportFormat {
  /** Where a report's fields are. */
  private enum Source {
    JSON,
    QUERY,
    FORM
  }

  /** Reads one field of a report by its name or pointer. */
  private interface Fields {
    Optional<String> get(String place);
  }

  private record Meaning(Status status, FailureReason reason) {}

  private static final String ANY = "*";

  private final Source source;
  private final Optional<JsonPointer> list;
  private final Map<String, String> places;
  private final Map<String, Meaning> statuses;
  private final Map<String, FailureReason> codes;
  private final ReportTime time;

  private ReportFormat(
      Source source,
      Optional<JsonPointer> list,
      Map<String, String> places,
      Map<String, Meaning> statuses,
      Map<String, FailureReason> codes,
      ReportTime time) {
    this.source = source;
    this.list = list;
    this.places = places;
    this.statuses = statuses;
    this.codes = codes;
    this.time = time;
  }

  /** Empty when no report is described: the provider sends none. */
  static Optional<ReportFormat> of(Settings settings) {
    if (!settings.hasAny("report.")) {
      return Optional.empty();
    }
    Source source = source(settings);
    Map<String, String> places = new LinkedHashMap<>();
    for (String field : List.of("reference", "id", "status", "code", "time")) {
      settings
          .optional("report." + field)
          .ifPresent(place -> places.put(field, checked(source, "report." + field, place)));
    }
    if (!places.containsKey("reference") && !places.containsKey("id")) {
      throw new SettingException(
          "report.reference",
          "is missing: say where a report has our reference, or in report.id the provider's");
    }
    if (!places.containsKey("status")) {
      throw new SettingException("report.status", "is missing: say where a report has its status");
    }
    return Optional.of(
        new ReportFormat(
            source,
            settings.optional("report.list").map(place -> Pointers.of("report.list", place)),
            places,
            statuses(settings),
            codes(settings),
            ReportTime.of(settings)));
  }

  private static Source source(Settings settings) {
    String name = settings.optional("report.source").orElse("json");
    return switch (name) {
      case "json" -> Source.JSON;
      case "query" -> Source.QUERY;
      case "form" -> Source.FORM;
      default ->
          throw new SettingException(
              "report.source", "is “" + name + "”: put json, query or form there");
    };
  }

  private static String checked(Source source, String setting, String place) {
    if (source == Source.JSON) {
      return Pointers.of(setting, place).toString();
    }
    return place;
  }

  private static Map<String, Meaning> statuses(Settings settings) {
    Map<String, Meaning> statuses = new LinkedHashMap<>();
    for (String line : settings.list("report.statuses")) {
      String[] sides = sides("report.statuses", line, "“delivered = DELIVERED”");
      String[] words = sides[1].split("\\s+", 2);
      FailureReason reason =
          words.length == 1
              ? FailureReason.OTHER
              : AnswerRule.reason("report.statuses", line, words[1]);
      statuses.put(sides[0].toLowerCase(Locale.ROOT), new Meaning(status(line, words[0]), reason));
    }
    if (statuses.values().stream().noneMatch(m -> m.status == Status.DELIVERED)) {
      throw new SettingException(
          "report.statuses",
          "has no word for a delivered SMS: add a line like “delivered = DELIVERED”");
    }
    return statuses;
  }

  private static Status status(String line, String name) {
    try {
      return Status.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          "report.statuses",
          "is wrong at “" + line + "”: use BUFFERED, DELIVERED or UNDELIVERED on the right");
    }
  }

  private static Map<String, FailureReason> codes(Settings settings) {
    Map<String, FailureReason> codes = new LinkedHashMap<>();
    for (String line : settings.list("report.codes")) {
      String[] sides = sides("report.codes", line, "“absent = ABSENT_SUBSCRIBER”");
      codes.put(sides[0], AnswerRule.reason("report.codes", line, sides[1]));
    }
    return codes;
  }

  private static String[] sides(String setting, String line, String example) {
    int equals = line.indexOf('=');
    if (equals < 1 || equals == line.length() - 1) {
      throw new SettingException(setting, "is wrong at “" + line + "”: write it like " + example);
    }
    return new String[] {line.substring(0, equals).strip(), line.substring(equals + 1).strip()};
  }

  /** Reads a call; either all reports in it or none. */
  CallbackResult read(RawCallback callback) {
    List<Fields> all = new ArrayList<>();
    switch (source) {
      case QUERY -> all.add(callback::parameter);
      case FORM -> {
        Map<String, List<String>> form = FormText.read(callback.bodyText());
        all.add(name -> Optional.ofNullable(form.get(name)).map(values -> values.get(0)));
      }
      case JSON -> {
        Optional<JsonNode> document = Json.read(callback.bodyText());
        if (document.isEmpty()) {
          return new CallbackResult.Malformed("no JSON");
        }
        Optional<JsonNode> reports = list.map(document.get()::at);
        if (reports.isPresent()) {
          if (!reports.get().isArray()) {
            return new CallbackResult.Malformed("no list of reports");
          }
          reports.get().forEach(report -> all.add(json(report)));
        } else {
          all.add(json(document.get()));
        }
      }
    }
    List<DeliveryReport> reports = new ArrayList<>();
    for (Fields fields : all) {
      Optional<String> problem = read(fields, reports);
      if (problem.isPresent()) {
        return new CallbackResult.Malformed(problem.get());
      }
    }
    return new CallbackResult.Reports(reports);
  }

  private static Fields json(JsonNode report) {
    return place -> Json.text(report, JsonPointer.compile(place));
  }

  /** Adds a report; or tells what is wrong with it. */
  private Optional<String> read(Fields fields, List<DeliveryReport> reports) {
    Optional<String> reference = field(fields, "reference");
    Optional<String> id = field(fields, "id");
    Optional<UUID> ours = reference.flatMap(ReportFormat::uuid);
    if (reference.isPresent() && ours.isEmpty()) {
      return Optional.of("a reference that is not ours");
    }
    if (ours.isEmpty() && id.isEmpty()) {
      return Optional.of("no reference and no id");
    }
    Optional<String> word = field(fields, "status");
    Optional<Meaning> meaning = word.flatMap(this::meaning);
    if (word.isEmpty() || meaning.isEmpty()) {
      return Optional.of(word.isEmpty() ? "no status" : "a status that is not configured");
    }
    Optional<String> code = field(fields, "code");
    Status status = meaning.get().status();
    FailureReason fallback = meaning.get().reason();
    Optional<FailureReason> reason =
        status == Status.UNDELIVERED
            ? Optional.of(code.map(c -> codes.getOrDefault(c, fallback)).orElse(fallback))
            : Optional.empty();
    reports.add(
        new DeliveryReport(
            ours,
            id,
            status,
            reason,
            RawCode.of(word.get() + code.map(c -> " " + c).orElse("")),
            field(fields, "time").flatMap(time::read)));
    return Optional.empty();
  }

  private Optional<String> field(Fields fields, String field) {
    String place = places.get(field);
    return place == null ? Optional.empty() : fields.get(place).filter(text -> !text.isEmpty());
  }

  private Optional<Meaning> meaning(String word) {
    Meaning known = statuses.get(word.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(known == null ? statuses.get(ANY) : known);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
