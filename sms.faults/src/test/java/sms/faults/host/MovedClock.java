package sms.faults.host;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * The wall clock of this process, which can be moved while it runs: {@link Clock#systemUTC} and
 * {@link Instant#now}, which are where the bundles have the time from. What measures time ({@link
 * System#nanoTime}) goes on as it does, as it would if somebody set the computer's clock.
 */
final class MovedClock {
  /** How much later than it is, in milliseconds; not there: the clock cannot be moved. */
  static final String OFFSET = "faults.clock";

  private MovedClock() {}

  /** Once, before anybody looks at the clock. Needs Byte Buddy's agent. */
  static void install() {
    try {
      change(Clock.class, "currentInstant", LaterInstant.class);
      change(Class.forName("java.time.Clock$SystemClock"), "millis", LaterMillis.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    Duration moved = Duration.ofDays(1);
    long before = Clock.systemUTC().millis();
    long real = Long.getLong(OFFSET, 0);
    set(moved.toMillis() + real);
    boolean works =
        Clock.systemUTC().millis() - before >= moved.toMillis()
            && Instant.now().toEpochMilli() - before >= moved.toMillis();
    set(real);
    if (!works) {
      throw new IllegalStateException("this Java has its time from elsewhere");
    }
  }

  private static void change(Class<?> type, String method, Class<?> advice) {
    for (Method one : type.getDeclaredMethods()) {
      if (one.getName().equals(method)) {
        new ByteBuddy()
            .redefine(type, ClassFileLocator.ForClassLoader.ofBootLoader())
            .visit(Advice.to(advice).on(ElementMatchers.is(one)))
            .make()
            .load(null, ClassReloadingStrategy.of(ByteBuddyAgent.getInstrumentation()));
        return;
      }
    }
    throw new IllegalStateException("no " + method + " in " + type.getName());
  }

  /** It is that much later than it is, at once, for all threads. */
  static void set(long millis) {
    System.setProperty(OFFSET, Long.toString(millis));
  }

  /** Becomes a part of the method; so it may use only what Java itself has. */
  static final class LaterInstant {
    private LaterInstant() {}

    @Advice.OnMethodExit
    static void later(@Advice.Return(readOnly = false) Instant now) {
      now = now.plusMillis(Long.getLong("faults.clock", 0));
    }
  }

  /** The same for milliseconds. */
  static final class LaterMillis {
    private LaterMillis() {}

    @Advice.OnMethodExit
    static void later(@Advice.Return(readOnly = false) long now) {
      now += Long.getLong("faults.clock", 0);
    }
  }
}
