package sms.gateway.http.internal.exchange;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.jspecify.annotations.Nullable;

/**
 * One call under way. Knows whether its request may have left: the client must ask {@link #leave}
 * right before it writes the first byte, and once the deadline has passed the answer is no.
 */
final class Attempt implements FutureCallback<Answer> {
  private enum Phase {
    /** Not a byte was written. */
    WAITING,
    /** The first byte was or will be written. */
    LEFT,
    /** Given up before the first byte, which now won't be written. */
    GIVEN_UP
  }

  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private final AtomicReference<@Nullable Runnable> hangUp = new AtomicReference<>();

  /** Completes once, never exceptionally. */
  CompletionStage<Outcome> outcome() {
    return outcome;
  }

  /** Whether the request may be written; from then on it counts as sent. */
  boolean leave() {
    return phase.compareAndSet(Phase.WAITING, Phase.LEFT);
  }

  boolean isOver() {
    return outcome.isDone();
  }

  /**
   * How to end the connection, once there is one. The client's own future does not do: cancelling
   * it comes to nothing when the connection was made faster than the future was wired up.
   */
  void connected(Runnable disconnect) {
    hangUp.set(disconnect);
    if (isOver()) {
      disconnect.run();
    }
  }

  /** The deadline has passed: ends the call and its connection. */
  void expire() {
    giveUp("deadline");
    Runnable disconnect = hangUp.get();
    if (disconnect != null) {
      disconnect.run();
    }
  }

  @Override
  public void completed(Answer answer) {
    outcome.complete(new Outcome.Answered(answer));
  }

  @Override
  public void failed(Exception e) {
    failed((Throwable) e);
  }

  void failed(Throwable e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    giveUp(cause.getClass().getSimpleName());
  }

  private void giveUp(String cause) {
    phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP);
    outcome.complete(
        phase.get() == Phase.LEFT ? new Outcome.NoAnswer(cause) : new Outcome.NothingSent(cause));
  }

  @Override
  public void cancelled() {
    failed(new CancellationException());
  }
}
