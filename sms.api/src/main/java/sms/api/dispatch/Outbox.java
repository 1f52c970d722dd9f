package sms.api.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.gateway.DeliveryReport;

/**
 * The durable queue between the click and the provider. What is committed here is what counts.
 *
 * <p>A campaign is cut into ranges of consecutive ids; a range is leased to one host at a time.
 * Before the SMS up to an id are handed to a gateway that id is committed as the range's
 * <i>mark</i>. After a crash those up to the mark without an outcome are UNCERTAIN, those above it
 * are QUEUED still.
 *
 * <p>All methods block on the database, are safe for concurrent use and throw {@link
 * OutboxUnavailableException} when it is away; nothing has happened then, unless said otherwise.
 */
@ProviderType
public interface Outbox {
  /**
   * Appends a campaign in one transaction.
   *
   * @param owner the host; becomes the holder of the leases of a campaign that is not deferred
   * @param lease for how long
   */
  AppendResult append(
      Campaign campaign, Stream<OutboundSms> messages, String owner, Duration lease);

  /**
   * Claims ranges that are due and free, most urgent first. Ranges whose lease ran out are first
   * settled: what may have been sent becomes UNCERTAIN.
   *
   * @param max most ranges; at least 1
   * @return possibly empty
   */
  List<SendLease> claim(String owner, Duration lease, int max);

  /**
   * The SMS of the range that wait to be sent, by id.
   *
   * @param afterId only ids above it; 0 for the beginning
   * @param limit at most that many
   */
  List<QueuedSms> read(SendLease lease, long afterId, int limit);

  /**
   * Commits, before they are handed over, that the SMS up to that id may from now on have been
   * sent. Also renews the lease.
   *
   * @return false: stop, the lease was lost or the campaign cancelled; nothing above the former
   *     mark may be sent
   */
  boolean mark(SendLease lease, long upToId, Duration renew);

  /**
   * Records outcomes of SMS of that range and renews the lease, in one transaction.
   *
   * @return false: the lease was lost; nothing was written
   */
  boolean record(SendLease lease, List<Outcome> outcomes, Duration renew);

  /**
   * Ends a pass over the range. SMS that wait for another attempt make it due again at the earliest
   * of their times; else it is done.
   */
  void finish(SendLease lease);

  /**
   * Ends the leases of an owner that is surely dead, without waiting for them to run out.
   *
   * @return how many SMS became UNCERTAIN
   */
  int settle(String deadOwner);

  /**
   * Applies delivery reports in one transaction. Duplicates, late and unknown ones do no harm; a
   * state is never downgraded; one that comes before its SMS is known by that id is parked until it
   * is.
   *
   * @return how many changed a state
   */
  int report(String gatewayId, List<DeliveryReport> reports);

  /**
   * Takes back the SMS of a campaign above the marks.
   *
   * @return how many; those that have left or are under way are not touched
   */
  long cancel(long campaignId, String userId);

  /** Who sent that campaign; empty: unknown. */
  Optional<String> senderOf(long campaignId);
}
