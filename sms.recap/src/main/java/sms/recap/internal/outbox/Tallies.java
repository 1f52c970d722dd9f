package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * What each campaign was billed, kept with it as soon as nothing of it waits or is under way: the
 * totals of years are then read from campaigns, not from their SMS.
 *
 * <p>From then on the sum can only change when a person says that an uncertain SMS was not sent:
 * {@link #takeOff}, in the same transaction. The SMS themselves are read no more, and may go.
 */
public final class Tallies {
  /** What a provider took or may have taken. Alias {@code s}. */
  public static final String BILLED =
      "s.state IN ('SENT', 'DELIVERED', 'UNDELIVERED', 'UNCERTAIN')";

  /** Number, parts and cost of those. Alias {@code s}. */
  public static final String SUMS = "COUNT(*), SUM(CAST(s.parts AS BIGINT)), SUM(s.cost_micros)";

  /** No slice of the campaign {@code c} is open. */
  private static final String SETTLED =
      "NOT EXISTS (SELECT 1 FROM sms_slice x WHERE x.campaign_id = c.id AND x.state <> 'DONE')";

  private final Database database;

  public Tallies(Database database) {
    this.database = database;
  }

  /** Writes those that are due and not there yet, each in a transaction of its own. */
  public void settleDue() {
    List<Long> due =
        database.transaction(
            connection -> {
              try (Statements select =
                  Statements.of(
                      connection,
                      "SELECT c.id FROM sms_campaign c WHERE c.billed_messages IS NULL AND "
                          + SETTLED
                          + " ORDER BY c.id")) {
                return select.list(row -> row.getLong(1));
              }
            });
    due.forEach(this::settle);
  }

  /** Writes that campaign's, unless something of it is still open, or it is there already. */
  public void settle(long campaignId) {
    database.transaction(connection -> settle(connection, campaignId));
  }

  /**
   * Takes an SMS that was billed off its campaign's tally, where there is one. Its parts are given
   * back before, in the same transaction: a sum that is being added up meanwhile is not written.
   */
  static void takeOff(Connection connection, long campaignId, long parts, long micros)
      throws SQLException {
    try (Statements update =
        Statements.of(
            connection,
            """
            UPDATE sms_campaign SET billed_messages = billed_messages - 1,
              billed_parts = billed_parts - ?, billed_micros = billed_micros - ?
            WHERE id = ? AND billed_messages IS NOT NULL
            """)) {
      update.number(parts).number(micros).number(campaignId).update();
    }
  }

  /** A campaign as it is before its SMS are added up. */
  private record Open(long first, long last, long givenBack) {}

  private record Sum(long messages, long parts, long micros) {}

  private static boolean settle(Connection connection, long campaignId) throws SQLException {
    Optional<Open> open = open(connection, campaignId);
    if (open.isEmpty()) {
      return false;
    }
    Sum sum = sum(connection, campaignId, open.get());
    // parts given back since then: the sum may be older than that, so it is not written
    try (Statements update =
        Statements.of(
            connection,
            """
            UPDATE sms_campaign SET billed_messages = ?, billed_parts = ?, billed_micros = ?
            WHERE id = ? AND billed_messages IS NULL AND cancelled_parts = ?
            """)) {
      return update
              .number(sum.messages())
              .number(sum.parts())
              .number(sum.micros())
              .number(campaignId)
              .number(open.get().givenBack())
              .update()
          == 1;
    }
  }

  private static Optional<Open> open(Connection connection, long campaignId) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT c.first_id, c.last_id, c.cancelled_parts FROM sms_campaign c"
                + " WHERE c.id = ? AND c.billed_messages IS NULL AND "
                + SETTLED)) {
      return select
          .number(campaignId)
          .first(row -> new Open(row.getLong(1), row.getLong(2), row.getLong(3)));
    }
  }

  private static Sum sum(Connection connection, long campaignId, Open open) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + SUMS
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ? AND "
                + BILLED)) {
      return select
          .number(open.first())
          .number(open.last())
          .number(campaignId)
          .first(row -> new Sum(row.getLong(1), row.getLong(2), row.getLong(3)))
          .orElseThrow();
    }
  }
}
