package sms.faults.host;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Places where the process can be made to halt, to be killed there. A place is an operation of the
 * outbox and a side of its commit: {@code append.before}, {@code record.after} ... Everything that
 * is committed while the database is opened (tables, what a former life left) is {@code opening}.
 * The making of a secret is {@code issue}.
 */
final class Barriers {
  /** Inherited: the shell runs what is typed in a thread of its own. */
  private static final ThreadLocal<String> OPERATION =
      new InheritableThreadLocal<>() {
        @Override
        protected String initialValue() {
          return "opening";
        }
      };

  private final Runnable halted;
  private final AtomicReference<String> place = new AtomicReference<>("");
  private final AtomicInteger countdown = new AtomicInteger();

  /**
   * @param halted told when a thread has halted
   */
  Barriers(Runnable halted) {
    this.halted = halted;
  }

  /** The n-th commit at that place from now on never goes on. */
  void arm(String at, int n) {
    countdown.set(n);
    place.set(at);
  }

  /** What this thread does now. */
  static void operation(String name) {
    OPERATION.set(name);
  }

  void beforeCommit() {
    cross(OPERATION.get() + ".before");
  }

  void afterCommit() {
    cross(OPERATION.get() + ".after");
  }

  /** A place that is no commit. */
  void reached(String at) {
    cross(at);
  }

  private void cross(String at) {
    if (at.equals(place.get()) && countdown.decrementAndGet() == 0) {
      halted.run();
      while (true) {
        LockSupport.park(this);
      }
    }
  }
}
