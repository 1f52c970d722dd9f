package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sms.api.compose.Purpose;
import sms.api.dispatch.Outcome;
import sms.api.gateway.Capabilities;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.Circuit;

/**
 * The way to one gateway: marked rows wait here, most urgent first, and are handed over by one
 * thread within the gateway's window, rate and circuit. Answers come on the gateway's threads and
 * are only passed on.
 */
final class Lane implements Issuing.Exit {
  /**
   * What the lane tells the engine; none of it blocks or takes a lock that is held around a lane.
   */
  interface Owner {
    /** Those rows were not handed over and cannot be by this lane. */
    void astray(List<Item> items, Lane from);

    /** New rows may be prepared for it. */
    void roomIn(Lane lane);

    /** It works again after it was out of order. */
    void recovered(Lane lane);
  }

  /** What the lane's thread does next. */
  private sealed interface Step {
    record Submit(List<Item> items) implements Step {}

    record GiveAway(List<Item> items) implements Step {}

    record End() implements Step {}
  }

  /** Calls for one SMS without a clear answer from an idempotent gateway. */
  static final int UNCLEAR_TRIES = 3;

  private static final Backoff AGAIN_SOON =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());
  private static final long UNCLEAR_PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);

  private final BoundGateway gateway;
  private final Capabilities capabilities;
  private final Outcomes outcomes;
  private final Eligibility eligibility;
  private final Recorder recorder;
  private final Time time;
  private final Owner owner;
  private final Issuing issuing;
  private final Health health;
  private final Calls calls;
  private final int window;
  private final int chunk;
  private final int refill;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Purpose, ArrayDeque<Item>> ready = new EnumMap<>(Purpose.class);
  private final PriorityQueue<Item> again =
      new PriorityQueue<>(Comparator.comparingLong(Item::notBefore));
  private int readyCount;
  private int reservedCount;
  private int underWayCount;
  private boolean closed;

  /** Whether the text of an SMS with a secret is being made. */
  private boolean busyIssuing;

  Lane(
      BoundGateway gateway,
      Settings settings,
      Outcomes outcomes,
      Eligibility eligibility,
      Recorder recorder,
      Time time,
      Issuing issuing,
      Owner owner) {
    this.gateway = gateway;
    this.capabilities = gateway.capabilities();
    this.outcomes = outcomes;
    this.eligibility = eligibility;
    this.recorder = recorder;
    this.time = time;
    this.owner = owner;
    this.issuing = issuing;
    this.health = new Health(gateway, time);
    this.calls = new Calls(gateway, settings.callTimeout(), time, this::answered);
    this.chunk = chunk(capabilities, settings.chunk());
    this.window = window(capabilities);
    this.refill = Math.min(chunk, Math.max(capabilities.maxItems(), chunk / 4));
    for (Purpose purpose : Purpose.values()) {
      ready.put(purpose, new ArrayDeque<>());
    }
  }

  void start() {
    Workers.start("sms-lane-" + gateway.id(), this::run);
  }

  /**
   * Most rows that may be marked but not handed over: as many as the window takes, and no more than
   * a second's worth.
   */
  static int chunk(Capabilities capabilities, int limit) {
    int chunk = Math.min(limit, window(capabilities));
    return capabilities.perSecond() > 0 ? Math.min(chunk, capabilities.perSecond()) : chunk;
  }

  /**
   * Most rows that may be marked and have no committed outcome: what a crash can leave UNCERTAIN.
   */
  private static int window(Capabilities capabilities) {
    long window = (long) capabilities.window() * capabilities.maxItems();
    return (int) Math.min(window, Integer.MAX_VALUE);
  }

  BoundGateway gateway() {
    return gateway;
  }

  Calls calls() {
    return calls;
  }

  /** Rows that are marked and wait to be handed over. */
  int waiting() {
    lock.lock();
    try {
      return readyCount + again.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it may be used now. */
  boolean usable() {
    lock.lock();
    try {
      return !closed && gateway.circuit().state() != Circuit.State.OPEN;
    } finally {
      lock.unlock();
    }
  }

  // --- rows come
  // ----------------------------------------------------------------------------------

  /**
   * Asks for room for rows that are about to be marked: for a part of the window, so that these can
   * be prepared while those before are under way.
   *
   * @return for how many; 0: none now. {@link #accept} or {@link #release} must follow
   */
  int reserve() {
    lock.lock();
    try {
      int room = room();
      reservedCount += room;
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #reserve} would give room. */
  boolean hasRoom() {
    lock.lock();
    try {
      return room() > 0;
    } finally {
      lock.unlock();
    }
  }

  private int room() {
    int free = Math.min(chunk - readyCount, window - underWayCount) - reservedCount;
    int wanted =
        switch (gateway.circuit().state()) {
          case OPEN -> Integer.MAX_VALUE;
          case TRYING -> Math.min(chunk, capabilities.maxItems());
          case CLOSED -> Math.max(refill, free);
        };
    return closed || free < wanted ? 0 : wanted;
  }

  /** The room is not needed. */
  void release(int reserved) {
    lock.lock();
    try {
      reservedCount -= reserved;
    } finally {
      lock.unlock();
    }
    owner.roomIn(this);
  }

  /**
   * Takes marked rows.
   *
   * @param reserved room that was asked for and is used now
   * @return false: it has closed meanwhile and takes nothing
   */
  boolean accept(List<Item> items, int reserved) {
    Map<Lane, Integer> formers = new HashMap<>();
    lock.lock();
    try {
      reservedCount -= reserved;
      if (closed) {
        return false;
      }
      for (Item item : items) {
        Lane former = item.lane();
        if (former != null) {
          formers.merge(former, 1, Integer::sum);
        }
        item.enter(this);
        queue(item.slice().lease().purpose()).addLast(item);
      }
      readyCount += items.size();
      underWayCount += items.size();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    formers.forEach(Lane::settled); // never with two lanes locked
    if (items.size() < reserved) {
      owner.roomIn(this);
    }
    return true;
  }

  /** The outcomes of that many rows of it are committed, or another lane has them. */
  void settled(int rows) {
    boolean roomAgain;
    lock.lock();
    try {
      boolean before = room() > 0;
      underWayCount -= rows;
      roomAgain = !before && room() > 0;
    } finally {
      lock.unlock();
    }
    if (roomAgain) {
      owner.roomIn(this);
    }
  }

  private ArrayDeque<Item> queue(Purpose purpose) {
    return ready.computeIfAbsent(purpose, p -> new ArrayDeque<>());
  }

  // --- rows are taken back
  // ------------------------------------------------------------------------

  /** Takes out the rows of stopped slices; they were not handed over. */
  void withdrawStopped() {
    lock.lock();
    try {
      for (ArrayDeque<Item> queue : ready.values()) {
        int before = queue.size();
        queue.removeIf(
            item -> {
              boolean stopped = item.slice().stopped();
              if (stopped) {
                recorder.add(item, outcomes.notCalled(item.sms()));
              }
              return stopped;
            });
        readyCount -= before - queue.size();
      }
    } finally {
      lock.unlock();
    }
    owner.roomIn(this);
  }

  /** No call starts from now on. What waits goes to the owner; calls under way end as they end. */
  void close() {
    List<Item> left;
    lock.lock();
    try {
      closed = true;
      left = drain();
      while (!again.isEmpty()) {
        giveUp(again.remove());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    owner.astray(left, this);
  }

  private List<Item> drain() {
    List<Item> all = new ArrayList<>();
    for (ArrayDeque<Item> queue : ready.values()) {
      all.addAll(queue);
      queue.clear();
    }
    readyCount = 0;
    return all;
  }

  /** It may have been taken and nobody says so. */
  void giveUp(Item item) {
    recorder.add(item, outcomes.uncertain(gateway, item.sms(), FailureReason.NO_CLEAR_ANSWER, ""));
  }

  // --- rows are handed over
  // -----------------------------------------------------------------------

  private void run() {
    try {
      while (true) {
        Step step = next();
        if (step instanceof Step.End) {
          return;
        } else if (step instanceof Step.GiveAway away) {
          owner.astray(away.items(), this);
        } else if (step instanceof Step.Submit submit) {
          submit(submit.items());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit(List<Item> items) {
    if (items.get(0).sms().secret().isPresent()) {
      issuing.begin(items.get(0), this);
    } else if (!calls.submit(items)) {
      owner.astray(items, this); // its gate has closed: not called
    }
  }

  @Override
  public boolean handOver(Item item, String text) {
    boolean called = calls.submit(item, text); // counts the call down where it is none
    issued();
    return called;
  }

  @Override
  public void settle(Item item, Outcome outcome) {
    gateway.inFlight().decrementAndGet();
    recorder.add(item, outcome);
    issued();
  }

  @Override
  public void astray(Item item) {
    owner.astray(List.of(item), this);
  }

  private void issued() {
    lock.lock();
    try {
      busyIssuing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Step next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        if (gateway.circuit().state() == Circuit.State.OPEN && readyCount > 0) {
          return new Step.GiveAway(drain());
        }
        giveUpWhatIsDue();
        long wait = obstacle();
        if (wait == 0) {
          List<Item> items = take();
          if (!items.isEmpty()) {
            gateway.inFlight().incrementAndGet();
            return new Step.Submit(items);
          }
          wait = TICK;
        }
        changed.awaitNanos(Math.min(wait, TICK));
      }
      return new Step.End();
    } finally {
      lock.unlock();
    }
  }

  /** Nanoseconds until a call may start; 0: now. */
  private long obstacle() {
    boolean trying = gateway.circuit().state() == Circuit.State.TRYING;
    if (gateway.inFlight().get() >= (trying ? 1 : capabilities.window())) {
      return TICK; // an answer wakes us
    }
    return Math.max(health.pause(), gateway.rate().pause(time.nanos()));
  }

  private void giveUpWhatIsDue() {
    if (again.isEmpty()) {
      return;
    }
    long now = time.nanos();
    again.removeIf(
        item -> {
          boolean over = now - item.giveUpAt() >= 0;
          if (over) {
            giveUp(item);
          }
          return over;
        });
  }

  /**
   * The next items, all of one mode and sender, as many as one call and the rate allow; may be
   * empty.
   */
  private List<Item> take() {
    List<Item> items = new ArrayList<>();
    Item unclear = again.peek();
    if (unclear != null && time.nanos() - unclear.notBefore() >= 0) {
      if (gateway.rate().take(1) == 1) {
        items.add(again.remove());
      }
      return items;
    }
    if (readyCount == 0) {
      return items;
    }
    int before = readyCount;
    int allowed = gateway.rate().take(Math.min(capabilities.maxItems(), readyCount));
    for (Purpose purpose : Purpose.values()) {
      if (!busyIssuing || items.isEmpty() || items.get(0).sms().secret().isEmpty()) {
        takeFrom(queue(purpose), items, allowed);
      }
    }
    gateway.rate().putBack(allowed - items.size());
    if (readyCount < before && room() > 0) {
      owner.roomIn(this);
    }
    return items;
  }

  private void takeFrom(ArrayDeque<Item> queue, List<Item> items, int allowed) {
    for (Item item = queue.peekFirst();
        item != null && items.size() < allowed;
        item = queue.peekFirst()) {
      Slice slice = item.slice();
      if (!items.isEmpty() && !items.get(0).slice().travelsWith(slice)) {
        return;
      }
      // a secret travels alone, and the next one is made when it has left
      boolean secret = item.sms().secret().isPresent();
      if (secret && (!items.isEmpty() || busyIssuing)) {
        return;
      }
      queue.removeFirst();
      readyCount--;
      if (eligibility.tooLate(slice.lease())) {
        recorder.add(item, outcomes.refused(item.sms(), FailureReason.TOO_LATE));
      } else if (slice.stopped() || slice.lapsed(time.now())) {
        recorder.add(item, outcomes.notCalled(item.sms()));
      } else {
        items.add(item);
        if (secret) {
          busyIssuing = true;
          return;
        }
      }
    }
  }

  // --- answers
  // ------------------------------------------------------------------------------------

  private void answered(List<Item> items, List<SubmitResult> results) {
    boolean recovered = health.judge(results);
    for (int i = 0; i < items.size(); i++) {
      settle(items.get(i), results.get(i));
    }
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (recovered) {
      owner.recovered(this);
    }
  }

  private void settle(Item item, SubmitResult result) {
    // with the same reference and another secret it would not be the same SMS
    boolean repeatable = capabilities.idempotent() && item.sms().secret().isEmpty();
    boolean unclear = result instanceof SubmitResult.Unknown && repeatable;
    // a refusal of the second call says nothing of the first
    boolean stillUnclear = result instanceof SubmitResult.RetryLater && item.maybeTaken();
    if ((unclear || stillUnclear) && askAgain(item)) {
      return;
    }
    if (stillUnclear) {
      giveUp(item);
    } else {
      recorder.add(item, outcomes.of(gateway, item, result));
    }
  }

  /** Has the same gateway asked again with the same reference, which is safe with this one only. */
  private boolean askAgain(Item item) {
    lock.lock();
    try {
      if (closed || item.unclear() >= UNCLEAR_TRIES || item.slice().stopped()) {
        return false;
      }
      long now = time.nanos();
      long pause = AGAIN_SOON.after(item.unclear() + 1).toNanos();
      item.unclear(now, now + pause, UNCLEAR_PATIENCE);
      again.add(item);
      return true;
    } finally {
      lock.unlock();
    }
  }
}
