package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.host.Right;

/**
 * A leased range while it is worked on. Rows leave it in chunks, in the order of their ids; it is
 * finished when no more rows come and every row that left has its outcome recorded.
 */
final class Slice {
  /** Most urgent first, then oldest first. */
  static final Comparator<Slice> BY_URGENCY =
      Comparator.<Slice, Integer>comparing(s -> s.lease.purpose().ordinal())
          .thenComparingLong(s -> s.lease.campaignId())
          .thenComparingLong(s -> s.lease.firstId())
          .thenComparingLong(s -> s.lease.version());

  private final SendLease lease;
  private final boolean claimed;
  private final Duration duration;

  // guarded by this
  private final ArrayDeque<QueuedSms> buffer = new ArrayDeque<>();
  private long readUpTo;
  private boolean exhausted;
  private boolean preparing;
  private boolean begun;
  private boolean finished;
  private boolean held;
  private int outstanding;
  private Time.Moment alive;
  private long pausedUntil;
  private int pauses;
  private @Nullable Set<Right> rights;
  private long rightsAsked;

  private volatile boolean stopped;
  private volatile boolean lost;

  /**
   * @param claimed whether the poller claimed it; else it is of a campaign that was just appended
   * @param asked when the lease was asked for
   * @param duration of the lease after each sign of life
   */
  Slice(SendLease lease, boolean claimed, Time.Moment asked, Duration duration) {
    this.lease = lease;
    this.claimed = claimed;
    this.alive = asked;
    this.duration = duration;
  }

  SendLease lease() {
    return lease;
  }

  /** Whether SMS of both may be handed over by one call. */
  boolean travelsWith(Slice other) {
    return lease.mode() == other.lease.mode() && lease.sender().equals(other.lease.sender());
  }

  boolean claimed() {
    return claimed;
  }

  // --- the lease -----------------------------------------------------------------------------

  /**
   * The lease was renewed.
   *
   * @param asked when that was asked for
   */
  synchronized void renewed(Time.Moment asked) {
    alive = asked;
  }

  /** Whether the lease ran out, as far as we know: we were frozen, or the database was away. */
  synchronized boolean lapsed(Time.Moment now) {
    return alive.isPast(duration, now);
  }

  /** Whether a third of the lease is over. */
  synchronized boolean renewable(Time.Moment now) {
    return alive.isPast(duration.dividedBy(3), now);
  }

  /** Another host has it, or may have it: nothing can be written any more. */
  void lose() {
    lost = true;
    stopped = true;
  }

  boolean lost() {
    return lost;
  }

  /** No more rows leave it. */
  void stop() {
    stopped = true;
  }

  /** No more rows leave it, and it is not given back before {@link #release}. */
  synchronized void hold() {
    stopped = true;
    held = true;
  }

  /** It may be given back. */
  synchronized void release() {
    held = false;
  }

  /** Whether rows that have not been handed to a gateway must not be. */
  boolean stopped() {
    return stopped;
  }

  // --- rows ----------------------------------------------------------------------------------

  synchronized void beginPreparing() {
    preparing = true;
    begun = true;
  }

  synchronized void endPreparing() {
    preparing = false;
  }

  /** Whether rows of it are being prepared at this moment. */
  synchronized boolean preparing() {
    return preparing;
  }

  /** Whether rows of it have been asked for. */
  synchronized boolean begun() {
    return begun;
  }

  /** Whether the outbox must be asked for more rows; if so, for those after {@link #readUpTo}. */
  synchronized boolean needsRows() {
    return buffer.isEmpty() && !exhausted;
  }

  synchronized long readUpTo() {
    return readUpTo;
  }

  synchronized void add(List<QueuedSms> rows, int asked) {
    buffer.addAll(rows);
    if (!rows.isEmpty()) {
      readUpTo = rows.get(rows.size() - 1).id();
    }
    exhausted = rows.size() < asked || readUpTo >= lease.lastId();
  }

  /** The row of that id is not among those that come. */
  synchronized void skip(long id) {
    readUpTo = id;
    exhausted = readUpTo >= lease.lastId();
  }

  /** The next rows, at most that many; empty: no more come. */
  synchronized List<QueuedSms> next(int count) {
    List<QueuedSms> rows = new ArrayList<>(Math.min(count, buffer.size()));
    while (rows.size() < count && !buffer.isEmpty()) {
      rows.add(buffer.removeFirst());
    }
    return rows;
  }

  /** Those rows could not leave now. */
  synchronized void putBack(List<QueuedSms> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      buffer.addFirst(rows.get(i));
    }
  }

  private boolean drained() {
    return stopped || (exhausted && buffer.isEmpty());
  }

  /** Whether a preparer may take it. */
  synchronized boolean hasRows() {
    return !preparing && !finished && !drained();
  }

  /** Those rows left it; each will have an outcome. */
  synchronized void left(int rows) {
    outstanding += rows;
  }

  /** The outcomes of that many rows are recorded. */
  synchronized void recorded(int rows) {
    outstanding -= rows;
  }

  /** Rows that left and have no recorded outcome. */
  synchronized int outstanding() {
    return outstanding;
  }

  /** True once, when nothing is left to do: the caller ends the pass. */
  synchronized boolean finishNow() {
    if (finished || held || preparing || outstanding > 0 || !drained()) {
      return false;
    }
    finished = true;
    return true;
  }

  // --- pauses --------------------------------------------------------------------------------

  /** The database or the host is away: not before a while, longer each time in a row. */
  synchronized void pause(long now) {
    pauses = Math.min(pauses + 1, 5);
    pausedUntil = now + Duration.ofMillis(250L << pauses).toNanos();
  }

  synchronized void goOn() {
    pauses = 0;
    pausedUntil = 0;
  }

  synchronized boolean paused(long now) {
    return pauses > 0 && now - pausedUntil < 0;
  }

  // --- rights --------------------------------------------------------------------------------

  /** The sender's rights, when they were asked less than that long ago. */
  synchronized @Nullable Set<Right> rights(long now, Duration fresh) {
    return rights != null && now - rightsAsked < fresh.toNanos() ? rights : null;
  }

  synchronized void rights(Set<Right> asked, long now) {
    rights = Set.copyOf(asked);
    rightsAsked = now;
  }

  @Override
  public String toString() {
    return "Slice[" + lease.sliceId() + " of campaign " + lease.campaignId() + "]";
  }
}
