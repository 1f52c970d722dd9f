package sms.directory.internal.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.api.directory.ImportProblem;

/**
 * One thing that is wrong with a school's files.
 *
 * @param file its name without folder: {@code "pupils.csv"}
 * @param line the line in it, from 1; 0 when the file as a whole is meant
 * @param code what: a key of the texts
 * @param arguments of that text; never a whole row, so that a log carries no personal data beyond
 *     the cell to mend
 */
public record DataProblem(String file, int line, String code, List<String> arguments) {
  public DataProblem {
    requireNonNull(file, "file");
    requireNonNull(code, "code");
    arguments = List.copyOf(arguments);
  }

  /** The problem in the language of the texts. */
  public ImportProblem told(Texts texts) {
    return new ImportProblem(file, line, texts.get(code, arguments));
  }
}
