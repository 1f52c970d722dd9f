package sms.dispatch.internal.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.LookupResult;
import sms.api.gateway.StatusLookup;

/** A gateway that can be asked what became of an SMS. */
public final class AskableGateway extends AroundLedger implements StatusLookup {
  private final Function<LookupRequest, CompletionStage<LookupResult>> answer;

  public AskableGateway(
      LedgerGateway ledger, Function<LookupRequest, CompletionStage<LookupResult>> answer) {
    super(ledger);
    this.answer = answer;
  }

  /** Says that at once. */
  public static AskableGateway saying(LedgerGateway ledger, LookupResult result) {
    return new AskableGateway(ledger, request -> CompletableFuture.completedFuture(result));
  }

  @Override
  public CompletionStage<LookupResult> lookUp(LookupRequest request) {
    return answer.apply(request);
  }
}
