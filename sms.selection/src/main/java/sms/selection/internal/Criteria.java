package sms.selection.internal;

import java.util.function.Predicate;
import sms.api.selection.Candidate;

/**
 * A filter expression, ready to ask.
 *
 * @param test whether a candidate fits
 * @param extent whether it restricts at all
 * @param phrase who is kept, in the user's language; empty unless {@link Extent#SOME}
 * @param reachesLeavers whether the criteria speak, in any of their parts, about pupils who have
 *     left
 */
record Criteria(Predicate<Candidate> test, Extent extent, Phrase phrase, boolean reachesLeavers) {
  /** How many can fit. */
  enum Extent {
    /** All of the source, whoever they are. */
    EVERYBODY,
    /** Those of whom the phrase speaks. */
    SOME,
    /** None, whoever they are. */
    NOBODY
  }

  /** Keeps all. */
  static Criteria everybody(boolean reachesLeavers) {
    return new Criteria(candidate -> true, Extent.EVERYBODY, Phrase.NONE, reachesLeavers);
  }

  /** Keeps none. */
  static Criteria nobody(boolean reachesLeavers) {
    return new Criteria(candidate -> false, Extent.NOBODY, Phrase.NONE, reachesLeavers);
  }
}
