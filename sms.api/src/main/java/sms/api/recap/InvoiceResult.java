package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sms.api.gateway.Money;
import sms.api.problem.Problem;

/** What comparing an invoice came to. */
public sealed interface InvoiceResult {
  /**
   * It was compared.
   *
   * @param from first day of the period
   * @param to last day of the period
   * @param invoice what the file bills
   * @param ours what a provider took or may have taken in the period, and what the file names of
   *     the days beside it
   * @param matched lines whose SMS was found
   * @param withParts whether the file tells how many SMS each line bills
   * @param withPrices whether the file tells prices
   * @param differences how many of each kind; kinds without any are absent
   */
  record Compared(
      LocalDate from,
      LocalDate to,
      Sum invoice,
      Sum ours,
      long matched,
      boolean withParts,
      boolean withPrices,
      Map<InvoiceDifference.Kind, Long> differences)
      implements InvoiceResult {
    public Compared {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
      requireNonNull(invoice, "invoice");
      requireNonNull(ours, "ours");
      differences = differences.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(differences));
    }
  }

  /**
   * The file is not one that can be compared.
   *
   * @param problems what is wrong and what to do, in the caller's language; at least one
   */
  record Unreadable(List<Problem> problems) implements InvoiceResult {
    public Unreadable {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("unreadable without a problem");
      }
    }
  }

  /**
   * One side.
   *
   * @param messages lines of the invoice, SMS as the user sees them
   * @param parts SMS billed; 0 where the file does not tell
   * @param cost of all; zero where the file does not tell
   */
  record Sum(long messages, long parts, Money cost) {
    public Sum {
      requireNonNull(cost, "cost");
    }
  }
}
