package sms.gateway.http.internal.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.gateway.FailureReason;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/**
 * One line of the setting {@code answers}: {@code "201 = accepted"}, {@code "400 invalid_number =
 * rejected INVALID_NUMBER"}, {@code "4xx = rejected OTHER"}, {@code "503 = retry PROVIDER_DOWN"}.
 * The first line that fits an answer counts.
 *
 * @param status three digits, the last ones may be x
 * @param code the provider's code at {@code answer.code}; empty: whatever it is
 * @param verdict what such an answer means
 */
record AnswerRule(String status, Optional<String> code, Verdict verdict) {
  private static final Pattern LINE =
      Pattern.compile("([2-5](?:[0-9]{2}|[0-9]x|xx))(?:\\s+(\\S+))?\\s*=\\s*(\\w+)(?:\\s+(\\w+))?");

  /** Those of a configuration, in their order; at least one accepts. */
  static List<AnswerRule> of(Settings settings) {
    List<AnswerRule> rules = settings.list("answers").stream().map(AnswerRule::of).toList();
    if (rules.stream().noneMatch(rule -> rule.verdict.kind() == Verdict.Kind.ACCEPTED)) {
      throw new SettingException(
          "answers", "says of no answer that the SMS was taken: add a line like “201 = accepted”");
    }
    return rules;
  }

  private static AnswerRule of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw wrong(line);
    }
    Verdict.Kind kind =
        switch (matcher.group(3).toLowerCase(Locale.ROOT)) {
          case "accepted" -> Verdict.Kind.ACCEPTED;
          case "rejected" -> Verdict.Kind.REJECTED;
          case "retry" -> Verdict.Kind.RETRY;
          default -> throw wrong(line);
        };
    if ((kind == Verdict.Kind.ACCEPTED) != (matcher.group(4) == null)) {
      throw wrong(line);
    }
    FailureReason reason =
        kind == Verdict.Kind.ACCEPTED
            ? FailureReason.OTHER
            : reason("answers", line, matcher.group(4));
    return new AnswerRule(
        matcher.group(1), Optional.ofNullable(matcher.group(2)), new Verdict(kind, reason));
  }

  private static SettingException wrong(String line) {
    return new SettingException(
        "answers",
        "is wrong at “"
            + line
            + "”: write “201 = accepted”, “400 code = rejected REASON” or “503 = retry REASON”");
  }

  /** A reason by its name. */
  static FailureReason reason(String setting, String line, String name) {
    try {
      return FailureReason.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          setting,
          "has no known reason at “"
              + line
              + "”: use one of "
              + Arrays.stream(FailureReason.values())
                  .map(Enum::name)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** Whether it fits that answer. */
  boolean fits(int answered, Optional<String> answeredCode) {
    String digits = Integer.toString(answered);
    if (digits.length() != status.length()) {
      return false;
    }
    for (int i = 0; i < status.length(); i++) {
      if (status.charAt(i) != 'x' && status.charAt(i) != digits.charAt(i)) {
        return false;
      }
    }
    return code.isEmpty() || code.equals(answeredCode);
  }
}
