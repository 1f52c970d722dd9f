package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A child whose enrolment has been asked for (<i>préinscrit</i>).
 *
 * @param person the child
 * @param guardians who asked; may be empty, then the child's own number is the only one
 * @param level the level asked for, {@code "6e"}
 * @param nextClass the class already foreseen; empty when not decided
 */
public record Applicant(
    Person person, List<Guardian> guardians, String level, Optional<String> nextClass) {
  public Applicant {
    requireNonNull(person, "person");
    guardians = List.copyOf(guardians);
    requireNonNull(level, "level");
    requireNonNull(nextClass, "nextClass");
  }

  /** The record of this applicant. */
  public RecordRef ref() {
    return new RecordRef(RecordType.APPLICANT, person.id());
  }
}
