package sms.dispatch.internal.gateway;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens, one an SMS. A token comes back exactly one second after it was taken, so that
 * no second, wherever it begins, sees more than the limit: a bucket that is filled steadily lets
 * twice the limit through after a pause.
 */
public final class RateLimit {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private record Taken(long at, int count) {}

  private final int perSecond;
  private final LongSupplier nanos;
  private final ArrayDeque<Taken> taken = new ArrayDeque<>();
  private int used;

  /**
   * @param perSecond tokens; 0: no limit
   * @param nanos as {@link System#nanoTime}
   */
  public RateLimit(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  /**
   * Takes as many tokens as there are.
   *
   * @param wanted at most that many; at least 1
   * @return 0: none is there now
   */
  public synchronized int take(int wanted) {
    if (perSecond == 0) {
      return wanted;
    }
    long now = nanos.getAsLong();
    giveBack(now);
    int count = Math.min(wanted, perSecond - used);
    if (count > 0) {
      taken.addLast(new Taken(now, count));
      used += count;
    }
    return count;
  }

  /** Puts back tokens that were taken and not needed: the youngest, whoever took them. */
  public synchronized void putBack(int count) {
    int left = count;
    for (Taken last = taken.pollLast(); last != null; last = taken.pollLast()) {
      int some = Math.min(left, last.count());
      left -= some;
      used -= some;
      if (last.count() > some) {
        taken.addLast(new Taken(last.at(), last.count() - some));
        return;
      }
    }
  }

  /** Nanoseconds until a token is there; 0: now. */
  public synchronized long pause(long now) {
    if (perSecond == 0) {
      return 0;
    }
    giveBack(now);
    Taken oldest = taken.peekFirst();
    return used < perSecond || oldest == null ? 0 : oldest.at() + SECOND - now;
  }

  private void giveBack(long now) {
    for (Taken oldest = taken.peekFirst();
        oldest != null && now - oldest.at() >= SECOND;
        oldest = taken.peekFirst()) {
      taken.removeFirst();
      used -= oldest.count();
    }
  }
}
