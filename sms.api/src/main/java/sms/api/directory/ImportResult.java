package sms.api.directory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an import came to. */
public sealed interface ImportResult {
  /** Where the files are: the configured path. */
  String source();

  /** When the import ended. */
  Instant at();

  /**
   * The directory answers from these files now.
   *
   * @param families how many
   * @param pupils how many
   * @param adults how many
   * @param applicants how many
   * @param remarks what the files say and the directory cannot take, at most 20 a file; empty when
   *     there is nothing of the kind
   */
  record Imported(
      String source,
      Instant at,
      int families,
      int pupils,
      int adults,
      int applicants,
      List<ImportProblem> remarks)
      implements ImportResult {
    public Imported {
      requireNonNull(source, "source");
      requireNonNull(at, "at");
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Nothing was taken.
   *
   * @param problems what is wrong, at least one, at most 20 a file, in the order of the files
   * @param inUse when the files were read that the directory still answers from; empty: there are
   *     none, and the directory's methods throw
   */
  record Refused(String source, Instant at, List<ImportProblem> problems, Optional<Instant> inUse)
      implements ImportResult {
    public Refused {
      requireNonNull(source, "source");
      requireNonNull(at, "at");
      problems = List.copyOf(problems);
      requireNonNull(inUse, "inUse");
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("refused without a problem");
      }
    }
  }
}
