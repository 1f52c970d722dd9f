package sms.host.demo.internal.school;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, the first {@value #MAX_PER_FILE} problems of each file. */
final class Problems {
  static final int MAX_PER_FILE = 20;

  private final List<DataProblem> found = new ArrayList<>();

  void add(String file, int line, String code, String... arguments) {
    long ofFile = found.stream().filter(problem -> problem.file().equals(file)).count();
    if (ofFile < MAX_PER_FILE) {
      found.add(new DataProblem(file, line, code, List.of(arguments)));
    } else if (ofFile == MAX_PER_FILE) {
      found.add(new DataProblem(file, 0, "more", List.of(Integer.toString(MAX_PER_FILE))));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<DataProblem> list() {
    return List.copyOf(found);
  }
}
