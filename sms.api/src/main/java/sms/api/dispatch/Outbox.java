package sms.api.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.compose.Purpose;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.SendingMode;

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
   * @param quotas checked in that transaction, one campaign after the other: two that together are
   *     too many are never both taken
   */
  AppendResult append(
      Campaign campaign,
      Stream<OutboundSms> messages,
      String owner,
      Duration lease,
      SendingQuotas quotas);

  /** Appends a campaign that no quota limits. */
  default AppendResult append(
      Campaign campaign, Stream<OutboundSms> messages, String owner, Duration lease) {
    return append(campaign, messages, owner, lease, SendingQuotas.NONE);
  }

  /**
   * What was appended today.
   *
   * @param userId whose share
   * @param zone in which today began
   */
  DailyUsage usage(String userId, ZoneId zone);

  /** The campaign of that {@link Campaign#key}; empty: none was committed. */
  Optional<Long> campaignOf(UUID key);

  /**
   * Claims ranges that are due and free, most urgent first, then oldest first. Ranges whose lease
   * ran out are first settled, whatever their mode: what may have been sent becomes UNCERTAIN.
   *
   * @param max most ranges; at least 1
   * @param modes those that a gateway serves at this moment: ranges of other modes are left alone,
   *     unless their time is over (then they are claimed to be recorded as EXPIRED). May be empty
   * @param least only campaigns that are at least as urgent as that; the last constant: all
   * @return possibly empty
   */
  List<SendLease> claim(
      String owner, Duration lease, int max, Set<SendingMode> modes, Purpose least);

  /**
   * The SMS of the range that wait to be sent, by id. Those up to the mark, which may have been
   * handed over already, and those whose next attempt is not due yet are left out.
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
   * Records outcomes of SMS of that range and renews the lease, in one transaction; without
   * outcomes it only renews. An SMS above the mark may have an outcome too (EXPIRED, REJECTED
   * without a call). Recording the same again does no harm. An outcome changes nothing of an SMS
   * that was cancelled or that a report has settled; QUEUED becomes CANCELLED when the campaign was
   * cancelled meanwhile.
   *
   * @return false: the lease was lost; nothing was written
   */
  boolean record(SendLease lease, List<Outcome> outcomes, Duration renew);

  /**
   * Ends a pass over the range and gives the lease back. SMS that wait for another attempt make it
   * due again at the earliest of their times, SMS that were not attempted make it due at once; else
   * it is done. Does nothing when the lease was lost.
   */
  void finish(SendLease lease);

  /**
   * Ends the leases of an owner that is surely dead, without waiting for them to run out.
   *
   * @return how many SMS became UNCERTAIN
   */
  int settle(String deadOwner);

  /**
   * Applies delivery reports in one transaction. Duplicates, late and unknown ones do no harm; one
   * that comes before its SMS is known by that id is parked until it is.
   *
   * <p>A state is never downgraded, and what comes out does not depend on the order: DELIVERED
   * overrules UNDELIVERED (a part of a long message, or an earlier attempt of the operator, may
   * fail before the telephone has it), UNDELIVERED overrules SENT. CANCELLED, EXPIRED, REJECTED and
   * FAILED stay; what contradicts them is kept in the trail.
   *
   * @return how many changed a state
   */
  int report(String gatewayId, List<DeliveryReport> reports);

  /**
   * Takes back the SMS of a campaign that are surely not under way: those above the marks, and
   * those that wait for another attempt. {@link #mark} answers false from this commit on.
   *
   * @param userId who takes them back
   * @return how many were taken back, and how many have left or are under way and are not touched
   */
  CancelResult.Cancelled cancel(long campaignId, String userId);

  /** That campaign as it was confirmed, at the time it is scheduled for now; empty: unknown. */
  Optional<Campaign> campaign(long campaignId);

  /**
   * Moves a deferred campaign of which no range was ever claimed.
   *
   * @param userId who moves it
   * @return false: nothing was changed, because it is not deferred, something of it was claimed, or
   *     it was cancelled
   */
  boolean reschedule(long campaignId, Instant notBefore, Instant expires, String userId);

  /**
   * What waits: SCHEDULED, QUEUED and SENDING, and the UNCERTAIN of the last 30 days that nobody
   * has decided about. For figures: sending goes on while it is counted.
   *
   * @return states without any are absent
   */
  Map<SmsState, Backlog> backlog();

  /** That SMS; empty: it is unknown, or in none of the states of {@link PastSms#state}. */
  Optional<PastSms> past(long smsId);

  /**
   * Writes what a person says of an UNCERTAIN SMS.
   *
   * @param sent whether it was sent: it becomes SENT, else CANCELLED
   * @param by who says so, for the trail
   * @return false: it is not UNCERTAIN any more; nothing was changed
   */
  boolean resolve(long smsId, boolean sent, String by);
}
