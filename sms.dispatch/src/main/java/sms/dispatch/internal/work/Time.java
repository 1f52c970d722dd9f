package sms.dispatch.internal.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Both clocks: the wall clock tells dates and may jump, the other one measures and never does.
 *
 * @param clock dates
 * @param ticker as {@link System#nanoTime}
 */
public record Time(Clock clock, LongSupplier ticker) {
  /** Both at once. */
  public record Moment(long nanos, Instant wall) {
    /** Whether that much time, by either clock, has gone by since. */
    boolean isPast(Duration duration, Moment now) {
      return now.nanos - nanos >= duration.toNanos() || !now.wall.isBefore(wall.plus(duration));
    }
  }

  /** The real ones. */
  public static Time system() {
    return new Time(Clock.systemUTC(), System::nanoTime);
  }

  /** By both clocks. */
  public Moment now() {
    return new Moment(ticker.getAsLong(), clock.instant());
  }

  /** The date. */
  public Instant instant() {
    return clock.instant();
  }

  /** Nanoseconds, to measure. */
  public long nanos() {
    return ticker.getAsLong();
  }
}
