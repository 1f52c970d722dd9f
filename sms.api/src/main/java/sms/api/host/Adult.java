package sms.api.host;

import static java.util.Objects.requireNonNull;

/**
 * An adult who is not, or not only, a parent.
 *
 * @param person who
 * @param kind staff or other
 * @param function what the adult does: « Professeur de mathématiques »; may be empty
 */
public record Adult(Person person, Kind kind, String function) {
  /** What an adult is to the school. */
  public enum Kind {
    /** Teacher or employee. */
    STAFF,
    /** Volunteer, supplier, member of the association… */
    OTHER
  }

  public Adult {
    requireNonNull(person, "person");
    requireNonNull(kind, "kind");
    requireNonNull(function, "function");
  }

  /** The record of this adult. */
  public RecordRef ref() {
    return new RecordRef(RecordType.ADULT, person.id());
  }
}
