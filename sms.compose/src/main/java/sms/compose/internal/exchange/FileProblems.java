package sms.compose.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sms.api.problem.Problem;
import sms.compose.internal.Messages;

/** What is wrong with a file: all of it, up to a number that somebody can still read. */
final class FileProblems {
  private static final int MAX = 100;

  private final Locale locale;
  private final List<Problem> problems = new ArrayList<>();
  private int left;

  FileProblems(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  void add(String code, String field, Object... arguments) {
    add(new Problem(code, field, Messages.get(locale, code, arguments)));
  }

  void add(Problem problem) {
    if (problems.size() < MAX) {
      problems.add(problem);
    } else {
      left++;
    }
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** In the order of the file; the last one says how many are not told. */
  List<Problem> all() {
    List<Problem> all = new ArrayList<>(problems);
    if (left > 0) {
      all.add(Problem.of("file.more", Messages.get(locale, "file.more", left)));
    }
    return List.copyOf(all);
  }
}
