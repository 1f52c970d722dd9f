package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: each four times the one before, up to a longest, each ± 25 % by chance
 * so that many SMS that failed together do not come back together.
 *
 * @param first pause after the first attempt
 * @param longest pauses stop growing there
 * @param random chance
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int FACTOR = 4;

  /**
   * The pause after an attempt.
   *
   * @param attempt 1 for the first
   */
  public Duration after(int attempt) {
    long limit = longest.toMillis();
    long pause = Math.min(first.toMillis(), limit);
    for (int i = 1; i < attempt && pause < limit; i++) {
      pause = Math.min(pause * FACTOR, limit);
    }
    return Duration.ofMillis(Math.round(pause * random.nextDouble(0.75, 1.25)));
  }
}
