package sms.recap.internal.invoice;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.Tallies;

/**
 * What left in a period, read by ranges of ids, each in a transaction of its own: neither the
 * memory nor whoever sends meanwhile feels how much it is.
 */
final class SentPages {
  /** Ids that are read at once. */
  private static final int IDS = 2_000;

  /** An SMS leaves before its campaign expires; a provider that answers late, a little after. */
  private static final Duration LATE = Duration.ofDays(1);

  private final Database database;
  private final Instant from;
  private final Instant to;

  /**
   * @param from first moment
   * @param to after the last
   */
  SentPages(Database database, Instant from, Instant to) {
    this.database = database;
    this.from = from;
    this.to = to;
  }

  /** First and last id that may have left in the period. */
  record Range(long first, long last) {}

  /** Empty: nothing has. */
  Optional<Range> range() {
    return database.transaction(this::range);
  }

  private Optional<Range> range(Connection connection) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT COUNT(*), MIN(first_id), MAX(last_id) FROM sms_campaign
            WHERE created < ? AND expires >= ?
            """)) {
      return select
          .time(to)
          .time(from.minus(LATE))
          .first(
              row ->
                  row.getLong(1) == 0
                      ? Optional.<Range>empty()
                      : Optional.of(new Range(row.getLong(2), row.getLong(3))))
          .flatMap(range -> range);
    }
  }

  /** Hands over each of that range that left in the period, ids rising. */
  void forEach(Range range, Consumer<SentSms> action) {
    for (long low = range.first(); low <= range.last(); low += IDS) {
      long first = low;
      long last = Math.min(range.last(), low + IDS - 1);
      List<SentSms> page = database.transaction(connection -> page(connection, first, last));
      page.forEach(action);
    }
  }

  private List<SentSms> page(Connection connection, long first, long last) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + SentSms.COLUMNS
                + Sql.FROM_SMS_CAMPAIGN
                + " WHERE s.id BETWEEN ? AND ? AND "
                + Tallies.BILLED
                + " AND COALESCE(s.sent_at, s.state_at) >= ?"
                + " AND COALESCE(s.sent_at, s.state_at) < ? ORDER BY s.id")) {
      return select.number(first).number(last).time(from).time(to).list(SentSms::of);
    }
  }
}
