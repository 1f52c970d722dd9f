package sms.host.kit.internal.subject;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Counts what a piece of work allocates on this thread. HotSpot and OpenJ9 count it; others may
 * not.
 */
public final class Allocation {
  private Allocation() {}

  /** Whether this JVM counts it. */
  public static boolean isCounted() {
    try {
      return soFar() >= 0;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The bytes that the work allocates. */
  public static long of(Runnable work) {
    long before = soFar();
    work.run();
    return soFar() - before;
  }

  private static long soFar() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      return (Long)
          beans.invoke(
              new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
              "getThreadAllocatedBytes",
              new Object[] {Thread.currentThread().getId()},
              new String[] {long.class.getName()});
    } catch (JMException | JMRuntimeException e) {
      throw new IllegalStateException("this JVM does not count allocations", e);
    }
  }
}
