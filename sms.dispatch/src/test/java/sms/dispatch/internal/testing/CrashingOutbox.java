package sms.dispatch.internal.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import sms.api.dispatch.Outbox;

/**
 * The outbox as one process sees it that is killed or frozen at will: after that none of its calls
 * comes through (killed), or they stand still until it thaws (frozen).
 */
public final class CrashingOutbox {
  private final Outbox real;
  private final AtomicBoolean dead = new AtomicBoolean();
  private final CountDownLatch thaw = new CountDownLatch(1);
  private volatile BiConsumer<String, CrashingOutbox> before = (method, self) -> {};
  private volatile BiConsumer<String, CrashingOutbox> after = (method, self) -> {};

  public CrashingOutbox(Outbox real) {
    this.real = real;
  }

  /** Called with the method's name before each call gets through. */
  public CrashingOutbox before(BiConsumer<String, CrashingOutbox> what) {
    before = what;
    return this;
  }

  /** Called with the method's name after each call got through. */
  public CrashingOutbox after(BiConsumer<String, CrashingOutbox> what) {
    after = what;
    return this;
  }

  /** No call comes through or returns from now on. */
  public void crash() {
    dead.set(true);
  }

  /** Calls that stand still go on. */
  public void thaw() {
    dead.set(false);
    thaw.countDown();
  }

  public boolean crashed() {
    return dead.get();
  }

  public Outbox seen() {
    return (Outbox)
        Proxy.newProxyInstance(
            Outbox.class.getClassLoader(),
            new Class<?>[] {Outbox.class},
            (proxy, method, arguments) -> {
              before.accept(method.getName(), this);
              stand();
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              after.accept(method.getName(), this);
              stand();
              return result;
            });
  }

  private void stand() throws InterruptedException {
    if (dead.get()) {
      thaw.await();
    }
  }
}
