package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import sms.api.gateway.FailureReason;
import sms.api.selection.PhoneNumber;

/**
 * An SMS that may or may not have been sent, or that did not arrive, with all that it takes to ask
 * for it or to send it again.
 *
 * @param id ours
 * @param reference what the provider was given
 * @param campaign it is of, as it was confirmed
 * @param number where it goes
 * @param message as it was appended; empty: its text was erased, it cannot be sent again
 * @param gatewayId which gateway was called; empty: we died before its answer could tell
 * @param providerId the provider's id; most often empty, for there was no answer
 * @param state where it stands: UNCERTAIN, UNDELIVERED, FAILED, REJECTED or EXPIRED
 * @param reason why it did not arrive, or may not have
 * @param since when it came to stand there
 * @param resentAs the SMS by which a person sent it again; empty: nobody did
 */
public record PastSms(
    long id,
    UUID reference,
    Campaign campaign,
    PhoneNumber number,
    Optional<OutboundSms> message,
    Optional<String> gatewayId,
    Optional<String> providerId,
    SmsState state,
    Optional<FailureReason> reason,
    Instant since,
    OptionalLong resentAs) {
  public PastSms {
    requireNonNull(reference, "reference");
    requireNonNull(campaign, "campaign");
    requireNonNull(number, "number");
    requireNonNull(message, "message");
    requireNonNull(gatewayId, "gatewayId");
    requireNonNull(providerId, "providerId");
    requireNonNull(state, "state");
    requireNonNull(reason, "reason");
    requireNonNull(since, "since");
    requireNonNull(resentAs, "resentAs");
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "PastSms[" + id + "]";
  }
}
