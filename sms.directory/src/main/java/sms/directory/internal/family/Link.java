package sms.directory.internal.family;

import static java.util.Objects.requireNonNull;

import sms.api.host.Person;

/**
 * An adult linked to a pupil.
 *
 * @param person who
 * @param rank lower comes first in the family; equal ranks keep the order of the file
 * @param legalRights whether the school may write to this adult about the pupil
 * @param home what stands for where the adult lives: equal homes are one; empty: not known
 * @param postalCode of that home; may be empty
 */
public record Link(Person person, int rank, boolean legalRights, String home, String postalCode) {
  public Link {
    requireNonNull(person, "person");
    requireNonNull(home, "home");
    requireNonNull(postalCode, "postalCode");
  }
}
