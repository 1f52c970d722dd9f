package sms.api.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.compose.Purpose;
import sms.api.gateway.SenderId;
import sms.api.host.Caller;

/** Takes campaigns and sees that every SMS of them leaves once. */
@ProviderType
public interface Dispatcher {
  /** The modes that can be sent by now, cheapest kind first; empty while no gateway is there. */
  List<ModeOffer> offers();

  /**
   * How much the caller may send now, by the host's {@link sms.api.host.SendingLimitsProvider} or
   * else the configuration {@code sms.dispatch.limits}.
   *
   * @throws OutboxUnavailableException when the database is away
   */
  SendingAllowance allowance(Caller caller);

  /**
   * The senders that the school lets its users choose from, the usual one first; empty: the
   * gateway's own is the only one. A mode whose {@link ModeOffer#senders} is false takes none.
   */
  List<SenderId> senders();

  /**
   * Appends the campaign to the outbox in one transaction: all of it or nothing, and at most once
   * per {@link Campaign#key}. Returns after the commit; sending goes on by itself.
   *
   * @param messages read once, on this thread, and closed; may be long, is never held in memory as
   *     a whole
   * @return {@code Refused} without {@link sms.api.host.Right#SEND}, for an empty stream, for a
   *     mode that no gateway serves, for an expiry that is over, for a sender that is not one of
   *     {@link #senders} or that the mode does not take, when the sum of the messages is not what
   *     the user confirmed, or when the database cannot take it. {@code QuotaExceeded} and {@code
   *     ThresholdNotConfirmed} by the caller's {@link #allowance}; two simultaneous sendings can't
   *     both use what is left. {@code CreditTooLow} when the credit of no gateway of that mode pays
   *     for a sending that is to leave now; an unknown credit refuses nothing, and an EMERGENCY is
   *     not refused for that. A campaign that is due in {@link #quietUntil quiet hours} is enqueued
   *     for their end, unless {@link Campaign#duringQuietHours} and the caller's right say
   *     otherwise; {@code Refused} when it would have expired by then
   */
  SendResult send(Campaign campaign, Stream<OutboundSms> messages, Caller caller);

  /** Takes back what has not left yet; one's own, or anybody's with ADMINISTER. */
  CancelResult cancel(long campaignId, Caller caller);

  /**
   * The end of the quiet hours that an SMS of that purpose would fall into.
   *
   * @param at when it would leave
   * @return when it leaves instead; empty: no quiet hours then, it leaves at that time
   */
  Optional<Instant> quietUntil(Purpose purpose, Instant at);

  /**
   * Moves a deferred campaign to another time, as long as nothing of it is being sent; one's own,
   * or anybody's with ADMINISTER. Its expiry moves along.
   *
   * @param notBefore a time to come; in quiet hours: their end
   */
  RescheduleResult reschedule(long campaignId, Instant notBefore, Caller caller);
}
