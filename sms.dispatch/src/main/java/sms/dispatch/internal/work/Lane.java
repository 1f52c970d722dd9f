package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.gateway.Capabilities;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.Circuit;

/**
 * The way to one gateway: marked rows wait here, most urgent first, and are handed over by one
 * thread within the gateway's window, rate and circuit. Answers come on the gateway's threads and
 * are only passed on.
 */
final class Lane {
  /**
   * What the lane tells the engine; none of it blocks or takes a lock that is held around a lane.
   */
  interface Owner {
    /** Those rows were not handed over and cannot be by this lane. */
    void astray(List<Item> items, Lane from);

    /** New rows may be prepared for it, or it works again. */
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
  private static final int UNCLEAR_TRIES = 3;

  private static final Backoff AGAIN_SOON =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random());
  private static final long UNCLEAR_PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final Duration SHORTEST_THROTTLE = Duration.ofSeconds(1);
  private static final Duration LONGEST_THROTTLE = Duration.ofSeconds(60);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);
  private static final Set<FailureReason> OUT_OF_ORDER =
      Set.of(FailureReason.UNREACHABLE, FailureReason.PROVIDER_DOWN, FailureReason.LOGIN_REFUSED);
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final BoundGateway gateway;
  private final Capabilities capabilities;
  private final Settings settings;
  private final Outcomes outcomes;
  private final Eligibility eligibility;
  private final Recorder recorder;
  private final LongSupplier nanos;
  private final Owner owner;
  private final int chunk;
  private final int batch;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Purpose, ArrayDeque<Item>> ready = new EnumMap<>(Purpose.class);
  private final PriorityQueue<Item> again =
      new PriorityQueue<>(Comparator.comparingLong(Item::notBefore));
  private int committed; // ready, or being prepared
  private int readyCount;
  private long throttledUntil;
  private boolean throttled;
  private boolean closed;

  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  Lane(
      BoundGateway gateway,
      Settings settings,
      Outcomes outcomes,
      Eligibility eligibility,
      Recorder recorder,
      LongSupplier nanos,
      Owner owner) {
    this.gateway = gateway;
    this.capabilities = gateway.capabilities();
    this.settings = settings;
    this.outcomes = outcomes;
    this.eligibility = eligibility;
    this.recorder = recorder;
    this.nanos = nanos;
    this.owner = owner;
    this.chunk = chunk(capabilities, settings.chunk());
    this.batch = (chunk + 1) / 2;
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
    long window = (long) capabilities.window() * capabilities.maxItems();
    long chunk = Math.min(limit, window);
    return (int) (capabilities.perSecond() > 0 ? Math.min(chunk, capabilities.perSecond()) : chunk);
  }

  BoundGateway gateway() {
    return gateway;
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
    return !closed() && gateway.circuit().state() != Circuit.State.OPEN;
  }

  private boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks for room for rows that are about to be marked: half a chunk, so that the next half can be
   * prepared while this one is handed over.
   *
   * @return for how many; 0: none now. {@link #accept} or {@link #release} must follow
   */
  int reserve() {
    lock.lock();
    try {
      return switch (gateway.circuit().state()) {
        case OPEN -> 0;
        case TRYING -> reserve(Math.min(chunk, capabilities.maxItems()), chunk);
        case CLOSED -> reserve(batch, chunk);
      };
    } finally {
      lock.unlock();
    }
  }

  private int reserve(int wanted, int limit) {
    if (closed || committed + wanted > limit) {
      return 0;
    }
    committed += wanted;
    return wanted;
  }

  /** Whether {@link #reserve} would give room. */
  boolean hasRoom() {
    lock.lock();
    try {
      int reserved = reserve();
      committed -= reserved;
      return reserved > 0;
    } finally {
      lock.unlock();
    }
  }

  /** The room is not needed. */
  void release(int reserved) {
    lock.lock();
    try {
      committed -= reserved;
    } finally {
      lock.unlock();
    }
    owner.roomIn(this);
  }

  /**
   * Takes marked rows.
   *
   * @param reserved room that was asked for; given back where it is more than the rows
   * @return false: it has closed meanwhile and takes nothing
   */
  boolean accept(List<Item> items, int reserved) {
    lock.lock();
    try {
      committed -= reserved;
      if (closed) {
        return false;
      }
      for (Item item : items) {
        queue(item.slice().lease().purpose()).addLast(item);
      }
      committed += items.size();
      readyCount += items.size();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (items.size() < reserved) {
      owner.roomIn(this);
    }
    return true;
  }

  private ArrayDeque<Item> queue(Purpose purpose) {
    return ready.computeIfAbsent(purpose, p -> new ArrayDeque<>());
  }

  /** Takes out the rows of stopped slices; they were not handed over. */
  void withdrawStopped() {
    lock.lock();
    try {
      for (ArrayDeque<Item> queue : ready.values()) {
        queue.removeIf(
            item -> {
              boolean stopped = item.slice().stopped();
              if (stopped) {
                taken(1);
                recorder.add(item.slice(), outcomes.notCalled(item.sms()));
              }
              return stopped;
            });
      }
    } finally {
      lock.unlock();
    }
    owner.roomIn(this);
  }

  private void taken(int count) {
    readyCount -= count;
    committed -= count;
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
    taken(all.size());
    return all;
  }

  /** It may have been taken and nobody says so. */
  void giveUp(Item item) {
    recorder.add(
        item.slice(), outcomes.uncertain(gateway, item.sms(), FailureReason.NO_CLEAR_ANSWER, ""));
  }

  // --- handing over ---------------------------------------------------------------------------

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

  private Step next() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (closed) {
          return new Step.End();
        }
        long now = nanos.getAsLong();
        long wait = gateway.circuit().pause(now);
        if (wait > 0 && readyCount > 0) {
          return new Step.GiveAway(drain());
        }
        giveUpWhatIsDue(now);
        if (wait == 0) {
          wait = obstacle(now);
        }
        if (wait == 0) {
          List<Item> items = take(now);
          if (!items.isEmpty()) {
            gateway.inFlight().incrementAndGet();
            return new Step.Submit(items);
          }
          wait = TICK;
        }
        changed.awaitNanos(Math.min(wait, TICK));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nanoseconds until a call may start; 0: now. */
  private long obstacle(long now) {
    if (throttled && now - throttledUntil < 0) {
      return throttledUntil - now;
    }
    throttled = false;
    int inFlight = gateway.inFlight().get();
    boolean trying = gateway.circuit().state() == Circuit.State.TRYING;
    if (inFlight >= (trying ? 1 : capabilities.window())) {
      return TICK;
    }
    return gateway.rate().pause(now);
  }

  private void giveUpWhatIsDue(long now) {
    again.removeIf(
        item -> {
          boolean over = now - item.giveUpAt() >= 0;
          if (over) {
            giveUp(item);
          }
          return over;
        });
  }

  /** The next items, all of one mode, as many as one call and the rate allow; may be empty. */
  private List<Item> take(long now) {
    List<Item> items = new ArrayList<>();
    int before = committed;
    Item retry = again.peek();
    if (retry != null && now - retry.notBefore() >= 0) {
      if (gateway.rate().take(1) == 1) {
        items.add(again.remove());
      }
      return items;
    }
    int most = Math.min(capabilities.maxItems(), readyCount);
    int allowed = most == 0 ? 0 : gateway.rate().take(most);
    for (Purpose purpose : Purpose.values()) {
      takeFrom(queue(purpose), items, allowed, now);
    }
    gateway.rate().putBack(allowed - items.size());
    if (committed < before && committed <= chunk - batch) {
      owner.roomIn(this);
    }
    return items;
  }

  private void takeFrom(ArrayDeque<Item> queue, List<Item> items, int allowed, long now) {
    for (Item item = queue.peekFirst();
        item != null && items.size() < allowed;
        item = queue.peekFirst()) {
      Slice slice = item.slice();
      if (!items.isEmpty() && items.get(0).slice().lease().mode() != slice.lease().mode()) {
        return;
      }
      queue.removeFirst();
      taken(1);
      if (eligibility.tooLate(slice.lease())) {
        recorder.add(slice, outcomes.refused(item.sms(), FailureReason.TOO_LATE));
      } else if (slice.stopped() || slice.lapsed(now)) {
        recorder.add(slice, outcomes.notCalled(item.sms()));
      } else {
        items.add(item);
      }
    }
  }

  private void submit(List<Item> items) {
    List<SubmitRequest.Item> asked = new ArrayList<>(items.size());
    for (Item item : items) {
      asked.add(
          new SubmitRequest.Item(
              item.sms().reference(),
              item.sms().number(),
              item.sms().text(),
              item.sms().encoding() == Encoding.UCS2,
              item.sms().parts()));
    }
    SubmitRequest request = new SubmitRequest(items.get(0).slice().lease().mode(), asked);
    Call call = new Call(items, nanos.getAsLong() + settings.callTimeout().toNanos());
    if (!gateway.gate().enter()) {
      gateway.inFlight().decrementAndGet();
      owner.astray(items, this);
      return;
    }
    calls.add(call);
    CompletionStage<List<SubmitResult>> stage;
    try {
      stage = gateway.gateway().submit(request);
    } catch (Throwable e) { // whatever it is, the provider may have the SMS
      call.broken(e);
      return;
    }
    if (stage == null) {
      call.broken(new IllegalStateException("no answer"));
      return;
    }
    stage.whenComplete(call::answered);
  }

  /** Ends the calls that have taken too long. */
  void endOverdue() {
    long now = nanos.getAsLong();
    for (Call call : calls) {
      if (now - call.deadline >= 0) {
        LOG.warn(
            "gateway did not answer in time gateway={} sms={}", gateway.id(), call.items.size());
        call.unclear(FailureReason.NO_CLEAR_ANSWER, "timeout");
      }
    }
  }

  /** Ends all calls under way: we are going. */
  void interrupt() {
    for (Call call : calls) {
      call.unclear(FailureReason.INTERRUPTED, "");
    }
  }

  /** Whether no call is under way. */
  boolean idle() {
    return calls.isEmpty();
  }

  /** One submit under way. */
  private final class Call {
    private final List<Item> items;
    private final long deadline;

    Call(List<Item> items, long deadline) {
      this.items = items;
      this.deadline = deadline;
    }

    void answered(@Nullable List<SubmitResult> results, @Nullable Throwable error) {
      if (error != null) {
        broken(error);
      } else if (results == null
          || results.size() != items.size()
          || results.stream().anyMatch(Objects::isNull)) {
        LOG.warn("gateway answered with a wrong number of results gateway={}", gateway.id());
        unclear(FailureReason.NO_CLEAR_ANSWER, "results");
      } else {
        end(results);
      }
    }

    void broken(Throwable error) {
      Throwable cause =
          error instanceof CompletionException && error.getCause() != null
              ? error.getCause()
              : error;
      // its message may hold anything
      LOG.warn("gateway failed gateway={} error={}", gateway.id(), cause.getClass().getName());
      unclear(FailureReason.NO_CLEAR_ANSWER, cause.getClass().getSimpleName());
    }

    void unclear(FailureReason reason, String rawCode) {
      SubmitResult unknown = new SubmitResult.Unknown(reason, rawCode);
      end(Collections.nCopies(items.size(), unknown));
    }

    private void end(List<SubmitResult> results) {
      if (!calls.remove(this)) {
        return; // ended already: it was overdue
      }
      judge(results);
      for (int i = 0; i < items.size(); i++) {
        settle(items.get(i), results.get(i));
      }
      gateway.gate().leave();
      gateway.inFlight().decrementAndGet();
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void settle(Item item, SubmitResult result) {
    boolean unknown = result instanceof SubmitResult.Unknown;
    boolean stillOpen = item.maybeTaken() && result instanceof SubmitResult.RetryLater;
    if ((unknown && capabilities.idempotent()) || stillOpen) {
      if (askAgain(item)) {
        return;
      }
      if (stillOpen) {
        giveUp(item);
        return;
      }
    }
    recorder.add(item.slice(), outcomes.of(gateway, item, result));
  }

  /** Has the same gateway asked again with the same reference, which is safe with this one only. */
  private boolean askAgain(Item item) {
    lock.lock();
    try {
      if (closed || item.unclear() >= UNCLEAR_TRIES || item.slice().stopped()) {
        return false;
      }
      long now = nanos.getAsLong();
      long pause = AGAIN_SOON.after(item.unclear() + 1).toNanos();
      item.unclear(now, now + pause, UNCLEAR_PATIENCE);
      again.add(item);
      return true;
    } finally {
      lock.unlock();
    }
  }

  // --- what the answers say of the gateway ------------------------------------------------------

  private void judge(List<SubmitResult> results) {
    boolean works = false;
    boolean outOfOrder = false;
    for (SubmitResult result : results) {
      if (result instanceof SubmitResult.Accepted) {
        works = true;
      } else if (result instanceof SubmitResult.Rejected rejected) {
        works |= !OUT_OF_ORDER.contains(rejected.reason());
        outOfOrder |= OUT_OF_ORDER.contains(rejected.reason());
      } else if (result instanceof SubmitResult.RetryLater later) {
        outOfOrder |= OUT_OF_ORDER.contains(later.reason());
        if (later.reason() == FailureReason.THROTTLED) {
          works = true;
          throttle(later.after());
        }
      }
    }
    Circuit circuit = gateway.circuit();
    boolean wasOpen = circuit.state() != Circuit.State.CLOSED;
    if (works) {
      circuit.healthy();
      if (wasOpen) {
        LOG.info("gateway works again gateway={}", gateway.id());
        owner.recovered(this);
      }
    } else if (outOfOrder ? circuit.fault() : allUnknown(results) && circuit.unclear()) {
      LOG.warn(
          "gateway is out of order, not called for a while gateway={} seconds={}",
          gateway.id(),
          TimeUnit.NANOSECONDS.toSeconds(circuit.pause(nanos.getAsLong())));
    }
  }

  private static boolean allUnknown(List<SubmitResult> results) {
    return results.stream().allMatch(r -> r instanceof SubmitResult.Unknown);
  }

  /** The provider says too many: no call for as long as it says. */
  private void throttle(Duration after) {
    Duration pause = after.compareTo(SHORTEST_THROTTLE) < 0 ? SHORTEST_THROTTLE : after;
    pause = pause.compareTo(LONGEST_THROTTLE) > 0 ? LONGEST_THROTTLE : pause;
    long until = nanos.getAsLong() + pause.toNanos();
    lock.lock();
    try {
      throttledUntil = throttled ? Math.max(throttledUntil, until) : until;
      throttled = true;
    } finally {
      lock.unlock();
    }
  }
}
