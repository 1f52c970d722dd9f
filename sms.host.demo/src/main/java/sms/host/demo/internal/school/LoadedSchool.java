package sms.host.demo.internal.school;

import java.util.List;

/** What reading a school's files came to. */
public sealed interface LoadedSchool {
  /** The school is there. */
  record Ready(SchoolData data) implements LoadedSchool {}

  /**
   * Nothing was taken.
   *
   * @param folder where the files are; empty for those of the demo itself
   * @param problems all that is wrong, at least one, in the order of the files
   */
  record Broken(String folder, List<DataProblem> problems) implements LoadedSchool {
    public Broken {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("broken without a problem");
      }
    }
  }
}
