package sms.recap.internal.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A range of consecutive ids of one campaign.
 *
 * @param id ours
 * @param campaignId whose
 * @param first first SMS id
 * @param last last SMS id, inclusive
 * @param notBefore due from then on, epoch milliseconds
 * @param version raised by each claim
 * @param mark the SMS up to it may have been handed over in this pass; {@code first - 1}: none
 * @param claimedAt when this pass began; an SMS whose retry_at is later is not part of it
 * @param cancelled nothing more of it may leave
 */
record Slice(
    long id,
    long campaignId,
    long first,
    long last,
    long notBefore,
    long version,
    long mark,
    long claimedAt,
    boolean cancelled) {
  /** SMS of a range to be sent at a time by one host. */
  static final int SIZE = 2_000;

  static final String COLUMNS =
      "x.id, x.campaign_id, x.first_id, x.last_id, x.not_before, x.version, x.mark, x.claimed_at, x.cancelled";

  /** Being written; belongs to no campaign yet. */
  static final String STAGED = "STAGED";

  /** Waits to be claimed. */
  static final String READY = "READY";

  /** Leased to a host. */
  static final String CLAIMED = "CLAIMED";

  /** Nothing of it waits. */
  static final String DONE = "DONE";

  static Slice of(ResultSet row) throws SQLException {
    return new Slice(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getLong("first_id"),
        row.getLong("last_id"),
        row.getLong("not_before"),
        row.getLong("version"),
        row.getLong("mark"),
        row.getLong("claimed_at"),
        row.getShort("cancelled") != 0);
  }
}
