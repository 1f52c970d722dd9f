package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import sms.api.selection.PhoneNumber;

/**
 * An SMS that may or may not have been sent, with all that it takes to ask for it or to send it
 * again.
 *
 * @param id ours
 * @param reference what the provider was given
 * @param campaign it is of, as it was confirmed
 * @param number where it goes
 * @param message as it was appended; empty: its text was erased, it cannot be sent again
 * @param gatewayId which gateway was called; empty: we died before its answer could tell
 * @param providerId the provider's id; most often empty, for there was no answer
 * @param since when it became uncertain
 * @param resentAs the SMS by which a person sent it again; empty: nobody did
 */
public record UncertainSms(
    long id,
    UUID reference,
    Campaign campaign,
    PhoneNumber number,
    Optional<OutboundSms> message,
    Optional<String> gatewayId,
    Optional<String> providerId,
    Instant since,
    OptionalLong resentAs) {
  public UncertainSms {
    requireNonNull(reference, "reference");
    requireNonNull(campaign, "campaign");
    requireNonNull(number, "number");
    requireNonNull(message, "message");
    requireNonNull(gatewayId, "gatewayId");
    requireNonNull(providerId, "providerId");
    requireNonNull(since, "since");
    requireNonNull(resentAs, "resentAs");
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "UncertainSms[" + id + "]";
  }
}
