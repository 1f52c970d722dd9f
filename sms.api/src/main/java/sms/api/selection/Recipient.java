package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.RecordRef;

/**
 * One row of the recipient grid: one SMS goes to it.
 *
 * @param key stable within a selection and over repetitions of it, so that a row taken away by hand
 *     stays away: {@code "P:G00012"} for a person, {@code "N:+33612345678"} for a typed number
 * @param name as shown: « POTTER James »; for a typed number the number as typed
 * @param number where it goes
 * @param role in which quality
 * @param record where the row leads to; empty for a typed number
 * @param personId the host's id of the person; empty for a typed number
 * @param pupilIds person ids of the pupils the message is about (siblings in two classes: both), in
 *     the order of the family; where it is about applicants, theirs; empty when it is about
 *     nobody's child
 * @param language to write in
 * @param noSms the person is flagged <i>Ne pas envoyer de SMS</i> and is here only because a user
 *     with the right ticked the row from a record
 * @param ticked whether the row is sent to as things stand; only rows of an individual send come
 *     unticked
 * @param mergedNames others reached by this same SMS because they share the number and the text;
 *     may be empty
 */
public record Recipient(
    String key,
    String name,
    PhoneNumber number,
    RecipientRole role,
    Optional<RecordRef> record,
    Optional<String> personId,
    List<String> pupilIds,
    Locale language,
    boolean noSms,
    boolean ticked,
    List<String> mergedNames) {
  public Recipient {
    requireNonNull(key, "key");
    requireNonNull(name, "name");
    requireNonNull(number, "number");
    requireNonNull(role, "role");
    requireNonNull(record, "record");
    requireNonNull(personId, "personId");
    pupilIds = List.copyOf(pupilIds);
    requireNonNull(language, "language");
    mergedNames = List.copyOf(mergedNames);
  }
}
