package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A child at school.
 *
 * @param person who
 * @param familyId the {@link Family} the pupil belongs to
 * @param current this year's enrolment; empty for a pupil of last year or next year only
 * @param previous last year's enrolment; empty for a newcomer
 * @param nextClass next year's class, {@code "2de B"}; empty when not decided
 */
public record Pupil(
    Person person,
    String familyId,
    Optional<Enrolment> current,
    Optional<Enrolment> previous,
    Optional<String> nextClass) {
  public Pupil {
    requireNonNull(person, "person");
    requireNonNull(familyId, "familyId");
    requireNonNull(current, "current");
    requireNonNull(previous, "previous");
    requireNonNull(nextClass, "nextClass");
  }

  /** The record of this pupil. */
  public RecordRef ref() {
    return new RecordRef(RecordType.PUPIL, person.id());
  }
}
