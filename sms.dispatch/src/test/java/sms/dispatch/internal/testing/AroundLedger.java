package sms.dispatch.internal.testing;

import java.util.List;
import java.util.concurrent.CompletionStage;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;

/** Sends as a {@link LedgerGateway} does; its subclasses can do something more. */
abstract class AroundLedger implements SmsGateway {
  private final LedgerGateway ledger;

  AroundLedger(LedgerGateway ledger) {
    this.ledger = ledger;
  }

  @Override
  public final String id() {
    return ledger.id();
  }

  @Override
  public final String label() {
    return ledger.label();
  }

  @Override
  public final Capabilities capabilities() {
    return ledger.capabilities();
  }

  @Override
  public final CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
    return ledger.submit(request);
  }

  @Override
  public final CallbackResult receive(RawCallback callback) {
    return ledger.receive(callback);
  }

  @Override
  public final CompletionStage<Balance> balance() {
    return ledger.balance();
  }
}
