package sms.dispatch.internal.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stands between us and a gateway that may leave. A call enters before it starts and leaves when
 * its answer is there, on whichever thread. Closing lets nobody in any more and waits for those
 * inside: a gateway whose gate is closed is never called again.
 */
public final class LeaseGate {
  private int inside;
  private boolean closed;

  /** Whether the call may start; if so {@link #leave} must follow. */
  public synchronized boolean enter() {
    if (closed) {
      return false;
    }
    inside++;
    return true;
  }

  /** The call is over. */
  public synchronized void leave() {
    inside--;
    if (inside == 0) {
      notifyAll();
    }
  }

  /** How many calls are under way. */
  public synchronized int inside() {
    return inside;
  }

  /**
   * Lets nobody in from now on, and waits for those inside.
   *
   * @param patience longest wait
   * @return how many are still inside; 0: all calls have ended
   */
  public synchronized int close(Duration patience) {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    while (inside > 0) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return inside;
  }
}
