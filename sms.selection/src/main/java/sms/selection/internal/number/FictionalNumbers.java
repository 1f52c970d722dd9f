package sms.selection.internal.number;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers that belong to nobody and are taken for mobiles all the same, so that a demonstration
 * writes to no real telephone: 06 39 98 xx xx, which ARCEP reserves for fiction. None unless
 * configured.
 *
 * @param prefixes how they begin, in E.164 form: {@code "+3363998"}
 */
public record FictionalNumbers(List<String> prefixes) {
  /** Nothing but real numbers. */
  public static final FictionalNumbers NONE = new FictionalNumbers(List.of());

  /** At least a country code and four digits: « +33 » alone would let everything pass. */
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{5,14}");

  public FictionalNumbers {
    prefixes = List.copyOf(prefixes);
    for (String prefix : prefixes) {
      if (!PREFIX.matcher(prefix).matches()) {
        throw new IllegalArgumentException(
            "fictional.numbers must begin with a plus, a country code and at least four digits,"
                + " like +3363998");
      }
    }
  }

  /** Whether that number begins like one of them. */
  boolean allows(String e164) {
    return prefixes.stream().anyMatch(e164::startsWith);
  }
}
