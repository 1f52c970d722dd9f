package sms.host.demo.internal.school;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.api.directory.ImportProblem;

/**
 * There is no school to show.
 *
 * @param source the file or folder it was to be read from
 * @param problems why, at least one
 */
public record Unusable(String source, List<ImportProblem> problems) {
  public Unusable {
    requireNonNull(source, "source");
    problems = List.copyOf(problems);
  }
}
