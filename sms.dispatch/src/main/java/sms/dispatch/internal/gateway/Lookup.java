package sms.dispatch.internal.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.PastSms;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.LookupResult;
import sms.api.gateway.StatusLookup;

/** Asks gateways what became of an SMS. */
public final class Lookup {
  private static final long PATIENCE_SECONDS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);

  /**
   * What one of them said.
   *
   * @param report what it knows, by our reference; empty: nothing
   * @param clear whether it said so itself
   */
  public record Answer(BoundGateway gateway, Optional<DeliveryReport> report, boolean clear) {}

  private Lookup() {}

  /** Asks all at once and waits, at most 20 seconds. */
  public static List<Answer> ask(List<BoundGateway> gateways, PastSms sms) {
    LookupRequest request =
        new LookupRequest(sms.reference(), sms.providerId(), sms.number(), sms.since());
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (BoundGateway gateway : gateways) {
      answers.add(
          ask(gateway, request)
              .thenApply(result -> answer(gateway, sms, result))
              .completeOnTimeout(
                  new Answer(gateway, Optional.empty(), false),
                  PATIENCE_SECONDS,
                  TimeUnit.SECONDS));
    }
    return answers.stream().map(Lookup::get).toList();
  }

  private static CompletableFuture<LookupResult> ask(BoundGateway gateway, LookupRequest request) {
    LookupResult none = new LookupResult.NoAnswer("");
    if (!(gateway.gateway() instanceof StatusLookup lookup) || !gateway.gate().enter()) {
      return CompletableFuture.completedFuture(none);
    }
    CompletableFuture<LookupResult> answer;
    try {
      answer = lookup.lookUp(request).toCompletableFuture();
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.handle(
        (result, failure) -> {
          gateway.gate().leave();
          if (failure != null) {
            LOG.warn(
                "gateway failed to look up an SMS gateway={} error={}",
                gateway.id(),
                failure.getClass().getName());
          }
          return result == null ? none : result;
        });
  }

  private static Answer answer(BoundGateway gateway, PastSms sms, LookupResult result) {
    if (result instanceof LookupResult.Found found) {
      DeliveryReport said = found.report();
      return new Answer(
          gateway,
          Optional.of(
              new DeliveryReport(
                  Optional.of(sms.reference()),
                  said.providerId(),
                  said.status(),
                  said.reason(),
                  said.rawCode(),
                  said.at())),
          true);
    }
    return new Answer(gateway, Optional.empty(), result instanceof LookupResult.NotFound);
  }

  private static Answer get(CompletableFuture<Answer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a provider is asked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
