package sms.host.kit.internal.subject;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that is not as a rule asks.
 *
 * @param key of the text that tells it
 * @param arguments of that text, fit to be shown
 */
public record Note(String key, List<String> arguments) {
  private static final int LONGEST = 80;

  public Note {
    requireNonNull(key, "key");
    arguments = List.copyOf(arguments);
  }

  static Note of(String key, Object... arguments) {
    return new Note(key, Arrays.stream(arguments).map(Note::shown).toList());
  }

  /** A host's ids may hold anything: what a shell shows must not move its cursor. */
  private static String shown(Object argument) {
    String text = String.valueOf(argument).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
