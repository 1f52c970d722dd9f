package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import sms.api.compose.Encoding;
import sms.api.portal.SecretSlot;
import sms.api.selection.PhoneNumber;

/**
 * An SMS as it is read back to be sent.
 *
 * @param id ours; rises with time
 * @param reference given to the provider; leads back to the id
 * @param number where it goes
 * @param personId to check again what may have changed since the click; empty for a typed number
 * @param text final, masked where a secret will stand
 * @param encoding how it travels
 * @param parts billed
 * @param attempts submits so far that surely had no effect
 * @param override whether it goes to somebody flagged, see {@link OutboundSms#overriddenBy}
 * @param secret where, and whose; empty: none
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
    boolean override,
    Optional<SecretSlot> secret) {
  public QueuedSms {
    requireNonNull(reference, "reference");
    requireNonNull(number, "number");
    requireNonNull(personId, "personId");
    requireNonNull(text, "text");
    requireNonNull(encoding, "encoding");
    requireNonNull(secret, "secret");
  }

  /** Without a secret. */
  public QueuedSms(
      long id,
      UUID reference,
      PhoneNumber number,
      Optional<String> personId,
      String text,
      Encoding encoding,
      int parts,
      int attempts,
      boolean override) {
    this(
        id,
        reference,
        number,
        personId,
        text,
        encoding,
        parts,
        attempts,
        override,
        Optional.empty());
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "QueuedSms[" + id + "]";
  }
}
