package sms.dispatch.internal.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops calling a gateway that is out of order. Opens after {@value #FAULTS} calls in a row that
 * the provider surely did not take because it is down, out of reach or refuses our login, or after
 * {@value #UNCLEAR} in a row without a clear answer (each of which costs an UNCERTAIN SMS). Then
 * nothing is sent by it for 5 seconds; after that one call at a time tries it, and each further
 * fault doubles the pause, up to 5 minutes.
 */
public final class Circuit {
  /** Where the circuit stands. */
  public enum State {
    /** Calls flow. */
    CLOSED,
    /** No calls. */
    OPEN,
    /** One call at a time, to see whether it works again. */
    TRYING
  }

  static final int FAULTS = 5;
  static final int UNCLEAR = 20;
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final LongSupplier nanos;
  private int faults;
  private int unclear;
  private boolean tripped;
  private boolean outOfCredit;
  private long length;
  private long until;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  public Circuit(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Where it stands now. */
  public synchronized State state() {
    if (!tripped) {
      return State.CLOSED;
    }
    return nanos.getAsLong() - until < 0 ? State.OPEN : State.TRYING;
  }

  /** Nanoseconds until the gateway is tried again; 0: it may be called now. */
  public synchronized long pause(long now) {
    return tripped ? Math.max(0, until - now) : 0;
  }

  /** For how long it is not called yet; zero: it may be called now. */
  public Duration pause() {
    return Duration.ofNanos(pause(nanos.getAsLong()));
  }

  /** The provider answered like one that works. */
  public synchronized void healthy() {
    faults = 0;
    unclear = 0;
    tripped = false;
    outOfCredit = false;
    length = 0;
  }

  /** Whether it is open because the credit is exhausted. */
  public synchronized boolean isOutOfCredit() {
    return tripped && outOfCredit;
  }

  /**
   * The provider took nothing because the credit is exhausted.
   *
   * @return whether the circuit opened by this
   */
  public synchronized boolean creditExhausted() {
    outOfCredit = true;
    return trip(true);
  }

  /**
   * The provider is out of order and surely took nothing.
   *
   * @return whether the circuit opened by this
   */
  public synchronized boolean fault() {
    faults++;
    return trip(faults >= FAULTS);
  }

  /**
   * No clear answer.
   *
   * @return whether the circuit opened by this
   */
  public synchronized boolean unclear() {
    unclear++;
    return trip(unclear >= UNCLEAR);
  }

  private boolean trip(boolean enough) {
    State state = state();
    if (state == State.OPEN || (state == State.CLOSED && !enough)) {
      return false; // answers of calls from before it opened say nothing new
    }
    length = length == 0 ? FIRST_PAUSE.toNanos() : Math.min(2 * length, LONGEST_PAUSE.toNanos());
    until = nanos.getAsLong() + length;
    tripped = true;
    return true;
  }
}
