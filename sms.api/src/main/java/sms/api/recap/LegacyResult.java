package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import sms.api.directory.ImportProblem;
import sms.api.recap.ModeTotals.Total;

/** What importing history came to. */
public sealed interface LegacyResult {
  /**
   * All of it is in the recap.
   *
   * @param messages lines
   * @param billed what of them a provider took: what the totals now have more
   * @param from day of the first SMS, at the school
   * @param to day of the last
   */
  record Imported(long messages, Total billed, LocalDate from, LocalDate to)
      implements LegacyResult {
    public Imported {
      requireNonNull(billed, "billed");
      requireNonNull(from, "from");
      requireNonNull(to, "to");
    }
  }

  /** These lines were imported before: nothing was added. */
  record AlreadyThere() implements LegacyResult {}

  /**
   * Nothing was taken.
   *
   * @param problems what is wrong and what to do, in the caller's language; at least one, at most
   *     21, in the order of the lines
   */
  record Refused(List<ImportProblem> problems) implements LegacyResult {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("refused without a problem");
      }
    }
  }
}
