package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Purpose;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.SendLease;
import sms.api.gateway.SendingMode;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.dispatch.internal.credential.CredentialDesk;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.inbound.OptOutRegister;
import sms.dispatch.internal.quiet.QuietHours;

/**
 * Works off leases: two preparers, a lane per gateway, a recorder, a poller and a timer, each one
 * thread.
 *
 * <p>What is UNCERTAIN after a crash are rows that were marked and have no committed outcome. Per
 * gateway these are never more than its window (calls under way × items a call): rows that wait to
 * be handed over and answers that wait for the database take up room in it.
 */
public final class Engine implements GatewayRegistry.Listener, Lane.Owner, AutoCloseable {
  /**
   * A look at the work.
   *
   * @param owner our name in the outbox
   * @param slices ranges that we hold, by urgency; those without any are absent
   * @param marked SMS that wait to be handed over
   * @param inFlight calls under way
   * @param unrecorded outcomes that wait for the database
   */
  public record Status(
      String owner, Map<Purpose, Integer> slices, int marked, int inFlight, int unrecorded) {
    public Status {
      slices = Map.copyOf(slices);
    }
  }

  private static final int PREPARERS = 2;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration WITHDRAW = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Outbox outbox;
  private final GatewayRegistry registry;
  private final Settings settings;
  private final String owner;
  private final Time time;
  private final Eligibility eligibility;
  private final Outcomes outcomes;
  private final Issuing issuing;
  private final Recorder recorder;
  private final Board board;
  private final Poller poller;
  private final Map<BoundGateway, Lane> lanes = new ConcurrentHashMap<>();
  private final List<Thread> preparers = new ArrayList<>();
  private final AtomicBoolean pollAsked = new AtomicBoolean();
  private final ScheduledExecutorService timer = Workers.scheduler("sms-dispatch-timer");
  private final ScheduledExecutorService polling = Workers.scheduler("sms-dispatch-poller");

  /**
   * @param owner our name in the outbox, unlike any other host's and any earlier one of ours
   */
  public Engine(
      Outbox outbox,
      CallerContext callers,
      SchoolDirectory directory,
      GatewayRegistry registry,
      QuietHours quiet,
      OptOutRegister optOuts,
      CredentialDesk credentials,
      Settings settings,
      String owner,
      Time time,
      RandomGenerator random) {
    this.outbox = outbox;
    this.registry = registry;
    this.settings = settings;
    this.owner = owner;
    this.time = time;
    this.eligibility = new Eligibility(callers, directory, quiet, optOuts, time);
    Backoff backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), random);
    this.outcomes = new Outcomes(time, backoff, settings.maxAttempts());
    this.issuing = new Issuing(credentials, eligibility, outcomes, time);
    this.recorder =
        new Recorder(outbox, settings.lease(), time, this::finished, this::somethingChanged);
    this.board = new Board(this::lane, recorder::full, eligibility, time);
    this.poller = new Poller(outbox, board, this::usable, settings, owner, time);
  }

  /** Begins to work. */
  public void start() {
    registry.listen(this);
    for (int i = 1; i <= PREPARERS; i++) {
      preparers.add(
          Workers.start(
              "sms-dispatch-prepare-" + i,
              new Preparer(
                  outbox, board, eligibility, outcomes, recorder, settings, time, this::astray)));
    }
    timer.scheduleWithFixedDelay(
        this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    polling.scheduleWithFixedDelay(poller, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Leases that we were given with an append: worked off at once.
   *
   * @param asked when the append began
   */
  public void accept(List<SendLease> leases, Time.Moment asked) {
    for (SendLease lease : leases) {
      board.add(new Slice(lease, false, asked, settings.lease()));
    }
  }

  /**
   * Does something while nothing of that campaign leaves: what is not handed over yet is taken back
   * from the lanes and recorded as waiting (or that is given up after two seconds), and nothing
   * more is marked.
   */
  public <T> T withholding(long campaignId, Supplier<T> action) {
    List<Slice> held = board.hold(campaignId);
    try {
      long end = time.nanos() + WITHDRAW.toNanos();
      while (held.stream().anyMatch(Slice::preparing)
          && time.nanos() - end < 0
          && sleep(Duration.ofMillis(1))) {
        // a chunk that is being marked will be in a lane in a moment
      }
      lanes.values().forEach(Lane::withdrawStopped);
      recorder.flush(WITHDRAW);
      return action.get();
    } finally {
      board.release(campaignId).forEach(slice -> recorder.add(slice, List.of()));
    }
  }

  /** A look at the work. */
  public Status status() {
    return new Status(
        owner,
        board.count(),
        lanes.values().stream().mapToInt(Lane::waiting).sum(),
        lanes.keySet().stream().mapToInt(g -> g.inFlight().get()).sum(),
        recorder.waiting());
  }

  // --- gateways ---------------------------------------------------------------------------------

  @Override
  public void came(BoundGateway gateway) {
    Lane lane = new Lane(gateway, settings, outcomes, eligibility, recorder, time, issuing, this);
    lanes.put(gateway, lane);
    lane.start();
    somethingChanged();
    pollNow();
  }

  @Override
  public void left(BoundGateway gateway) {
    Lane lane = lanes.remove(gateway);
    if (lane != null) {
      lane.close();
    }
  }

  private @Nullable Lane lane(SendingMode mode) {
    Lane best = null;
    for (Lane lane : lanes.values()) {
      if (lane.gateway().serves(mode)
          && lane.usable()
          && (best == null || BoundGateway.BY_RANK.compare(lane.gateway(), best.gateway()) < 0)) {
        best = lane;
      }
    }
    return best;
  }

  private Set<SendingMode> usable() {
    Set<SendingMode> modes = EnumSet.noneOf(SendingMode.class);
    for (Lane lane : lanes.values()) {
      if (lane.usable()) {
        modes.addAll(lane.gateway().capabilities().tariffs().keySet());
      }
    }
    return modes;
  }

  @Override
  public void astray(List<Item> items, Lane from) {
    for (Item item : items) {
      Lane other = item.slice().stopped() ? null : lane(item.slice().lease().mode());
      if (item.maybeTaken()) {
        from.giveUp(item);
      } else if (other == null || other == from || !other.accept(List.of(item), 0)) {
        recorder.add(item, outcomes.notCalled(item.sms()));
      }
    }
  }

  @Override
  public void roomIn(Lane lane) {
    somethingChanged();
  }

  @Override
  public void recovered(Lane lane) {
    somethingChanged();
    pollNow();
  }

  private void somethingChanged() {
    board.wakeUp();
  }

  private void finished(Slice slice) {
    board.remove(slice);
    if (slice.claimed() && poller.maybeMore()) {
      pollNow();
    }
  }

  private void pollNow() {
    if (pollAsked.compareAndSet(false, true)) {
      try {
        polling.execute(
            () -> {
              pollAsked.set(false);
              poller.run();
            });
      } catch (RejectedExecutionException e) {
        LOG.debug("not polled: stopping");
      }
    }
  }

  private void tick() {
    try {
      lanes.values().forEach(lane -> lane.calls().endOverdue());
      somethingChanged();
    } catch (RuntimeException e) {
      LOG.error("timer failed", e);
    }
  }

  // --- the end
  // ------------------------------------------------------------------------------------

  /**
   * Stops taking rows, waits for the calls under way, records, gives the leases back. Returns
   * within the drain time and a few seconds more.
   */
  @Override
  public void close() {
    long end = time.nanos() + settings.drain().toNanos();
    board.close();
    polling.shutdown(); // no thread is interrupted: it may be writing to the database
    registry.forget(this);
    List<Lane> all = List.copyOf(lanes.values());
    lanes.clear();
    all.forEach(Lane::close);
    issuing.close();
    preparers.forEach(t -> join(t, end));
    await(polling, end);
    issuing.await(Duration.ofNanos(end - time.nanos()));
    while (all.stream().anyMatch(l -> !l.calls().idle()) && time.nanos() - end < 0) {
      if (!sleep(Duration.ofMillis(5))) {
        break;
      }
      all.forEach(lane -> lane.calls().endOverdue());
    }
    all.forEach(lane -> lane.calls().interrupt());
    timer.shutdown();
    for (Slice slice : board.all()) {
      slice.stop();
      if (slice.begun()) {
        recorder.add(slice, List.of());
      }
    }
    boolean recorded = recorder.flush(settings.drain());
    recorder.close();
    giveBack(recorded);
  }

  private void giveBack(boolean recorded) {
    if (!recorded) {
      LOG.error(
          "stopped while outcomes wait for the database: their SMS become uncertain outcomes={}",
          recorder.waiting());
    }
    if (recorded && board.all().isEmpty()) {
      return;
    }
    try {
      outbox.settle(owner);
    } catch (RuntimeException e) {
      LOG.warn("leases not given back, they run out", e);
    }
  }

  private void await(ScheduledExecutorService executor, long end) {
    try {
      if (!executor.awaitTermination(Math.max(1, end - time.nanos()), TimeUnit.NANOSECONDS)) {
        LOG.warn("stopped while the database is asked for work");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void join(Thread thread, long end) {
    try {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - time.nanos())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
