package sms.gateway.http.internal.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.gateway.http.internal.RawCode;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/**
 * What a provider's words and codes mean, in reports and in answers about a status: the settings
 * {@code report.statuses} and {@code report.codes}.
 */
final class ReportWords {
  private record Meaning(Status status, FailureReason reason) {}

  /**
   * What is said of an SMS.
   *
   * @param reason why not, for {@link Status#UNDELIVERED}
   */
  record Said(Status status, Optional<FailureReason> reason, String rawCode) {}

  private static final String ANY = "*";

  private final Map<String, Meaning> statuses;
  private final Map<String, FailureReason> codes;

  private ReportWords(Map<String, Meaning> statuses, Map<String, FailureReason> codes) {
    this.statuses = statuses;
    this.codes = codes;
  }

  static ReportWords of(Settings settings) {
    return new ReportWords(statuses(settings), codes(settings));
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

  /** Empty for a word that is not configured. */
  Optional<Said> read(String word, Optional<String> code) {
    Meaning known = statuses.get(word.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(known == null ? statuses.get(ANY) : known)
        .map(
            meaning ->
                new Said(
                    meaning.status(),
                    meaning.status() == Status.UNDELIVERED
                        ? Optional.of(
                            code.map(c -> codes.getOrDefault(c, meaning.reason()))
                                .orElse(meaning.reason()))
                        : Optional.empty(),
                    RawCode.of(word + code.map(c -> " " + c).orElse(""))));
  }
}
