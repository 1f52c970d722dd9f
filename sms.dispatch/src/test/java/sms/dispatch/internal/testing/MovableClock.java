package sms.dispatch.internal.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, moved by hand. */
public final class MovableClock extends Clock {
  private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

  public void move(Duration by) {
    moved.updateAndGet(d -> d.plus(by));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(moved.get());
  }
}
