package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.RecordRef;

/**
 * One row of the recipient grid: somebody whom an SMS reaches. Rows with one number are one SMS as
 * far as their texts come out the same ({@link sms.api.compose.Composed.Duplicate}); a text that
 * differs, be it by a login, is never dropped.
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
 * @param sharers when the number is not of this row alone: all whose it is, this row included, the
 *     same list on each of their rows; else empty
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
    List<Sharer> sharers) {
  /**
   * One of those who share a number.
   *
   * @param key of the row, as {@link Recipient#key}
   * @param name as shown
   * @param role in which quality
   * @param pupilIds as {@link Recipient#pupilIds}
   */
  public record Sharer(String key, String name, RecipientRole role, List<String> pupilIds) {
    public Sharer {
      requireNonNull(key, "key");
      requireNonNull(name, "name");
      requireNonNull(role, "role");
      pupilIds = List.copyOf(pupilIds);
    }
  }

  public Recipient {
    requireNonNull(key, "key");
    requireNonNull(name, "name");
    requireNonNull(number, "number");
    requireNonNull(role, "role");
    requireNonNull(record, "record");
    requireNonNull(personId, "personId");
    pupilIds = List.copyOf(pupilIds);
    requireNonNull(language, "language");
    sharers = List.copyOf(sharers);
  }

  /** Those who share the number, without this row; empty when it is of this row alone. */
  public List<Sharer> others() {
    return sharers.stream().filter(sharer -> !sharer.key().equals(key)).toList();
  }
}
