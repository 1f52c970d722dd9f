package sms.dispatch.internal.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.LookupResult;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.StatusLookup;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;

/** A gateway that can be asked what became of an SMS. */
public final class AskableGateway implements SmsGateway, StatusLookup {
  private final LedgerGateway ledger;
  private final Function<LookupRequest, CompletionStage<LookupResult>> answer;

  public AskableGateway(
      LedgerGateway ledger, Function<LookupRequest, CompletionStage<LookupResult>> answer) {
    this.ledger = ledger;
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

  @Override
  public String id() {
    return ledger.id();
  }

  @Override
  public String label() {
    return ledger.label();
  }

  @Override
  public Capabilities capabilities() {
    return ledger.capabilities();
  }

  @Override
  public CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
    return ledger.submit(request);
  }

  @Override
  public CallbackResult receive(RawCallback callback) {
    return ledger.receive(callback);
  }

  @Override
  public CompletionStage<Balance> balance() {
    return ledger.balance();
  }
}
