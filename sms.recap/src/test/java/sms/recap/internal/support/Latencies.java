package sms.recap.internal.support;

import java.util.Arrays;
import java.util.Locale;

/** Times of one operation, in nanoseconds. */
public final class Latencies {
  private long[] nanos = new long[64];
  private int count;

  /** Adds how long that takes. */
  public void time(Runnable operation) {
    long begin = System.nanoTime();
    operation.run();
    add(System.nanoTime() - begin);
  }

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  /** How many. */
  public int count() {
    return count;
  }

  /**
   * The time that this share of all did not exceed, in milliseconds.
   *
   * @param share 0.5, 0.95
   */
  public double at(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (share * count))] / 1e6;
  }

  /** « 1.2 / 3.4 »: median and 95th percentile in milliseconds. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f / %.2f", at(0.5), at(0.95));
  }
}
