package sms.dispatch.internal.polling;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * When a report is asked for: first after the time that the gateway says, then when the SMS is 5
 * and 30 minutes old, then each hour, for three days.
 *
 * @param first how long after the SMS was taken
 */
record ReportCadence(Duration first) {
  ReportCadence {
    requireNonNull(first, "first");
  }

  /** Nobody asks for older ones: what the operator has not delivered by then it has given up. */
  static final Duration LONGEST = Duration.ofHours(72);

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration LATER = Duration.ofMinutes(30);

  /** Whether one of those moments is after {@code askedUpTo} and not after {@code upTo}. */
  boolean isDue(Instant sent, Instant askedUpTo, Instant upTo) {
    return moments(Duration.between(sent, upTo)) > moments(Duration.between(sent, askedUpTo));
  }

  /** How many of them an SMS of that age has seen. */
  private long moments(Duration age) {
    return age.compareTo(first) < 0 ? 0 : 1 + regular(age) - regular(first);
  }

  private static long regular(Duration age) {
    return (age.compareTo(SOON) < 0 ? 0 : 1)
        + (age.compareTo(LATER) < 0 ? 0 : 1)
        + Math.min(age.toHours(), LONGEST.toHours());
  }
}
