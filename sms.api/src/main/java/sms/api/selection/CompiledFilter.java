package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Predicate;
import sms.api.problem.Problem;

/** The outcome of {@link RecipientFilter#compile}. */
public sealed interface CompiledFilter {
  /**
   * Ready to ask.
   *
   * @param test asked once per candidate; must be fast and free of side effects
   * @param sentence what it keeps, as a part of a sentence in the user's language: « des 3e A et 3e
   *     B »; empty: the arguments do not restrict, everybody is kept
   * @param reachesLeavers whether the criterion itself speaks about pupils who have left (« sortis
   *     au… », last year's class): then {@link IgnoreReason#LEFT_SCHOOL} is not applied
   */
  record Ready(Predicate<Candidate> test, String sentence, boolean reachesLeavers)
      implements CompiledFilter {
    public Ready {
      requireNonNull(test, "test");
      requireNonNull(sentence, "sentence");
    }

    /** Of a criterion that does not speak about pupils who have left. */
    public Ready(Predicate<Candidate> test, String sentence) {
      this(test, sentence, false);
    }
  }

  /** The arguments are wrong; the problems' fields are parameter names. At least one. */
  record Invalid(List<Problem> problems) implements CompiledFilter {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
