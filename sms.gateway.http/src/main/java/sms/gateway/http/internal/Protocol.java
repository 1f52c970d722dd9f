package sms.gateway.http.internal;

import java.util.Optional;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;

/**
 * What differs from provider to provider. Only translates: {@link HttpGateway} sends, and decides
 * what follows when no answer comes. Safe for concurrent use.
 */
public interface Protocol {
  /** Why that SMS cannot be sent by this provider; it then is not. Empty when it can. */
  Optional<SubmitResult.Rejected> refusal(Item item);

  /** Whether the provider lets us choose the sender, SMS by SMS. */
  boolean takesSender();

  /**
   * The call that submits it.
   *
   * @param sender chosen; empty: the configured one, or the provider's own
   */
  Call submit(SendingMode mode, Item item, Optional<SenderId> sender);

  /** What the answer means; {@link SubmitResult.Unknown} for one that is not documented. */
  SubmitResult result(Answer answer);

  /**
   * Reads a call whose token was right: reports, or what people sent to us. May throw for what it
   * does not expect: that counts as {@link CallbackResult.Malformed}.
   */
  CallbackResult received(RawCallback callback);

  /** How the credit is asked for; empty when this provider cannot be asked. */
  Optional<BalanceInquiry> balance();

  /** How reports are fetched; empty when this provider cannot be asked for them. */
  default Optional<StatusInquiry> statuses() {
    return Optional.empty();
  }

  /** Asks what became of an SMS that the provider has taken. */
  interface StatusInquiry {
    /** The call; empty when this SMS cannot be asked for: its id is none of this provider. */
    Optional<Call> call(LookupRequest sms);

    /**
     * What an answer with the status 200 says of it; empty when that is nothing, or not documented.
     * May throw for what it does not expect: that counts as nothing.
     */
    Optional<DeliveryReport> read(LookupRequest sms, Answer answer);
  }

  /** A call and its reader. */
  interface BalanceInquiry {
    /** The call. */
    Call call();

    /** What the answer means. */
    Balance read(Answer answer);
  }
}
