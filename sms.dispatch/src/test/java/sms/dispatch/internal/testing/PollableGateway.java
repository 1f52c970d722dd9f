package sms.dispatch.internal.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.PollResult;
import sms.api.gateway.ReportPolling;

/** A gateway whose reports can be fetched; by default all its SMS are still with the operator. */
public final class PollableGateway extends AroundLedger implements ReportPolling {
  /** How it answers. */
  public interface Behaviour extends Function<List<LookupRequest>, CompletionStage<PollResult>> {}

  private final List<List<LookupRequest>> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile Duration firstAfter = Duration.ofMinutes(1);
  private volatile Behaviour behaviour = all(Status.BUFFERED);

  public PollableGateway(LedgerGateway ledger) {
    super(ledger);
  }

  /** Says that of each. */
  public static Behaviour all(Status status) {
    return sms ->
        CompletableFuture.completedFuture(
            new PollResult.Answered(sms.stream().map(one -> report(one, status)).toList()));
  }

  /** As a provider names it: by its own id. */
  public static DeliveryReport report(LookupRequest sms, Status status) {
    return new DeliveryReport(
        Optional.empty(),
        sms.providerId(),
        status,
        Optional.empty(),
        status.name(),
        Optional.empty());
  }

  public PollableGateway answers(Behaviour how) {
    behaviour = how;
    return this;
  }

  public PollableGateway firstAfter(Duration time) {
    firstAfter = time;
    return this;
  }

  /** What each call asked for. */
  public List<List<LookupRequest>> asked() {
    return List.copyOf(asked);
  }

  /** Most calls at once. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  @Override
  public Duration firstAfter() {
    return firstAfter;
  }

  @Override
  public CompletionStage<PollResult> poll(List<LookupRequest> sms) {
    asked.add(sms);
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    return behaviour.apply(sms).whenComplete((result, failure) -> inFlight.decrementAndGet());
  }
}
