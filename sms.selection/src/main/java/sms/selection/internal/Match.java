package sms.selection.internal;

import java.util.Optional;
import sms.api.host.Person;
import sms.api.host.RecordRef;
import sms.api.selection.RecipientRole;

/**
 * Somebody fits the criteria, in one quality and because of one child. The same person may fit
 * several times: through two siblings, in two families.
 *
 * @param person who would get the SMS
 * @param role in which quality
 * @param record the record that the quality is noted in
 * @param childId person id of the pupil or applicant that the SMS would be about; empty: nobody's
 *     child
 * @param obstacle what stands against it, apart from the person
 */
record Match(
    Person person,
    RecipientRole role,
    RecordRef record,
    Optional<String> childId,
    Obstacle obstacle) {
  /** What can stand against writing about that child; ordered as the reasons are. */
  enum Obstacle {
    /** The child has died. */
    CHILD_DECEASED,
    /** The person has no legal rights over the child. */
    NO_RIGHTS,
    /** The child has left the school. */
    CHILD_LEFT,
    /** Nothing does. */
    NONE
  }
}
