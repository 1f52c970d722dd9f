package sms.ui.contrib.internal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sms.api.problem.Problem;

/**
 * The body of every answer that isn't what was asked for.
 *
 * @param problems at least one
 * @param reference leads from a user's telephone call to the line of the log; only with 500
 */
record Problems(List<Problem> problems, @Nullable String reference) {
  static Problems of(List<Problem> problems) {
    return new Problems(problems, null);
  }
}
