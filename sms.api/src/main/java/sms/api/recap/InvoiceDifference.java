package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.selection.PhoneNumber;

/**
 * Something that an invoice and the recap do not agree on.
 *
 * @param kind what
 * @param billed the line of the invoice; empty for {@link Kind#SENT_NOT_BILLED}
 * @param sent our SMS; empty for {@link Kind#BILLED_NOT_SENT}, {@link Kind#BILLED_TWICE} and {@link
 *     Kind#UNREADABLE}
 */
public record InvoiceDifference(Kind kind, Optional<Billed> billed, Optional<Sent> sent) {
  /** What is not agreed on. */
  public enum Kind {
    /** The invoice has a line, the recap no SMS that a provider took. */
    BILLED_NOT_SENT,
    /** The recap has an SMS, the invoice no line. */
    SENT_NOT_BILLED,
    /** Both have it, of another number of parts. */
    PARTS_DIFFER,
    /** Both have it, at another price, rounded to the decimals of the file. */
    PRICE_DIFFERS,
    /** The invoice has a second line for one SMS. */
    BILLED_TWICE,
    /** A line whose id is missing and whose number or date cannot be read: a sum, for one. */
    UNREADABLE
  }

  /**
   * A line of the invoice.
   *
   * @param line its number in the file, from 1
   * @param id the provider's; may be empty
   * @param number as written; may be empty
   * @param day in the school's zone
   * @param parts SMS billed
   * @param price of the whole line
   */
  public record Billed(
      int line,
      String id,
      String number,
      Optional<LocalDate> day,
      OptionalInt parts,
      Optional<Money> price) {
    public Billed {
      requireNonNull(id, "id");
      requireNonNull(number, "number");
      requireNonNull(day, "day");
      requireNonNull(parts, "parts");
      requireNonNull(price, "price");
    }

    /** Without the number. */
    @Override
    public String toString() {
      return "Billed[" + line + "]";
    }
  }

  /**
   * One of our SMS.
   *
   * @param id ours
   * @param recipient as shown
   * @param number where it went
   * @param at when the provider took it, or may have
   * @param state where it stands
   * @param parts SMS billed, as we count
   * @param cost of all parts, by our tariff
   */
  public record Sent(
      long id,
      String recipient,
      PhoneNumber number,
      Instant at,
      SmsState state,
      int parts,
      Money cost) {
    public Sent {
      requireNonNull(recipient, "recipient");
      requireNonNull(number, "number");
      requireNonNull(at, "at");
      requireNonNull(state, "state");
      requireNonNull(cost, "cost");
    }

    /** Without name and number. */
    @Override
    public String toString() {
      return "Sent[" + id + "]";
    }
  }

  public InvoiceDifference {
    requireNonNull(kind, "kind");
    requireNonNull(billed, "billed");
    requireNonNull(sent, "sent");
  }
}
