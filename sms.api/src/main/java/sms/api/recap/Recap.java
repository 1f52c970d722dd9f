package sms.api.recap;

import java.time.ZoneId;
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

  /**
   * The same, told apart. The groups together are the totals of the query, but for sendings, of
   * which there are only the newest.
   *
   * @param query its limit is the most sendings that are told; keyset is not read
   * @param zone of the school, for months
   * @return months and sendings newest first, the others by name; without groups in which nothing
   *     was billed; empty list when nothing was
   */
  List<GroupTotals> totalsBy(Grouping by, RecapQuery query, ZoneId zone, Caller caller);

  /**
   * How many SMS arrived, by the beginning of their number. In France ARCEP gives beginnings of
   * numbers to operators; a number keeps its beginning when it moves to another operator, so this
   * tells the operator of allocation alone.
   *
   * @param query keyset and limit are not read
   * @return most SMS first, small prefixes together as the last; empty list when a provider took
   *     nothing
   */
  List<PrefixRate> deliveryByPrefix(RecapQuery query, Caller caller);

  /** All about one SMS; empty when there is none, or none that the caller may see. */
  Optional<DeliveryTrail> trail(long smsId, Caller caller);

  /** How far a campaign is; empty when there is none, or none that the caller may see. */
  Optional<CampaignProgress> progress(long campaignId, Caller caller);

  /** The users found in the recap, for the filter; only the caller without RECAP_ALL. */
  List<Sender> users(Caller caller);

  /** The templates by which something in the recap was written, by name, for the filter. */
  List<UsedTemplate> templates(Caller caller);

  /** The workstations found in the recap, sorted, for the filter. */
  List<String> workstations(Caller caller);

  /**
   * Somebody who has sent.
   *
   * @param userId as in {@link RecapQuery#userId}
   * @param name as shown
   */
  record Sender(String userId, String name) {}

  /**
   * A template by which something was written.
   *
   * @param id as in {@link RecapQuery#templateId}
   * @param name its present one; the id when the template is gone
   */
  record UsedTemplate(String id, String name) {}
}
