package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days that an invoice is for.
 *
 * @param from first day; empty: the first in the file
 * @param to last day; empty: the last in the file
 */
public record InvoicePeriod(Optional<LocalDate> from, Optional<LocalDate> to) {
  /** As the file says. */
  public static final InvoicePeriod OF_THE_FILE =
      new InvoicePeriod(Optional.empty(), Optional.empty());

  public InvoicePeriod {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
  }
}
