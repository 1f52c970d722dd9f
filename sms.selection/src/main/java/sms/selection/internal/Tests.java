package sms.selection.internal;

import java.util.List;
import java.util.function.Predicate;
import sms.api.selection.Candidate;

/**
 * Puts tests together. In plain loops and not as chains of predicates: a selection asks a million
 * times, and each link of a chain is a call that cannot be inlined.
 */
final class Tests {
  private Tests() {}

  /** A filter's test that names the filter when it throws. */
  static Predicate<Candidate> guarded(String filterId, Predicate<Candidate> test) {
    return candidate -> {
      try {
        return test.test(candidate);
      } catch (RuntimeException e) {
        throw new FilterFailedException(filterId, e);
      }
    };
  }

  /** Whether all hold. */
  static Predicate<Candidate> all(List<Predicate<Candidate>> parts) {
    List<Predicate<Candidate>> tests = List.copyOf(parts);
    int count = tests.size();
    return candidate -> {
      for (int i = 0; i < count; i++) {
        if (!tests.get(i).test(candidate)) {
          return false;
        }
      }
      return true;
    };
  }

  /** Whether one holds. */
  static Predicate<Candidate> any(List<Predicate<Candidate>> parts) {
    List<Predicate<Candidate>> tests = List.copyOf(parts);
    int count = tests.size();
    return candidate -> {
      for (int i = 0; i < count; i++) {
        if (tests.get(i).test(candidate)) {
          return true;
        }
      }
      return false;
    };
  }
}
