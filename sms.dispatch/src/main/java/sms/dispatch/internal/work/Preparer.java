package sms.dispatch.internal.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.gateway.FailureReason;

/**
 * Reads rows, checks them again, commits the mark and passes them to a lane. Works on rows that
 * come next while the lane hands over those before.
 */
final class Preparer implements Runnable {
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

  /** How many times the lane's room is read when a range begins. */
  private static final int FIRST_ROOMS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Preparer.class);

  private final Outbox outbox;
  private final RowReader reader;
  private final Board board;
  private final Eligibility eligibility;
  private final Outcomes outcomes;
  private final Recorder recorder;
  private final Settings settings;
  private final Time time;
  private final BiConsumer<List<Item>, Lane> astray;

  /**
   * @param astray takes marked rows that their lane does not take any more
   */
  Preparer(
      Outbox outbox,
      Board board,
      Eligibility eligibility,
      Outcomes outcomes,
      Recorder recorder,
      Settings settings,
      Time time,
      BiConsumer<List<Item>, Lane> astray) {
    this.outbox = outbox;
    this.reader = new RowReader(outbox, outcomes, recorder);
    this.board = board;
    this.eligibility = eligibility;
    this.outcomes = outcomes;
    this.recorder = recorder;
    this.settings = settings;
    this.time = time;
    this.astray = astray;
  }

  @Override
  public void run() {
    try {
      for (Board.Task task = board.take(); task != null; task = board.take()) {
        prepare(task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void prepare(Board.Task task) {
    Slice slice = task.slice();
    boolean reservedUsed = false;
    try {
      int room = task.lane() == null ? settings.chunk() : task.reserved();
      if (slice.needsRows()) {
        // few, because the lane's room is empty meanwhile
        reader.read(slice, Math.min(settings.chunk(), FIRST_ROOMS * room));
      }
      List<QueuedSms> rows = slice.next(room);
      reservedUsed = !rows.isEmpty() && leave(task, rows);
      slice.goOn();
      if (reservedUsed && slice.needsRows()) {
        reader.read(slice, settings.chunk()); // those that come next, while these leave
      }
    } catch (OutboxUnavailableException e) {
      pause(slice, e);
    } catch (RuntimeException e) {
      // of the host: its message may hold anything
      LOG.error(
          "range could not be prepared, tried again soon {} error={}",
          slice,
          e.getClass().getName());
      slice.pause(time.nanos());
    } finally {
      Lane lane = task.lane();
      if (lane != null && !reservedUsed) {
        lane.release(task.reserved());
      }
      slice.endPreparing();
      board.comeBack(slice);
      if (!slice.hasRows()) {
        recorder.add(slice, List.of());
      }
    }
  }

  private void pause(Slice slice, OutboxUnavailableException e) {
    slice.pause(time.nanos());
    LOG.warn("database away, sending of a range pauses {}", slice, e);
  }

  /**
   * Lets those rows leave the slice.
   *
   * @return whether the lane has got them, with the room that was reserved
   */
  private boolean leave(Board.Task task, List<QueuedSms> rows) {
    Slice slice = task.slice();
    List<Item> items = new ArrayList<>(rows.size());
    List<Outcome> others = new ArrayList<>();
    Lane lane = task.lane();
    boolean marked;
    Time.Moment asked;
    try {
      check(slice, rows, items, others);
      if (lane == null && !items.isEmpty()) {
        throw new IllegalStateException("the clock went back");
      }
      asked = time.now();
      marked = items.isEmpty() || mark(slice, items.get(items.size() - 1).sms().id());
    } catch (RuntimeException e) {
      slice.putBack(rows); // none of them has left
      throw e;
    }
    if (!marked) {
      LOG.info("range stops: its campaign was cancelled or its lease lost {}", slice);
      slice.stop();
      return false;
    }
    slice.left(items.size() + others.size());
    if (!others.isEmpty()) {
      recorder.add(slice, others);
    }
    if (lane == null || items.isEmpty()) {
      return false;
    }
    slice.renewed(asked);
    if (!lane.accept(items, task.reserved())) {
      astray.accept(items, lane);
    }
    return true;
  }

  private boolean mark(Slice slice, long upToId) {
    return outbox.mark(slice.lease(), upToId, settings.lease());
  }

  /** At its expiry it is seen to be EXPIRED. */
  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Sorts the rows into those that may leave and the others; throws when the host is away. */
  private void check(Slice slice, List<QueuedSms> rows, List<Item> items, List<Outcome> others) {
    Optional<FailureReason> refusal = eligibility.refusal(slice);
    if (refusal.isPresent()) {
      rows.forEach(row -> others.add(outcomes.refused(row, refusal.get())));
      return;
    }
    Optional<Instant> quietUntil = eligibility.quietUntil(slice);
    if (quietUntil.isPresent()) {
      Instant due = earlier(quietUntil.get(), slice.lease().expires());
      LOG.info("quiet hours: a range waits until={} sms={} {}", due, rows.size(), slice);
      rows.forEach(row -> others.add(outcomes.quiet(row, due)));
      return;
    }
    List<QueuedSms> unanswered = new ArrayList<>();
    RuntimeException why = null;
    for (QueuedSms row : rows) {
      try {
        if (eligibility.allows(row)) {
          items.add(new Item(slice, row));
        } else {
          others.add(outcomes.refused(row, FailureReason.NO_LONGER_ALLOWED));
        }
      } catch (RuntimeException e) {
        unanswered.add(row);
        why = e;
      }
    }
    if (why != null && unanswered.size() == rows.size()) {
      throw why; // of nobody: the host is away
    }
    for (QueuedSms row : unanswered) {
      LOG.warn("the host cannot say whether an SMS may leave, asked again later sms={}", row.id());
      others.add(outcomes.notCalled(row, ASKED_AGAIN));
    }
  }
}
