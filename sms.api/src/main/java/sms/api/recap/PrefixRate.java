package sms.api.recap;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of the SMS to numbers that begin alike.
 *
 * @param prefix how they begin; empty: prefixes with fewer than {@value #FEWEST} SMS together, so
 *     that nobody is singled out
 * @param sent SMS that a provider took: SENT, DELIVERED, UNDELIVERED
 * @param delivered of these, those that arrived
 * @param undelivered of these, those that did not
 */
public record PrefixRate(Optional<Prefix> prefix, long sent, long delivered, long undelivered) {
  /** A prefix with fewer SMS is told together with others. */
  public static final int FEWEST = 5;

  /**
   * The beginning of a number.
   *
   * @param country the country code without plus: {@code "33"}
   * @param national the first digits after it, at most three: {@code "612"} of +33 6 12 34 56 78
   */
  public record Prefix(String country, String national) {
    public Prefix {
      if (!country.matches("[1-9]\\d{0,2}") || !national.matches("\\d{1,3}")) {
        throw new IllegalArgumentException("not the beginning of a number");
      }
    }
  }

  public PrefixRate {
    if (delivered < 0 || undelivered < 0 || delivered + undelivered > sent) {
      throw new IllegalArgumentException("more reports than SMS");
    }
  }

  /** Those without a report yet, or whose provider never gives one. */
  public long pending() {
    return sent - delivered - undelivered;
  }

  /** Share of those with a report that arrived, 0 to 1; empty: there is no report. */
  public OptionalDouble rate() {
    long reported = delivered + undelivered;
    return reported == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) delivered / reported);
  }
}
