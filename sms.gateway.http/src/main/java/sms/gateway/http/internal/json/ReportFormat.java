package sms.gateway.http.internal.json;

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
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** How a provider's delivery reports look: the settings {@code report.*}. */
final class ReportFormat {
  private record Meaning(Status status, FailureReason reason) {}

  private static final String ANY = "*";

  private final CallShape shape;
  private final Map<String, String> places;
  private final Map<String, Meaning> statuses;
  private final Map<String, FailureReason> codes;
  private final ReportTime time;

  private ReportFormat(
      CallShape shape,
      Map<String, String> places,
      Map<String, Meaning> statuses,
      Map<String, FailureReason> codes,
      ReportTime time) {
    this.shape = shape;
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
    CallShape shape = CallShape.of(settings, "report.", "json");
    Map<String, String> places = new LinkedHashMap<>();
    for (String field : List.of("reference", "id", "status", "code", "time")) {
      settings
          .optional("report." + field)
          .ifPresent(place -> places.put(field, shape.place("report." + field, place)));
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
            shape,
            places,
            statuses(settings),
            codes(settings),
            ReportTime.of(settings, "report.")));
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
    Optional<List<CallShape.Fields>> all = shape.read(callback);
    if (all.isEmpty()) {
      return new CallbackResult.Malformed("no JSON, or no list of reports");
    }
    List<DeliveryReport> reports = new ArrayList<>();
    for (CallShape.Fields fields : all.get()) {
      Optional<String> problem = read(fields, reports);
      if (problem.isPresent()) {
        return new CallbackResult.Malformed(problem.get());
      }
    }
    return new CallbackResult.Reports(reports);
  }

  /** Adds a report; or tells what is wrong with it. */
  private Optional<String> read(CallShape.Fields fields, List<DeliveryReport> reports) {
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

  private Optional<String> field(CallShape.Fields fields, String field) {
    String place = places.get(field);
    return place == null ? Optional.empty() : fields.get(place);
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
