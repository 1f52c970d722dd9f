package sms.api.directory;

import static java.util.Objects.requireNonNull;

/**
 * Something in a school's files that is to be mended, or to be known.
 *
 * @param file its name without folder, {@code "users.csv"}; the source as a whole when it cannot be
 *     opened
 * @param line the line in it, from 1; 0 when the file as a whole is meant
 * @param reason what is wrong and what to do, in the language that was asked for, without full
 *     stop; quotes at most the one cell that is to be mended
 */
public record ImportProblem(String file, int line, String reason) {
  public ImportProblem {
    requireNonNull(file, "file");
    if (line < 0 || requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("a problem has a line and a reason");
    }
  }
}
