package sms.api.dispatch;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * Lets a person decide what became of an SMS that is UNCERTAIN. Nothing here ever happens by
 * itself. Whoever sent it and holds {@link sms.api.host.Right#SEND} may decide, or anybody with
 * {@link sms.api.host.Right#ADMINISTER}; the trail says who did.
 */
@ProviderType
public interface Resolver {
  /**
   * What the caller may do about that SMS now; empty: nothing, because it is not uncertain, unknown
   * or somebody else's.
   *
   * @throws OutboxUnavailableException when the database is away
   */
  Set<Resolution> choices(long smsId, Caller caller);

  /**
   * Does it. Blocks on the database, and for {@link Resolution#LOOK_UP} on the provider, at most 20
   * seconds.
   *
   * @return never {@code Resolved} and {@code Resent} for the same SMS by two callers at once: the
   *     second one is told what the first one did
   */
  ResolveResult resolve(long smsId, Resolution resolution, Caller caller);
}
