package sms.api.selection;

import static java.util.Objects.requireNonNull;

import sms.api.host.RecordRef;

/**
 * Somebody added to a group by hand, found in a record: one of a family's guardians, a pupil, an
 * adult, an applicant or one of those who asked. The message is about the pupils of that record.
 *
 * @param record where the person was found
 * @param personId the host's id of the person
 */
public record PickedPerson(RecordRef record, String personId) {
  public PickedPerson {
    requireNonNull(record, "record");
    if (requireNonNull(personId, "personId").isBlank()) {
      throw new IllegalArgumentException("a picked person needs an id");
    }
  }
}
