package sms.dispatch.internal.inbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Inbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.OptOutChange;
import sms.api.host.OptOutListener;

/**
 * Commits what people send us, and tells the host who wants no SMS any more. Both on threads of
 * their own: neither the database nor a slow host keeps an HTTP thread.
 */
@Component(service = InboundDesk.class)
public final class InboundDesk {
  /** Most calls that wait; further ones are refused, and come again. */
  private static final int MOST_WAITING = 1_000;

  private static final int TOLD_AT_ONCE = 100;
  private static final Logger LOG = LoggerFactory.getLogger(InboundDesk.class);

  private final OptOutRegister register;
  private final long again;
  private final List<OptOutListener> listeners = new CopyOnWriteArrayList<>();
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), InboundDesk::thread);
  private final Thread teller = new Thread(this::tell, "sms-opt-out");
  private final Object lock = new Object();
  private volatile @Nullable Inbox inbox;
  private boolean wanted;
  private boolean closed;

  @Activate
  public InboundDesk(@Reference OptOutRegister register) {
    this(register, Duration.ofMinutes(1));
  }

  /**
   * @param again after that time the host is told again what it could not take
   */
  InboundDesk(OptOutRegister register, Duration again) {
    this.register = register;
    this.again = again.toMillis();
    writer.allowCoreThreadTimeOut(true);
    teller.setDaemon(true);
    teller.start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "sms-inbound");
    thread.setDaemon(true);
    return thread;
  }

  @Reference(
      name = "inbox",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "unbind")
  public void bind(Inbox service) {
    inbox = service;
    wake();
  }

  void unbind(Inbox service) {
    if (inbox == service) {
      inbox = null;
    }
  }

  @Reference(
      name = "listener",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  public void add(OptOutListener listener) {
    listeners.add(listener);
    wake();
  }

  void remove(OptOutListener listener) {
    listeners.remove(listener);
  }

  /**
   * Has them committed.
   *
   * @return completes after the commit; exceptionally when they are not committed: {@link
   *     OutboxUnavailableException} when the database is away, {@link RejectedExecutionException}
   *     when too many wait or we stop
   */
  public CompletionStage<Void> receive(String gatewayId, List<InboundSms> messages) {
    if (messages.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    List<InboundSms> understood = messages.stream().map(InboundDesk::understood).toList();
    try {
      return CompletableFuture.runAsync(() -> commit(gatewayId, understood), writer);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static InboundSms understood(InboundSms message) {
    return message.wish() == Wish.NONE && OptOutWords.isIn(message.text())
        ? message.meaning(Wish.OPT_OUT)
        : message;
  }

  private void commit(String gatewayId, List<InboundSms> messages) {
    Inbox current = inbox;
    if (current == null) {
      throw new OutboxUnavailableException(
          "no inbox", new IllegalStateException("the database is not started"));
    }
    int fresh = current.receive(gatewayId, messages);
    LOG.info("SMS received gateway={} new={} of={}", gatewayId, fresh, messages.size());
    if (messages.stream().anyMatch(message -> message.wish() != Wish.NONE)) {
      register.changed();
      wake();
    }
  }

  private void wake() {
    synchronized (lock) {
      wanted = true;
      lock.notifyAll();
    }
  }

  private void tell() {
    try {
      long pause = 0;
      while (awaitWork(pause)) {
        pause = tellAll() ? 0 : again;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until there may be something to tell.
   *
   * @param pause at most that long, in milliseconds; 0: as long as it takes
   * @return false: closed
   */
  private boolean awaitWork(long pause) throws InterruptedException {
    synchronized (lock) {
      if (!wanted && !closed && pause > 0) {
        lock.wait(pause);
      }
      while (!wanted && !closed && pause == 0) {
        lock.wait();
      }
      wanted = false;
      return !closed;
    }
  }

  /** Tells what nobody was told of; false: it is to be tried again. */
  private boolean tellAll() {
    Inbox current = inbox;
    if (current == null || listeners.isEmpty()) {
      return true; // whoever comes wakes us
    }
    try {
      List<OptOutChange> changes = current.untold(TOLD_AT_ONCE);
      while (!changes.isEmpty()) {
        for (OptOutChange change : changes) {
          listeners.forEach(listener -> listener.changed(change));
          current.told(change.id());
        }
        changes = current.untold(TOLD_AT_ONCE);
      }
      return true;
    } catch (OutboxUnavailableException e) {
      LOG.warn("database away, the host is told later who wants no SMS", e);
    } catch (RuntimeException e) {
      // of the host: its message may hold a number
      LOG.error(
          "the host failed to note who wants no SMS, told again later error={}",
          e.getClass().getName());
    }
    return false;
  }

  /** Commits what waits and ends. */
  @Deactivate
  public void close() throws InterruptedException {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    writer.shutdown();
    writer.awaitTermination(5, TimeUnit.SECONDS);
    teller.join(TimeUnit.SECONDS.toMillis(5));
  }
}
