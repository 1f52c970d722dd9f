package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;

/**
 * Everything that happened to one SMS.
 *
 * @param line as in the list
 * @param text what was sent; empty without {@link sms.api.host.Right#SEE_BODIES}
 * @param gatewayId by which gateway; empty while none was called
 * @param providerId the provider's id; empty when it gave none
 * @param attempts submits so far
 * @param overriddenBy who ticked the recipient though flagged <i>Ne pas envoyer de SMS</i>, as the
 *     recap shows users; empty: the recipient was not flagged
 * @param events oldest first; never empty
 * @param resendOf the SMS that this one repeats; empty: none
 * @param resentAs the SMS by which a person sent this one again; empty: nobody did
 */
public record DeliveryTrail(
    RecapLine line,
    Optional<String> text,
    Optional<String> gatewayId,
    Optional<String> providerId,
    int attempts,
    Optional<String> overriddenBy,
    List<Event> events,
    OptionalLong resendOf,
    OptionalLong resentAs) {
  /**
   * One thing that happened.
   *
   * @param at when
   * @param state reached, or confirmed
   * @param reason why
   * @param rawCode the provider's own word; may be empty
   * @param by which person did it; empty: nobody, or the provider
   */
  public record Event(
      Instant at,
      SmsState state,
      Optional<FailureReason> reason,
      String rawCode,
      Optional<String> by) {
    public Event {
      requireNonNull(at, "at");
      requireNonNull(state, "state");
      requireNonNull(reason, "reason");
      requireNonNull(rawCode, "rawCode");
      requireNonNull(by, "by");
    }

    /** No person's doing. */
    public Event(Instant at, SmsState state, Optional<FailureReason> reason, String rawCode) {
      this(at, state, reason, rawCode, Optional.empty());
    }
  }

  public DeliveryTrail {
    requireNonNull(line, "line");
    requireNonNull(text, "text");
    requireNonNull(gatewayId, "gatewayId");
    requireNonNull(providerId, "providerId");
    requireNonNull(overriddenBy, "overriddenBy");
    events = List.copyOf(events);
    requireNonNull(resendOf, "resendOf");
    requireNonNull(resentAs, "resentAs");
  }
}
