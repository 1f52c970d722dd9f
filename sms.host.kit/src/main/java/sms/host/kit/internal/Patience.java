package sms.host.kit.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sms.host.kit.internal.subject.Inspection;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Subject;
import sms.host.kit.internal.subject.Threads;

/** Waits for a host, and not for ever. */
final class Patience implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(Threads::daemon);
  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /**
   * Has the inspection made on a thread that serves no request.
   *
   * @return how it ended when not by itself: the exception of the host, a {@link TimeoutException}
   */
  Optional<Throwable> await(Inspection inspection, Subject subject, Notes notes) {
    Future<?> work =
        threads.submit(
            () -> {
              inspection.inspect(subject, notes);
              return true;
            });
    try {
      work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the host", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
