package sms.api.selection;

import java.util.List;
import sms.api.problem.Problem;

/** The outcome of a selection. */
public sealed interface SelectionResult {
  /** The request could be carried out; the selection may be empty. */
  record Selected(Selection selection) implements SelectionResult {}

  /** The request is wrong; nothing was selected. At least one problem. */
  record Invalid(List<Problem> problems) implements SelectionResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
