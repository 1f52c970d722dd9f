package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.SmsState;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * What waits, for a gateway or for a decision. Slices that are done are not looked at, and those
 * that were never claimed wait as a whole: only the few in work have their rows counted.
 */
final class Backlogs {
  /** Nobody decides about older ones any more; years of SMS need not be read for them. */
  static final Duration DECIDED_WITHIN = Duration.ofDays(30);

  private final Database database;

  Backlogs(Database database) {
    this.database = database;
  }

  /** A slice that is not done. */
  private record Open(
      boolean untouched, long first, long last, long mark, long version, long claimedAt, long due) {
    static Open of(ResultSet row) throws SQLException {
      return new Open(
          row.getString(1).equals(Slice.READY) && row.getInt(2) == 0,
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7),
          row.getLong(8));
    }
  }

  Map<SmsState, Backlog> count() {
    return database.transaction(this::count);
  }

  private Map<SmsState, Backlog> count(Connection connection) throws SQLException {
    Map<SmsState, Backlog> counts = new EnumMap<>(SmsState.class);
    List<Open> slices;
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT x.state, x.attempt, x.first_id, x.last_id, x.mark, x.version, x.claimed_at,
              COALESCE(c.not_before, c.created)
            FROM sms_slice x JOIN sms_campaign c ON c.id = x.campaign_id
            WHERE x.state IN ('READY', 'CLAIMED') AND x.cancelled = 0
            """)) {
      slices = select.list(Open::of);
    }
    for (Open slice : slices) {
      Instant due = Instant.ofEpochMilli(slice.due());
      SmsState waiting =
          slice.untouched() && slice.due() > database.now() ? SmsState.SCHEDULED : SmsState.QUEUED;
      if (slice.untouched()) {
        add(counts, waiting, slice.last() - slice.first() + 1, due);
      } else {
        long all = waiting(connection, slice.first(), slice.last(), slice, false);
        long underWay =
            slice.mark() < slice.first()
                ? 0
                : waiting(connection, slice.first(), slice.mark(), slice, true);
        add(counts, SmsState.SENDING, underWay, due);
        add(counts, waiting, all - underWay, due);
      }
    }
    uncertain(connection)
        .filter(undecided -> undecided.count() > 0)
        .ifPresent(undecided -> counts.put(SmsState.UNCERTAIN, undecided));
    return counts;
  }

  /** Those that nobody has sent again. Read by the ranges of ids of their campaigns. */
  private Optional<Backlog> uncertain(Connection connection) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT COUNT(*), MIN(s.state_at)
            FROM --DERBY-PROPERTIES joinOrder=FIXED
            sms_campaign c
            JOIN sms s --DERBY-PROPERTIES constraint=SMS_PK, joinStrategy=NESTEDLOOP
              ON s.id BETWEEN c.first_id AND c.last_id
            WHERE COALESCE(c.not_before, c.created) >= ? AND s.state = 'UNCERTAIN'
              AND NOT EXISTS (SELECT 1 FROM sms_resend r WHERE r.old_id = s.id)
            """)) {
      return select
          .number(database.now() - DECIDED_WITHIN.toMillis())
          .first(row -> new Backlog(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))));
    }
  }

  private static void add(Map<SmsState, Backlog> counts, SmsState state, long count, Instant due) {
    if (count > 0) {
      counts.merge(state, new Backlog(count, due), Backlog::plus);
    }
  }

  private static long waiting(
      Connection connection, long first, long last, Open slice, boolean underWay)
      throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT COUNT(*)"
                + Sql.FROM_SMS
                + "WHERE s.id BETWEEN ? AND ? AND s.state IN ('QUEUED', 'SCHEDULED')"
                + (underWay
                    ? " AND s.pass < ? AND (s.retry_at IS NULL OR s.retry_at <= ?)"
                    : ""))) {
      select.number(first).number(last);
      if (underWay) {
        select.number(slice.version()).number(slice.claimedAt());
      }
      return select.first(row -> row.getLong(1)).orElse(0L);
    }
  }
}
