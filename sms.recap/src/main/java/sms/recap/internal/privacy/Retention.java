package sms.recap.internal.privacy;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long what names people is kept, from the day an SMS could leave.
 *
 * @param texts days for the texts of SMS and of replies; at least 1
 * @param lines months for everything else that is kept of an SMS: who, which number, what became of
 *     it; at least 1. The texts go with it
 */
record Retention(int texts, int lines) {
  Retention {
    if (texts < 1 || lines < 1) {
      throw new IllegalArgumentException("at least a day and a month");
    }
  }

  /** Texts of before that go. */
  Instant textsBefore(Instant now) {
    return now.minus(Period.ofDays(texts));
  }

  /** SMS of before that go. */
  Instant linesBefore(Instant now) {
    return now.atOffset(ZoneOffset.UTC).minusMonths(lines).toInstant();
  }
}
