package sms.dispatch.internal.callback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.gateway.DeliveryReport;

/**
 * Commits delivery reports of many calls together: while one commit is under way, those that come
 * wait for the next. One thread.
 */
final class ReportWriter implements AutoCloseable {
  /** Most reports of one commit, unless a single call brings more. */
  static final int GROUP = 1000;

  /** Most reports that wait; further ones are refused. */
  static final int MOST_WAITING = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);

  private record Delivery(
      String gatewayId, List<DeliveryReport> reports, CompletableFuture<Void> committed) {}

  private final Supplier<@Nullable Outbox> outbox;
  private final Object lock = new Object();
  private List<Delivery> waiting = new ArrayList<>();
  private int count;
  private boolean closed;
  private final Thread thread;

  /**
   * @param outbox null while there is none
   */
  ReportWriter(Supplier<@Nullable Outbox> outbox) {
    this.outbox = outbox;
    this.thread = new Thread(this::run, "sms-dlr-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Has them committed.
   *
   * @return completes after the commit; exceptionally when they are not committed: {@link
   *     OutboxUnavailableException} when the database is away, {@link RejectedExecutionException}
   *     when too many wait or we stop
   */
  CompletionStage<Void> write(String gatewayId, List<DeliveryReport> reports) {
    if (reports.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Delivery delivery = new Delivery(gatewayId, reports, new CompletableFuture<>());
    synchronized (lock) {
      if (closed || count + reports.size() > MOST_WAITING) {
        return CompletableFuture.failedFuture(
            new RejectedExecutionException(closed ? "stopping" : "too many reports wait"));
      }
      waiting.add(delivery);
      count += reports.size();
      lock.notifyAll();
    }
    return delivery.committed();
  }

  private void run() {
    try {
      for (List<Delivery> group = next(); !group.isEmpty(); group = next()) {
        commit(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty: closed. */
  private List<Delivery> next() throws InterruptedException {
    synchronized (lock) {
      while (waiting.isEmpty() && !closed) {
        lock.wait();
      }
      List<Delivery> group = new ArrayList<>();
      int reports = 0;
      for (Delivery delivery : waiting) {
        if (!group.isEmpty() && reports + delivery.reports().size() > GROUP) {
          break;
        }
        group.add(delivery);
        reports += delivery.reports().size();
      }
      waiting = new ArrayList<>(waiting.subList(group.size(), waiting.size()));
      count -= reports;
      return group;
    }
  }

  private void commit(List<Delivery> group) {
    Map<String, List<Delivery>> byGateway = new LinkedHashMap<>();
    for (Delivery delivery : group) {
      byGateway.computeIfAbsent(delivery.gatewayId(), id -> new ArrayList<>()).add(delivery);
    }
    byGateway.forEach(this::commit);
  }

  private void commit(String gatewayId, List<Delivery> deliveries) {
    try {
      report(gatewayId, deliveries);
    } catch (OutboxUnavailableException e) {
      LOG.warn("delivery reports refused: database away gateway={}", gatewayId, e);
      deliveries.forEach(d -> d.committed().completeExceptionally(e));
    } catch (RuntimeException e) {
      if (deliveries.size() == 1) {
        LOG.error("delivery reports could not be stored gateway={}", gatewayId, e);
        deliveries.get(0).committed().completeExceptionally(e);
      } else {
        // one that cannot be stored does not keep the others back
        deliveries.forEach(d -> commit(gatewayId, List.of(d)));
      }
    }
  }

  private void report(String gatewayId, List<Delivery> deliveries) {
    Outbox current = outbox.get();
    if (current == null) {
      throw new OutboxUnavailableException(
          "no outbox", new IllegalStateException("the database is not started"));
    }
    List<DeliveryReport> reports = new ArrayList<>();
    deliveries.forEach(d -> reports.addAll(d.reports()));
    int changed = current.report(gatewayId, reports);
    LOG.debug(
        "delivery reports gateway={} reports={} changed={}", gatewayId, reports.size(), changed);
    deliveries.forEach(d -> d.committed().complete(null));
  }

  /** Commits what waits and ends. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
