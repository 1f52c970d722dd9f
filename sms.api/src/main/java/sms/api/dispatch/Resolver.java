package sms.api.dispatch;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * Lets a person decide what became of an SMS that is UNCERTAIN, and have one that did not arrive
 * sent again. Nothing here ever happens by itself. Whoever sent it and holds {@link
 * sms.api.host.Right#SEND} may decide, or anybody with {@link sms.api.host.Right#ADMINISTER}; the
 * trail says who did.
 */
@ProviderType
public interface Resolver {
  /**
   * What the caller may do about that SMS now; empty: nothing, because it arrived, waits, is
   * unknown or somebody else's. One that did not arrive can be sent again once, unless that could
   * only fail: its number does not exist, its recipient answered STOP, its text was erased.
   *
   * @throws OutboxUnavailableException when the database is away
   */
  Set<Resolution> choices(long smsId, Caller caller);

  /**
   * What it would cost now to send those again.
   *
   * @param smsIds those that the caller may not send again are left out, and those whose price is
   *     in another currency than that of the first: there is no sum of both
   * @throws OutboxUnavailableException when the database is away
   */
  ResendOffer offer(List<Long> smsIds, Caller caller);

  /**
   * Does it. Blocks on the database, and for {@link Resolution#LOOK_UP} on the provider, at most 20
   * seconds.
   *
   * @return never {@code Resolved} and {@code Resent} for the same SMS by two callers at once: the
   *     second one is told what the first one did
   */
  ResolveResult resolve(long smsId, Resolution resolution, Caller caller);
}
