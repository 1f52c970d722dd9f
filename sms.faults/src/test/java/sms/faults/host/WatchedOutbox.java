package sms.faults.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;

/** The outbox as it is, telling the {@link Barriers} what is done, and {@link UnderWay} to whom. */
final class WatchedOutbox {
  private record Pass(long sliceId, long version) {
    static Pass of(Object lease) {
      return new Pass(((SendLease) lease).sliceId(), ((SendLease) lease).version());
    }
  }

  private final Outbox real;
  private final UnderWay underWay;

  /** Read and not marked yet. */
  private final Map<Pass, NavigableSet<Long>> read = new ConcurrentHashMap<>();

  private WatchedOutbox(Outbox real, UnderWay underWay) {
    this.real = real;
    this.underWay = underWay;
  }

  static Outbox around(Outbox real, UnderWay underWay) {
    WatchedOutbox watched = new WatchedOutbox(real, underWay);
    return (Outbox)
        Proxy.newProxyInstance(
            Outbox.class.getClassLoader(),
            new Class<?>[] {Outbox.class},
            (proxy, method, arguments) -> watched.call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    Barriers.operation(name);
    if (name.equals("mark")) {
      marking(Pass.of(arguments[0]), (Long) arguments[1]);
    }
    Object result;
    try {
      result = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (name.equals("read")) {
      NavigableSet<Long> ids =
          read.computeIfAbsent(Pass.of(arguments[0]), pass -> new ConcurrentSkipListSet<>());
      ((List<?>) result).forEach(sms -> ids.add(((QueuedSms) sms).id()));
    } else if (name.equals("record") && Boolean.TRUE.equals(result)) {
      ((List<?>) arguments[1]).forEach(outcome -> underWay.settled(((Outcome) outcome).smsId()));
    }
    return result;
  }

  /** Before the commit: if that is the moment of death, they may be UNCERTAIN. */
  private void marking(Pass pass, long upTo) {
    NavigableSet<Long> waiting = read.get(pass);
    if (waiting != null) {
      for (Long id = waiting.pollFirst(); id != null; id = waiting.pollFirst()) {
        if (id > upTo) {
          waiting.add(id);
          return;
        }
        underWay.marked(id);
      }
    }
  }
}
