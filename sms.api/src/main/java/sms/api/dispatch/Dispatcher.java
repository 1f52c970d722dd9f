package sms.api.dispatch;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/** Takes campaigns and sees that every SMS of them leaves once. */
@ProviderType
public interface Dispatcher {
  /** The modes that can be sent by now, cheapest kind first; empty while no gateway is there. */
  List<ModeOffer> offers();

  /**
   * Appends the campaign to the outbox in one transaction: all of it or nothing, and at most once
   * per {@link Campaign#key}. Returns after the commit; sending goes on by itself.
   *
   * @param messages read once, on this thread, and closed; may be long, is never held in memory as
   *     a whole
   * @return {@code Refused} without {@link sms.api.host.Right#SEND}, for an empty stream, for a
   *     mode that no gateway serves, for an expiry that is over, when the sum of the messages is
   *     not what the user confirmed, or when the database cannot take it
   */
  SendResult send(Campaign campaign, Stream<OutboundSms> messages, Caller caller);

  /** Takes back what has not left yet; one's own, or anybody's with ADMINISTER. */
  CancelResult cancel(long campaignId, Caller caller);
}
