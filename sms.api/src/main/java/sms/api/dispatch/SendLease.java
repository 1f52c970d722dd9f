package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import sms.api.compose.Purpose;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;

/**
 * The right, for a while, to send the SMS of a range of ids of one campaign. Fenced: each claim of
 * the range raises its version, and nothing is written under an older one.
 *
 * @param sliceId the range's own id
 * @param owner the host that holds it
 * @param version fencing token
 * @param campaignId whose SMS
 * @param userId who sent the campaign
 * @param purpose priority
 * @param mode of all of them
 * @param firstId first id of the range
 * @param lastId last id of the range, inclusive
 * @param expires the SMS of it are not sent after that
 * @param attempt 1 for the first pass over the range
 * @param until end of the lease
 * @param sender what the telephones shall show; empty: the gateway's own
 * @param duringQuietHours see {@link Campaign#duringQuietHours}
 */
public record SendLease(
    long sliceId,
    String owner,
    long version,
    long campaignId,
    String userId,
    Purpose purpose,
    SendingMode mode,
    long firstId,
    long lastId,
    Instant expires,
    int attempt,
    Instant until,
    Optional<SenderId> sender,
    boolean duringQuietHours) {
  public SendLease {
    requireNonNull(owner, "owner");
    requireNonNull(userId, "userId");
    requireNonNull(purpose, "purpose");
    requireNonNull(mode, "mode");
    requireNonNull(expires, "expires");
    requireNonNull(until, "until");
    if (lastId < firstId) {
      throw new IllegalArgumentException("an empty range");
    }
    requireNonNull(sender, "sender");
  }

  /** Of a campaign from the gateway's own sender. */
  public SendLease(
      long sliceId,
      String owner,
      long version,
      long campaignId,
      String userId,
      Purpose purpose,
      SendingMode mode,
      long firstId,
      long lastId,
      Instant expires,
      int attempt,
      Instant until) {
    this(
        sliceId,
        owner,
        version,
        campaignId,
        userId,
        purpose,
        mode,
        firstId,
        lastId,
        expires,
        attempt,
        until,
        Optional.empty(),
        false);
  }
}
