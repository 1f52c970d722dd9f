package sms.recap.internal.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does pieces of work beside each other, a bounded number at a time. For one thread to use. Threads
 * are made when there is work, and never interrupted: they write to the database.
 */
final class SideBySide implements AutoCloseable {
  private final int width;
  private final ExecutorService threads;
  private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();

  /**
   * @param width pieces at a time
   * @param name of the threads
   */
  SideBySide(int width, String name) {
    this.width = width;
    this.threads =
        Executors.newFixedThreadPool(
            width,
            body -> {
              Thread thread = new Thread(body, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins it, as soon as fewer than {@code width} are under way. Throws what an earlier one threw;
   * then this one is not begun.
   */
  void begin(Runnable piece) {
    while (underWay.size() >= width) {
      join(underWay.removeFirst());
    }
    underWay.addLast(CompletableFuture.runAsync(piece, threads));
  }

  /** Waits until all are done. Throws what one of them threw. */
  void await() {
    while (!underWay.isEmpty()) {
      join(underWay.removeFirst());
    }
  }

  private static void join(CompletableFuture<Void> piece) {
    try {
      piece.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits until nothing is under way, whatever became of it. May be called again. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
