package sms.dispatch.internal.polling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.ReportTurns;
import sms.api.dispatch.ReportTurns.Awaited;
import sms.api.dispatch.ReportTurns.Turn;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.PollResult;
import sms.api.gateway.ReportPolling;
import sms.dispatch.internal.gateway.BoundGateway;

/**
 * One round of asking one gateway for the reports that are due. All its steps run on one executor,
 * one after another; none waits for the provider.
 */
final class Round {
  /** Where the rounds of all gateways read, ask and write. */
  record Surroundings(
      ReportTurns turns,
      Outbox outbox,
      ScheduledExecutorService executor,
      LongSupplier nanos,
      String owner) {}

  /** Most SMS of one call. */
  private static final int BATCH = 10;

  private static final int PAGE = 1_000;

  /** A host that dies in a round is followed by another one after that time. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Sending goes first: of the gateway's rate asking takes that part. */
  private static final int PART_OF_RATE = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final Surroundings on;
  private final BoundGateway gateway;
  private final ReportPolling polling;
  private final ReportCadence cadence;
  private final Runnable ended;
  private final Deque<Awaited> due = new ArrayDeque<>();
  private Optional<Turn> turn = Optional.empty();
  private long readUpTo;
  private boolean readAll;
  private int asked;

  /**
   * @param ended run on the executor when nothing more will be done
   */
  Round(Surroundings on, BoundGateway gateway, ReportPolling polling, Runnable ended) {
    this.on = on;
    this.gateway = gateway;
    this.polling = polling;
    this.cadence = new ReportCadence(polling.firstAfter());
    this.ended = ended;
  }

  /** Takes the turn, if it is to be had, and goes on until all that is due was asked for. */
  void begin() {
    guarded(
        () -> {
          turn = on.turns().take(gateway.id(), on.owner(), LEASE);
          turn.ifPresent(taken -> readUpTo = taken.afterId());
          step();
        });
  }

  /** Gives the turn back; of an answer that comes nothing is written any more. */
  void giveBack() {
    turn.ifPresent(
        taken -> {
          turn = Optional.empty();
          on.turns().interrupt(taken, Duration.ZERO);
        });
  }

  /** The database may be away at every step: then the turn runs out by itself. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (OutboxUnavailableException e) {
      LOG.info("reports not asked for: database away gateway={}", gateway.id());
      ended.run();
    } catch (RuntimeException e) {
      LOG.error("reports not asked for gateway={}", gateway.id(), e);
      ended.run();
    }
  }

  private void step() {
    if (turn.isEmpty()) {
      ended.run();
      return;
    }
    fill(turn.get());
    if (due.isEmpty()) {
      on.turns().finish(turn.get());
      LOG.debug("reports asked for gateway={} sms={}", gateway.id(), asked);
      ended.run();
      return;
    }
    int wanted = Math.min(Math.min(BATCH, gateway.capabilities().window()), due.size());
    int perSecond = gateway.capabilities().perSecond();
    if (perSecond > 0) {
      wanted = Math.min(wanted, Math.max(1, perSecond / PART_OF_RATE));
    }
    int granted = gateway.rate().take(wanted);
    if (granted == 0) {
      later(Math.max(1, gateway.rate().pause(on.nanos().getAsLong())));
      return;
    }
    List<Awaited> batch = new ArrayList<>();
    while (batch.size() < granted) {
      batch.add(due.remove());
    }
    ask(batch);
  }

  /** Reads on until something is due, or there is no more. */
  private void fill(Turn taken) {
    while (due.isEmpty() && !readAll) {
      Turn from =
          new Turn(taken.gatewayId(), taken.owner(), taken.askedUpTo(), taken.upTo(), readUpTo);
      List<Awaited> page = on.turns().read(from, taken.upTo().minus(ReportCadence.LONGEST), PAGE);
      readAll = page.size() < PAGE;
      for (Awaited sms : page) {
        readUpTo = sms.id();
        if (cadence.isDue(sms.request().submitted(), taken.askedUpTo(), taken.upTo())) {
          due.add(sms);
        }
      }
    }
  }

  private void ask(List<Awaited> batch) {
    if (!gateway.gate().enter()) {
      giveBack(); // it leaves; the next one of that id goes on from here
      ended.run();
      return;
    }
    CompletableFuture<PollResult> answer;
    try {
      answer =
          polling
              .poll(batch.stream().map(Awaited::request).toList())
              .thenApply(result -> result)
              .toCompletableFuture();
    } catch (RuntimeException e) { // a gateway that breaks its contract
      answer = CompletableFuture.failedFuture(e);
    }
    answer
        .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
        .whenComplete(
            (result, failure) -> {
              gateway.gate().leave();
              onExecutor(
                  () ->
                      on.executor()
                          .execute(
                              () ->
                                  guarded(
                                      () -> {
                                        if (result == null) {
                                          broken(batch, failure);
                                        } else {
                                          answered(batch, result);
                                        }
                                      })));
            });
  }

  /**
   * A gateway that breaks its contract gets a pause, and is not asked for the same SMS at once: one
   * that it cannot bear must not keep the others from being asked for.
   */
  private void broken(List<Awaited> batch, @Nullable Throwable failure) {
    LOG.warn(
        "gateway failed to ask for reports gateway={} error={}",
        gateway.id(),
        failure == null ? "no result" : failure.getClass().getName());
    if (turn.isPresent()) {
      turn = on.turns().advance(turn.get(), last(batch), LEASE);
      turn.ifPresent(taken -> on.turns().interrupt(taken, SHORTEST_PAUSE));
    }
    ended.run();
  }

  private static long last(List<Awaited> batch) {
    return batch.get(batch.size() - 1).id();
  }

  private void answered(List<Awaited> batch, PollResult result) {
    if (turn.isEmpty()) {
      ended.run(); // given back meanwhile
      return;
    }
    List<DeliveryReport> reports = about(batch, result.reports());
    if (!reports.isEmpty()) {
      on.outbox().report(gateway.id(), reports);
    }
    if (result instanceof PollResult.TryLater later) {
      LOG.info(
          "reports asked for again later gateway={} reason={} code={}",
          gateway.id(),
          later.reason(),
          later.rawCode());
      on.turns().interrupt(turn.get(), pause(later.after()));
      ended.run();
      return;
    }
    asked += batch.size();
    turn = on.turns().advance(turn.get(), last(batch), LEASE);
    if (gateway.capabilities().perSecond() > 0) {
      later(TimeUnit.SECONDS.toNanos(1));
    } else {
      step();
    }
  }

  private static Duration pause(Duration wish) {
    if (wish.compareTo(SHORTEST_PAUSE) < 0) {
      return SHORTEST_PAUSE;
    }
    return wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish;
  }

  /** With our reference; what nobody asked for is left aside. */
  private static List<DeliveryReport> about(List<Awaited> batch, List<DeliveryReport> reports) {
    Map<Object, Awaited> byName = new HashMap<>();
    for (Awaited sms : batch) {
      byName.put(sms.request().reference(), sms);
      sms.request().providerId().ifPresent(id -> byName.put(id, sms));
    }
    List<DeliveryReport> ours = new ArrayList<>();
    for (DeliveryReport report : reports) {
      Optional<Awaited> sms =
          report.reference().map(byName::get).or(() -> report.providerId().map(byName::get));
      sms.ifPresent(
          found ->
              ours.add(
                  new DeliveryReport(
                      Optional.of(found.request().reference()),
                      found.request().providerId(),
                      report.status(),
                      report.reason(),
                      report.rawCode(),
                      report.at())));
    }
    return ours;
  }

  private void later(long nanos) {
    onExecutor(
        () -> on.executor().schedule(() -> guarded(this::step), nanos, TimeUnit.NANOSECONDS));
  }

  private void onExecutor(Runnable hand) {
    try {
      hand.run();
    } catch (RejectedExecutionException e) {
      LOG.debug("reports not asked for any more: stopping gateway={}", gateway.id());
    }
  }
}
