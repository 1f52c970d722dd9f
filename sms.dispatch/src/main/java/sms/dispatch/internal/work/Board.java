package sms.dispatch.internal.work;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sms.api.compose.Purpose;
import sms.api.gateway.SendingMode;

/**
 * The slices in work, most urgent first. Between two chunks a slice comes back here, so that a more
 * urgent one overtakes it.
 */
final class Board {
  /**
   * Rows to prepare.
   *
   * @param lane by which they leave; null: their time is over and they leave by none
   * @param reserved room in the lane
   */
  record Task(Slice slice, @Nullable Lane lane, int reserved) {}

  private static final int WAIT_MILLIS = 250;

  private final Function<SendingMode, @Nullable Lane> lanes;
  private final BooleanSupplier full;
  private final Eligibility eligibility;
  private final Time time;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closed;

  // guarded by this
  private final Map<Long, Slice> slices = new HashMap<>();
  private final Set<Long> held = new HashSet<>();
  private final Map<SendingMode, TreeSet<Slice>> waiting = new EnumMap<>(SendingMode.class);

  /**
   * @param lanes the lane for a mode, null when there is none at this moment
   * @param full whether no rows should be prepared at this moment
   */
  Board(
      Function<SendingMode, @Nullable Lane> lanes,
      BooleanSupplier full,
      Eligibility eligibility,
      Time time) {
    this.lanes = lanes;
    this.full = full;
    this.eligibility = eligibility;
    this.time = time;
  }

  /** A slice to work on. One that we held under an older version is lost. */
  synchronized void add(Slice slice) {
    Slice old = slices.put(slice.lease().sliceId(), slice);
    if (old != null) {
      old.lose();
      waiting(old).remove(old);
    }
    if (held.contains(slice.lease().campaignId())) {
      slice.hold();
    } else {
      waiting(slice).add(slice);
      wakeUp();
    }
  }

  /** No more rows of that campaign leave, also of slices that come, until {@link #release}. */
  synchronized List<Slice> hold(long campaignId) {
    held.add(campaignId);
    List<Slice> slices = of(campaignId);
    slices.forEach(
        slice -> {
          slice.hold();
          waiting(slice).remove(slice);
        });
    return slices;
  }

  /** Its slices, which may be given back now. */
  synchronized List<Slice> release(long campaignId) {
    held.remove(campaignId);
    List<Slice> slices = of(campaignId);
    slices.forEach(Slice::release);
    return slices;
  }

  private List<Slice> of(long campaignId) {
    return slices.values().stream().filter(s -> s.lease().campaignId() == campaignId).toList();
  }

  /** After rows of it were prepared. */
  synchronized void comeBack(Slice slice) {
    if (slice.hasRows() && slices.get(slice.lease().sliceId()) == slice) {
      waiting(slice).add(slice);
    }
  }

  /** It is finished, or no longer ours. */
  synchronized void remove(Slice slice) {
    slices.remove(slice.lease().sliceId(), slice);
    waiting(slice).remove(slice);
  }

  private TreeSet<Slice> waiting(Slice slice) {
    return waiting.computeIfAbsent(slice.lease().mode(), mode -> new TreeSet<>(Slice.BY_URGENCY));
  }

  /** There may be something to do. Takes no lock. */
  void wakeUp() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** Waits for the next rows to prepare; null: closed. */
  @Nullable Task take() throws InterruptedException {
    while (!closed) {
      Task task = full.getAsBoolean() ? null : tryTake();
      if (task != null) {
        wakeUp(); // another preparer may find more
        return task;
      }
      if (wake.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    }
    return null;
  }

  private synchronized @Nullable Task tryTake() {
    long now = time.nanos();
    Slice best = null;
    Lane by = null;
    for (TreeSet<Slice> ofMode : waiting.values()) {
      if (ofMode.isEmpty()) {
        continue;
      }
      Lane lane = lanes.apply(ofMode.first().lease().mode());
      boolean room = lane != null && lane.hasRoom();
      for (Slice slice : ofMode) {
        if (slice.paused(now)) {
          continue;
        }
        boolean late = eligibility.tooLate(slice.lease());
        if ((room || late) && (best == null || Slice.BY_URGENCY.compare(slice, best) < 0)) {
          best = slice;
          by = late ? null : lane;
        }
        break;
      }
    }
    if (best == null) {
      return null;
    }
    int reserved = by == null ? 0 : by.reserve();
    if (by != null && reserved == 0) {
      return null; // the room went away; the lane wakes us
    }
    waiting(best).remove(best);
    best.beginPreparing();
    return new Task(best, by, reserved);
  }

  /** All that we hold, most urgent first. */
  synchronized List<Slice> all() {
    List<Slice> all = new ArrayList<>(slices.values());
    all.sort(Slice.BY_URGENCY);
    return all;
  }

  /** Forgets slices whose lease ran out while none of their rows were under way. */
  synchronized List<Slice> dropLapsed() {
    Time.Moment now = time.now();
    List<Slice> lapsed = new ArrayList<>();
    for (TreeSet<Slice> ofMode : waiting.values()) {
      ofMode.removeIf(
          slice -> {
            boolean over = slice.lapsed(now) && slice.outstanding() == 0;
            if (over) {
              lapsed.add(slice);
              slices.remove(slice.lease().sliceId(), slice);
            }
            return over;
          });
    }
    return lapsed;
  }

  /** How many slices of those modes the poller has claimed. */
  synchronized int claimed(Set<SendingMode> modes) {
    return (int)
        slices.values().stream()
            .filter(s -> s.claimed() && modes.contains(s.lease().mode()))
            .count();
  }

  /** How many slices of each urgency there are; those without any are absent. */
  synchronized Map<Purpose, Integer> count() {
    Map<Purpose, Integer> count = new EnumMap<>(Purpose.class);
    slices.values().forEach(s -> count.merge(s.lease().purpose(), 1, Integer::sum));
    return count;
  }

  void close() {
    closed = true;
    wake.release(100);
  }
}
