package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sms.api.dispatch.SmsState;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * Counts the SMS of a campaign by the state that is shown. The rows are counted as they are; only
 * in the few slices that are claimed at this moment some of those that wait are under way.
 */
final class StateCounts {
  private StateCounts() {}

  /** A slice some of which may be under way. */
  private record Claimed(long first, long mark, long version, long claimedAt) {
    static Claimed of(ResultSet row) throws SQLException {
      return new Claimed(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  /** States without any are absent. */
  static Map<SmsState, Long> of(Connection connection, long campaignId, long first, long last)
      throws SQLException {
    Map<SmsState, Long> counts = new EnumMap<>(SmsState.class);
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.state, COUNT(*)"
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ? GROUP BY s.state")) {
      select
          .number(first)
          .number(last)
          .number(campaignId)
          .list(StateCounts::entry)
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    }
    for (Claimed slice : claimed(connection, campaignId)) {
      underWay(connection, slice).forEach(entry -> move(counts, entry.getKey(), entry.getValue()));
    }
    return counts;
  }

  private static List<Claimed> claimed(Connection connection, long campaignId) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT first_id, mark, version, claimed_at FROM sms_slice
            WHERE campaign_id = ? AND state = 'CLAIMED' AND mark >= first_id
            """)) {
      return select.number(campaignId).list(Claimed::of);
    }
  }

  private static List<Map.Entry<SmsState, Long>> underWay(Connection connection, Claimed slice)
      throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.state, COUNT(*)"
                + Sql.FROM_SMS
                + """
                WHERE s.id BETWEEN ? AND ? AND s.state IN ('QUEUED', 'SCHEDULED') AND s.pass < ?
                  AND (s.retry_at IS NULL OR s.retry_at <= ?)
                GROUP BY s.state""")) {
      return select
          .number(slice.first())
          .number(slice.mark())
          .number(slice.version())
          .number(slice.claimedAt())
          .list(StateCounts::entry);
    }
  }

  private static Map.Entry<SmsState, Long> entry(ResultSet row) throws SQLException {
    return Map.entry(SmsState.valueOf(row.getString(1)), row.getLong(2));
  }

  /** Never more than were counted waiting: the sending goes on while we count. */
  private static void move(Map<SmsState, Long> counts, SmsState waiting, long underWay) {
    long moved = Math.min(underWay, counts.getOrDefault(waiting, 0L));
    if (moved > 0) {
      counts.computeIfPresent(waiting, (state, count) -> count == moved ? null : count - moved);
      counts.merge(SmsState.SENDING, moved, Long::sum);
    }
  }
}
