package sms.api.recap;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * What was sent. Whoever lacks {@link sms.api.host.Right#RECAP_ALL} sees only what he or she sent;
 * that is applied here, whatever the query asks for.
 *
 * <p>All methods throw {@link sms.api.dispatch.OutboxUnavailableException} when the database is
 * away.
 */
@ProviderType
public interface Recap {
  /** A page of the list, newest first. */
  RecapPage page(RecapQuery query, Caller caller);

  /** The totals over all that the query fits; keyset and limit are not read. */
  ModeTotals totals(RecapQuery query, Caller caller);

  /** All about one SMS; empty when there is none, or none that the caller may see. */
  Optional<DeliveryTrail> trail(long smsId, Caller caller);

  /** How far a campaign is; empty when there is none, or none that the caller may see. */
  Optional<CampaignProgress> progress(long campaignId, Caller caller);

  /** The users found in the recap, for the filter; only the caller without RECAP_ALL. */
  List<Sender> users(Caller caller);

  /** The workstations found in the recap, sorted, for the filter. */
  List<String> workstations(Caller caller);

  /**
   * Somebody who has sent.
   *
   * @param userId as in {@link RecapQuery#userId}
   * @param name as shown
   */
  record Sender(String userId, String name) {}
}
