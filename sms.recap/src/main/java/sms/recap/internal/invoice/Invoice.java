package sms.recap.internal.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An invoice, as it was read.
 *
 * @param lines in the order of the file; never empty
 * @param withParts whether it tells how many SMS a line bills
 * @param withPrices whether it tells prices
 */
record Invoice(List<InvoiceLine> lines, boolean withParts, boolean withPrices) {
  Optional<LocalDate> firstDay() {
    return day(days().min());
  }

  Optional<LocalDate> lastDay() {
    return day(days().max());
  }

  private IntStream days() {
    return lines.stream().mapToInt(InvoiceLine::day).filter(day -> day != InvoiceLine.NO_DAY);
  }

  private static Optional<LocalDate> day(java.util.OptionalInt day) {
    return day.isPresent() ? Optional.of(LocalDate.ofEpochDay(day.getAsInt())) : Optional.empty();
  }
}
