package sms.gateway.http.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.RawCallback;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** How a provider's delivery reports look: the settings {@code report.*}. */
final class ReportFormat {
  private final CallShape shape;
  private final Map<String, String> places;
  private final ReportWords words;
  private final ReportTime time;

  private ReportFormat(
      CallShape shape, Map<String, String> places, ReportWords words, ReportTime time) {
    this.shape = shape;
    this.places = places;
    this.words = words;
    this.time = time;
  }

  /** Empty when no report is described: the provider sends none. */
  static Optional<ReportFormat> of(Settings settings) {
    boolean words = settings.optional("status.url").isPresent(); // which may stand for themselves
    if (!settings.hasAny("report.") || (words && !describesCalls(settings))) {
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
            shape, places, ReportWords.of(settings), ReportTime.of(settings, "report.")));
  }

  private static boolean describesCalls(Settings settings) {
    return settings.hasAny("report.reference")
        || settings.hasAny("report.id")
        || settings.optional("report.status").isPresent();
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
    Optional<ReportWords.Said> said = word.flatMap(w -> words.read(w, field(fields, "code")));
    if (said.isEmpty()) {
      return Optional.of(word.isEmpty() ? "no status" : "a status that is not configured");
    }
    reports.add(
        new DeliveryReport(
            ours,
            id,
            said.get().status(),
            said.get().reason(),
            said.get().rawCode(),
            field(fields, "time").flatMap(time::read)));
    return Optional.empty();
  }

  private Optional<String> field(CallShape.Fields fields, String field) {
    String place = places.get(field);
    return place == null ? Optional.empty() : fields.get(place);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
