package sms.ui.contrib.internal.api;

import java.io.Serial;
import java.util.List;
import sms.api.problem.Problem;

/** Ends a call that the caller can mend, with the sentences that say how. */
final class Refused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;

  Refused(int status, List<Problem> problems) {
    super("refused with " + status, null, false, false);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  Refused(int status, Problem problem) {
    this(status, List.of(problem));
  }

  int status() {
    return status;
  }

  List<Problem> problems() {
    return problems;
  }
}
