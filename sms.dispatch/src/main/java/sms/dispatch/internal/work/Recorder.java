package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.Outcome;

/**
 * The one writer of outcomes. Those that come within {@value #GATHER_MILLIS} ms, or the first
 * {@value #GROUP}, are committed together, slice by slice. While the database is away they are kept
 * and tried again: they are the only proof of what was sent.
 */
final class Recorder {
  /** Outcomes that are not waited any longer for others. */
  static final int GROUP = 500;

  /** Waiting outcomes from which no new rows are handed out. */
  static final int FULL = 4 * GROUP;

  static final int GATHER_MILLIS = 2;
  private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /**
   * An outcome on its way into the database.
   *
   * @param lane whose window it takes up until then; null: none's
   */
  private record Entry(Outcome outcome, @Nullable Lane lane) {}

  private final Outbox outbox;
  private final Duration lease;
  private final Time time;
  private final Consumer<Slice> finished;
  private final Runnable roomAgain;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Map<Slice, List<Entry>> gathered = new LinkedHashMap<>();
  private Map<Slice, List<Entry>> refused = new LinkedHashMap<>();
  private long refusedUntil;
  private int waiting; // gathered or being written
  private int gatheredCount;
  private long since;
  private long pause;
  private long pausedUntil;
  private boolean writing;
  private boolean hurry;
  private boolean closed;
  private final Thread writer;

  /**
   * @param finished hears of a slice whose pass has ended
   * @param roomAgain hears that rows may be handed out again after it was {@link #full}
   */
  Recorder(Outbox outbox, Duration lease, Time time, Consumer<Slice> finished, Runnable roomAgain) {
    this.outbox = outbox;
    this.lease = lease;
    this.time = time;
    this.finished = finished;
    this.roomAgain = roomAgain;
    this.writer = Workers.start("sms-dispatch-recorder", this::run);
  }

  /** What became of a row that was marked. Never blocks. */
  void add(Item item, Outcome outcome) {
    gather(item.slice(), List.of(new Entry(outcome, item.lane())));
  }

  /** One outcome of a row that {@link Slice#left} without being marked. Never blocks. */
  void add(Slice slice, Outcome outcome) {
    add(slice, List.of(outcome));
  }

  /**
   * Outcomes of rows that {@link Slice#left} without being marked; none: see whether the slice is
   * finished.
   */
  void add(Slice slice, List<Outcome> outcomes) {
    gather(slice, outcomes.stream().map(outcome -> new Entry(outcome, null)).toList());
  }

  private void gather(Slice slice, List<Entry> entries) {
    lock.lock();
    try {
      if (gathered.isEmpty()) {
        since = time.nanos();
        changed.signalAll();
      }
      gathered.computeIfAbsent(slice, s -> new ArrayList<>()).addAll(entries);
      gatheredCount += entries.size();
      waiting += entries.size();
      if (gatheredCount >= GROUP && gatheredCount - entries.size() < GROUP) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Outcomes that are not committed yet. */
  int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no new rows should be handed out. */
  boolean full() {
    return waiting() >= FULL;
  }

  /**
   * Commits what is there.
   *
   * @return whether all of it was committed in time
   */
  boolean flush(Duration patience) {
    long end = time.nanos() + patience.toNanos();
    lock.lock();
    try {
      hurry = true;
      changed.signalAll();
      while (!gathered.isEmpty() || writing) {
        long left = end - time.nanos();
        if (left <= 0 || closed) {
          return false;
        }
        changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      hurry = false;
      lock.unlock();
    }
  }

  /** Ends the writer; call {@link #flush} before. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      writer.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Map<Slice, List<Entry>> group = gather(); !group.isEmpty(); group = gather()) {
        write(group);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next group; empty: closed. */
  private Map<Slice, List<Entry>> gather() throws InterruptedException {
    lock.lock();
    try {
      writing = false;
      changed.signalAll();
      while (!closed) {
        long now = time.nanos();
        if (!refused.isEmpty() && now - refusedUntil >= 0) {
          Map<Slice, List<Entry>> again = refused;
          refused = new LinkedHashMap<>();
          again.forEach(this::keep);
        }
        if (gathered.isEmpty()) {
          changed.awaitNanos(LONGEST_PAUSE);
        } else if (pause > 0 && now - pausedUntil < 0) {
          changed.awaitNanos(pausedUntil - now);
        } else if (gatheredCount < GROUP && !hurry && now - since < GATHER) {
          changed.awaitNanos(since + GATHER - now);
        } else {
          Map<Slice, List<Entry>> group = gathered;
          gathered = new LinkedHashMap<>();
          gatheredCount = 0;
          writing = true;
          return group;
        }
      }
      return Map.of();
    } finally {
      lock.unlock();
    }
  }

  private void write(Map<Slice, List<Entry>> group) {
    boolean away = false;
    for (Map.Entry<Slice, List<Entry>> entry : group.entrySet()) {
      Slice slice = entry.getKey();
      List<Entry> entries = entry.getValue();
      if (away) {
        keep(slice, entries);
        continue;
      }
      try {
        record(slice, entries);
      } catch (OutboxUnavailableException e) {
        away = true;
        keep(slice, entries);
        LOG.warn("outcomes wait for the database outcomes={}", waiting(), e);
      } catch (RuntimeException e) {
        LOG.error("outcomes could not be recorded together {}", slice, e);
        recordOneByOne(slice, entries);
      }
    }
    lock.lock();
    try {
      pause = away ? Math.min(Math.max(2 * pause, FIRST_PAUSE), LONGEST_PAUSE) : 0;
      pausedUntil = time.nanos() + pause;
    } finally {
      lock.unlock();
    }
  }

  /** One outcome that cannot be written does not keep the others back. */
  private void recordOneByOne(Slice slice, List<Entry> entries) {
    for (Entry entry : entries) {
      try {
        record(slice, List.of(entry));
      } catch (RuntimeException e) {
        refused(slice, entry);
        Outcome outcome = entry.outcome();
        LOG.error("outcome not recorded yet sms={} state={}", outcome.smsId(), outcome.state(), e);
      }
    }
  }

  private void refused(Slice slice, Entry entry) {
    lock.lock();
    try {
      refused.computeIfAbsent(slice, s -> new ArrayList<>()).add(entry);
      refusedUntil = time.nanos() + LONGEST_PAUSE;
    } finally {
      lock.unlock();
    }
  }

  private void record(Slice slice, List<Entry> entries) {
    if (!entries.isEmpty() && !slice.lost()) {
      Time.Moment asked = time.now();
      List<Outcome> outcomes = entries.stream().map(Entry::outcome).toList();
      if (outbox.record(slice.lease(), outcomes, lease)) {
        slice.renewed(asked);
      } else {
        LOG.warn("lease lost, its SMS are settled by another host {}", slice);
        slice.lose();
      }
    }
    recorded(slice, entries.size());
    makeRoom(entries);
    if (slice.finishNow()) {
      try {
        if (!slice.lost()) {
          outbox.finish(slice.lease());
        }
      } catch (RuntimeException e) {
        // the lease runs out by itself, and every outcome is recorded
        LOG.warn("lease not given back, it runs out {}", slice, e);
      }
      finished.accept(slice);
    }
  }

  private static void makeRoom(List<Entry> entries) {
    Map<Lane, Integer> rows = new HashMap<>();
    for (Entry entry : entries) {
      Lane lane = entry.lane();
      if (lane != null) {
        rows.merge(lane, 1, Integer::sum);
      }
    }
    rows.forEach(Lane::settled);
  }

  private void recorded(Slice slice, int count) {
    slice.recorded(count);
    boolean again;
    lock.lock();
    try {
      again = waiting >= FULL && waiting - count < FULL;
      waiting -= count;
    } finally {
      lock.unlock();
    }
    if (again) {
      roomAgain.run();
    }
  }

  private void keep(Slice slice, List<Entry> entries) {
    lock.lock();
    try {
      if (gathered.isEmpty()) {
        since = time.nanos();
      }
      gathered.computeIfAbsent(slice, s -> new ArrayList<>()).addAll(entries);
      gatheredCount += entries.size();
    } finally {
      lock.unlock();
    }
  }
}
