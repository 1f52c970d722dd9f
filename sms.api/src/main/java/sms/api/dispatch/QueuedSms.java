package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import sms.api.compose.Encoding;
import sms.api.selection.PhoneNumber;

/**
 * An SMS as it is read back to be sent.
 *
 * @param id ours; rises with time
 * @param reference given to the provider; leads back to the id
 * @param number where it goes
 * @param personId to check again what may have changed since the click; empty for a typed number
 * @param text final
 * @param encoding how it travels
 * @param parts billed
 * @param attempts submits so far that surely had no effect
 * @param override whether it goes to somebody flagged, see {@link OutboundSms#overriddenBy}
 */
public record QueuedSms(
    long id,
    UUID reference,
    PhoneNumber number,
    Optional<String> personId,
    String text,
    Encoding encoding,
    int parts,
    int attempts,
    boolean override) {
  public QueuedSms {
    requireNonNull(reference, "reference");
    requireNonNull(number, "number");
    requireNonNull(personId, "personId");
    requireNonNull(text, "text");
    requireNonNull(encoding, "encoding");
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "QueuedSms[" + id + "]";
  }
}
