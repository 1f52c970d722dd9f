package sms.host.demo.internal.school;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.host.demo.internal.Texts;

/**
 * One thing that is wrong with a school's files.
 *
 * @param file its name without folder: {@code "pupils.csv"}
 * @param line the line in it, the header being 1; 0 when the file as a whole is meant
 * @param code what: the key {@code data.}<i>code</i> of the texts
 * @param arguments of that text; never a whole row, so that a log carries no personal data beyond
 *     the cell to mend
 */
public record DataProblem(String file, int line, String code, List<String> arguments) {
  public DataProblem {
    requireNonNull(file, "file");
    requireNonNull(code, "code");
    arguments = List.copyOf(arguments);
  }

  /** The reason alone: « la classe manque ». */
  public String reason(Texts texts) {
    return texts.get("data." + code, arguments);
  }

  /** File, line and reason in one sentence: « pupils.csv, ligne 12 : … ». */
  public String sentence(Texts texts) {
    return line == 0
        ? texts.get("data.in.file", file, reason(texts))
        : texts.get("data.in.line", file, Integer.toString(line), reason(texts));
  }
}
