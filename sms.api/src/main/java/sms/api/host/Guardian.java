package sms.api.host;

import static java.util.Objects.requireNonNull;

/**
 * An adult answerable for the pupils of a family.
 *
 * @param person who
 * @param role in which place of the family's record
 * @param legalRights whether the school may write to this adult about the children; {@code false}:
 *     never selected
 */
public record Guardian(Person person, GuardianRole role, boolean legalRights) {
  public Guardian {
    requireNonNull(person, "person");
    requireNonNull(role, "role");
  }
}
