package sms.dispatch.internal.work;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the worker works.
 *
 * @param maxAttempts submits that surely had no effect, after which an SMS is FAILED; at least 1
 * @param lease how long a range is ours after each sign of life
 * @param chunk most SMS of one gateway that are marked but not handed over yet
 * @param slices most ranges that are claimed at once
 * @param callTimeout a gateway that has not answered by then gave no clear answer
 * @param firstRetry pause before the second attempt
 * @param longestRetry longest pause between attempts
 * @param drain how long stopping waits for calls under way
 */
public record Settings(
    int maxAttempts,
    Duration lease,
    int chunk,
    int slices,
    Duration callTimeout,
    Duration firstRetry,
    Duration longestRetry,
    Duration drain) {
  public Settings {
    requireNonNull(lease, "lease");
    requireNonNull(callTimeout, "callTimeout");
    requireNonNull(firstRetry, "firstRetry");
    requireNonNull(longestRetry, "longestRetry");
    requireNonNull(drain, "drain");
    if (maxAttempts < 1 || chunk < 1 || slices < 1) {
      throw new IllegalArgumentException("maxAttempts, chunk and slices are at least 1");
    }
  }
}
