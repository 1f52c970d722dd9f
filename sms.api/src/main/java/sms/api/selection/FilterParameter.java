package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One field of a filter, as the screen shows it.
 *
 * @param name stable, e.g. {@code "class"}
 * @param label in the user's language
 * @param kind what is typed or chosen
 * @param choices for {@link Kind#CHOICE} and {@link Kind#CHOICES} what can be chosen now; else
 *     empty
 * @param initial the value the field starts with; empty: none
 */
public record FilterParameter(
    String name, String label, Kind kind, List<Choice> choices, Optional<String> initial) {
  /**
   * What a field takes. The text form of its value is what {@link RecipientFilter#compile} gets.
   */
  public enum Kind {
    /** One of the choices. */
    CHOICE,
    /** Any number of the choices. */
    CHOICES,
    /** A day, ISO 8601: {@code 2026-11-24}. */
    DATE,
    /** A whole number. */
    NUMBER,
    /** Free text. */
    TEXT
  }

  /**
   * Something to choose.
   *
   * @param value what is passed back
   * @param label what is shown
   */
  public record Choice(String value, String label) {
    public Choice {
      requireNonNull(value, "value");
      requireNonNull(label, "label");
    }
  }

  public FilterParameter {
    requireNonNull(name, "name");
    requireNonNull(label, "label");
    requireNonNull(kind, "kind");
    choices = List.copyOf(choices);
    requireNonNull(initial, "initial");
  }
}
