package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import sms.api.host.RecordRef;

/**
 * Somebody who matches and gets no SMS.
 *
 * @param key as {@link Recipient#key}
 * @param name as shown
 * @param role in which quality the person matched
 * @param reason the one reason
 * @param cell the mobile cell as typed, to show what is wrong with it; may be empty
 * @param record the record to mend; empty for a typed number
 */
public record IgnoredRecipient(
    String key,
    String name,
    RecipientRole role,
    IgnoreReason reason,
    String cell,
    Optional<RecordRef> record) {
  public IgnoredRecipient {
    requireNonNull(key, "key");
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(reason, "reason");
    requireNonNull(cell, "cell");
    requireNonNull(record, "record");
  }

  /** Without the cell: a log must never carry a number. */
  @Override
  public String toString() {
    return "IgnoredRecipient[" + key + ", " + reason + "]";
  }
}
