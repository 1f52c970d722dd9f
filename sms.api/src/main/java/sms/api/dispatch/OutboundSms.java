package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import sms.api.compose.Encoding;
import sms.api.gateway.Money;
import sms.api.host.RecordRef;
import sms.api.portal.SecretSlot;
import sms.api.selection.PhoneNumber;

/**
 * One SMS on its way into the outbox.
 *
 * @param name the recipient as shown
 * @param number where it goes
 * @param record the record it is about; empty for a typed number
 * @param personId whose number; empty for a typed number
 * @param text final, masked where a secret will stand
 * @param encoding how it travels
 * @param parts billed; at least 1
 * @param cost of all parts
 * @param overriddenBy the recipient is flagged <i>Ne pas envoyer de SMS</i> and was ticked by a
 *     user with the right: how the recap shows that user; else empty
 * @param secret where, and whose; empty: none
 */
public record OutboundSms(
    String name,
    PhoneNumber number,
    Optional<RecordRef> record,
    Optional<String> personId,
    String text,
    Encoding encoding,
    int parts,
    Money cost,
    Optional<String> overriddenBy,
    Optional<SecretSlot> secret) {
  public OutboundSms {
    requireNonNull(name, "name");
    requireNonNull(number, "number");
    requireNonNull(record, "record");
    requireNonNull(personId, "personId");
    requireNonNull(text, "text");
    requireNonNull(encoding, "encoding");
    requireNonNull(cost, "cost");
    requireNonNull(overriddenBy, "overriddenBy");
    requireNonNull(secret, "secret");
    if (text.isEmpty() || parts < 1) {
      throw new IllegalArgumentException("an SMS has a text and at least one part");
    }
  }

  /** Without a secret. */
  public OutboundSms(
      String name,
      PhoneNumber number,
      Optional<RecordRef> record,
      Optional<String> personId,
      String text,
      Encoding encoding,
      int parts,
      Money cost,
      Optional<String> overriddenBy) {
    this(
        name,
        number,
        record,
        personId,
        text,
        encoding,
        parts,
        cost,
        overriddenBy,
        Optional.empty());
  }

  /** The same at another price. */
  public OutboundSms costing(Money price) {
    return new OutboundSms(
        name, number, record, personId, text, encoding, parts, price, overriddenBy, secret);
  }

  /** Without name, number and text. */
  @Override
  public String toString() {
    return "OutboundSms[" + parts + " parts]";
  }
}
