package sms.dispatch.internal.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sms.api.dispatch.ReportTurns;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.LookupRequest;
import sms.api.selection.PhoneNumber;

/** Turns after the letter of the API, in memory; what the outbox was told of is not awaited. */
public final class MemoryTurns implements ReportTurns {
  private static final class State {
    String owner = "";
    Instant takenUntil = Instant.MIN;
    Instant askedUpTo = Instant.EPOCH;
    Instant upTo = Instant.EPOCH;
    long afterId;
  }

  private record Sent(String gatewayId, Awaited sms) {}

  private final Clock clock;
  private final InMemoryOutbox outbox;
  private final Map<String, State> states = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();

  public MemoryTurns(Clock clock, InMemoryOutbox outbox) {
    this.clock = clock;
    this.outbox = outbox;
  }

  /** One more SMS that a gateway has taken at that time. */
  public synchronized Awaited sent(String gatewayId, Instant at) {
    long id = sent.size() + 1;
    Awaited sms =
        new Awaited(
            id,
            new LookupRequest(
                UUID.randomUUID(), Optional.of("p-" + id), new PhoneNumber("+33612345678"), at));
    sent.add(new Sent(gatewayId, sms));
    return sms;
  }

  /** Who has the turn; empty: nobody. */
  public synchronized Optional<String> holder(String gatewayId) {
    return Optional.ofNullable(states.get(gatewayId)).map(s -> s.owner).filter(o -> !o.isEmpty());
  }

  @Override
  public synchronized Optional<Turn> take(String gatewayId, String owner, Duration lease) {
    State state = states.computeIfAbsent(gatewayId, id -> new State());
    Instant now = clock.instant();
    if (state.takenUntil.isAfter(now)) {
      return Optional.empty();
    }
    state.owner = owner;
    state.takenUntil = now.plus(lease);
    state.upTo = state.afterId == 0 ? now : state.upTo;
    return Optional.of(new Turn(gatewayId, owner, state.askedUpTo, state.upTo, state.afterId));
  }

  @Override
  public synchronized List<Awaited> read(Turn turn, Instant since, int limit) {
    return sent.stream()
        .filter(s -> s.gatewayId().equals(turn.gatewayId()))
        .map(Sent::sms)
        .filter(sms -> sms.id() > turn.afterId() && sms.request().submitted().isAfter(since))
        .filter(sms -> !hasFinalReport(sms.request().reference()))
        .limit(limit)
        .toList();
  }

  private boolean hasFinalReport(UUID reference) {
    return outbox.reportCommits().stream()
        .flatMap(List::stream)
        .filter(report -> report.status() != Status.BUFFERED)
        .anyMatch(report -> report.reference().equals(Optional.of(reference)));
  }

  @Override
  public synchronized Optional<Turn> advance(Turn turn, long afterId, Duration lease) {
    State state = held(turn);
    if (state == null) {
      return Optional.empty();
    }
    state.afterId = afterId;
    state.takenUntil = clock.instant().plus(lease);
    return Optional.of(
        new Turn(turn.gatewayId(), turn.owner(), turn.askedUpTo(), turn.upTo(), afterId));
  }

  @Override
  public synchronized void finish(Turn turn) {
    State state = held(turn);
    if (state != null) {
      state.owner = "";
      state.takenUntil = Instant.MIN;
      state.askedUpTo = state.upTo;
      state.afterId = 0;
    }
  }

  @Override
  public synchronized void interrupt(Turn turn, Duration pause) {
    State state = held(turn);
    if (state != null) {
      state.owner = "";
      state.takenUntil = clock.instant().plus(pause);
    }
  }

  private State held(Turn turn) {
    State state = states.get(turn.gatewayId());
    return state.owner.equals(turn.owner()) && state.upTo.equals(turn.upTo()) ? state : null;
  }
}
