package sms.host.demo.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Slows down who guesses: after {@value #FREE} wrong passwords for a name each further try has to
 * wait, twice as long each time, at most a minute. Forgets after a quarter of an hour.
 *
 * <p>A try is counted before its password is looked at, so that many at once gain nothing.
 */
public final class LoginThrottle {
  static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FORGET = Duration.ofMinutes(15);
  private static final int MAX_NAMES = 1_000;

  private final Clock clock;
  private final Map<String, Tries> byName = new HashMap<>();

  private record Tries(int count, Instant last, Instant next) {}

  public LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a try.
   *
   * @return zero: go on; else how long to wait, and the try was not counted
   */
  public synchronized Duration attempt(String name) {
    Instant now = clock.instant();
    byName.values().removeIf(tries -> tries.last().plus(FORGET).isBefore(now));
    // Names that were never seen share one place once there are too many: memory stays bounded.
    String key = byName.containsKey(name) || byName.size() < MAX_NAMES ? name : "";
    Tries tries = byName.get(key);
    if (tries != null && now.isBefore(tries.next())) {
      return Duration.between(now, tries.next());
    }
    int count = tries == null ? 1 : tries.count() + 1;
    byName.put(key, new Tries(count, now, now.plus(pauseAfter(count))));
    return Duration.ZERO;
  }

  /** The password was right. */
  public synchronized void succeeded(String name) {
    byName.remove(name);
  }

  private static Duration pauseAfter(int count) {
    if (count < FREE) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE + 1, 6));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
