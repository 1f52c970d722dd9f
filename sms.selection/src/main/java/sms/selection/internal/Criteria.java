package sms.selection.internal;

import java.util.function.Predicate;
import sms.api.selection.Candidate;

/**
 * A filter expression, ready to ask.
 *
 * @param test whether a candidate fits
 * @param sentence what is kept, in the user's language; empty: everybody
 * @param reachesLeavers whether the criteria speak about pupils who have left
 */
record Criteria(Predicate<Candidate> test, String sentence, boolean reachesLeavers) {
  /** Everybody. */
  static final Criteria ALL = new Criteria(candidate -> true, "", false);
}
