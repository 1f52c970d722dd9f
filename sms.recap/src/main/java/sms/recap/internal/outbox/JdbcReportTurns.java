package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.ReportTurns;
import sms.api.gateway.LookupRequest;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * Reports to be asked for, in the database. No index is on a state or a time of an SMS: they
 * change, and the hot table would pay for it. The SMS are read by the ranges of ids of the
 * campaigns whose time was not over long ago.
 */
@Component
public final class JdbcReportTurns implements ReportTurns {
  /** An SMS may be taken, or be reported to be, a while after its campaign's time is over. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Database database;

  @Activate
  public JdbcReportTurns(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Optional<Turn> take(String gatewayId, String owner, Duration lease) {
    String gateway = OutcomeRecorder.id(gatewayId);
    if (!known(gateway)) {
      begin(gateway);
    }
    return database.transaction(connection -> take(connection, gateway, owner, lease));
  }

  private boolean known(String gateway) {
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(connection, "SELECT 1 FROM sms_report_turn WHERE gateway_id = ?")) {
            return select.text(gateway).first(row -> row.getInt(1)).isPresent();
          }
        });
  }

  private void begin(String gateway) {
    try {
      database.once(
          connection -> {
            try (Statements insert =
                Statements.of(
                    connection,
                    """
                    INSERT INTO sms_report_turn
                      (gateway_id, taken_until, asked_up_to, up_to, after_id)
                    VALUES (?, 0, 0, 0, 0)
                    """)) {
              return insert.text(gateway).update();
            }
          });
    } catch (SQLException e) {
      if (!Database.isDuplicate(e)) { // another host was faster
        throw Database.unavailable(e);
      }
    }
  }

  private Optional<Turn> take(Connection connection, String gateway, String owner, Duration lease)
      throws SQLException {
    long now = database.now();
    try (Statements update =
            Statements.of(
                connection,
                """
                UPDATE sms_report_turn SET owner = ?, taken_until = ?,
                  up_to = CASE WHEN after_id = 0 THEN ? ELSE up_to END
                WHERE gateway_id = ? AND taken_until <= ?
                """);
        Statements select =
            Statements.of(
                connection,
                "SELECT asked_up_to, up_to, after_id FROM sms_report_turn WHERE gateway_id = ?")) {
      int taken =
          update
              .text(owner)
              .number(now + lease.toMillis())
              .number(now)
              .text(gateway)
              .number(now)
              .update();
      return taken == 0
          ? Optional.empty()
          : select
              .text(gateway)
              .first(
                  row ->
                      new Turn(
                          gateway,
                          owner,
                          Instant.ofEpochMilli(row.getLong(1)),
                          Instant.ofEpochMilli(row.getLong(2)),
                          row.getLong(3)));
    }
  }

  @Override
  public List<Awaited> read(Turn turn, Instant since, int limit) {
    return database.transaction(connection -> read(connection, turn, since, limit));
  }

  /** Consecutive ids. */
  private record Range(long first, long last) {}

  private List<Awaited> read(Connection connection, Turn turn, Instant since, int limit)
      throws SQLException {
    List<Awaited> found = new ArrayList<>();
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT s.id, s.provider_id, s.phone, s.sent_at,
              (SELECT c.reference_bits FROM sms_campaign c WHERE c.id = s.campaign_id) AS bits
            """
                + Sql.FROM_SMS
                + """
                WHERE s.id BETWEEN ? AND ? AND s.state = 'SENT' AND s.gateway_id = ?
                  AND s.provider_id IS NOT NULL AND s.provider_id <> '' AND s.sent_at > ?
                ORDER BY s.id FETCH FIRST ? ROWS ONLY
                """)) {
      for (Range range : ranges(connection, turn, since)) {
        if (found.size() == limit) {
          break;
        }
        found.addAll(
            select
                .number(range.first())
                .number(range.last())
                .text(turn.gatewayId())
                .time(since)
                .count(limit - found.size())
                .list(
                    row ->
                        new Awaited(
                            row.getLong("id"),
                            new LookupRequest(
                                new UUID(row.getLong("bits"), row.getLong("id")),
                                Statements.text(row, "provider_id"),
                                new PhoneNumber(row.getString("phone")),
                                Instant.ofEpochMilli(row.getLong("sent_at"))))));
      }
    }
    return found;
  }

  /** Of the campaigns of which something may have been sent since; those that meet are one. */
  private List<Range> ranges(Connection connection, Turn turn, Instant since) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT c.first_id, c.last_id
            FROM sms_campaign c --DERBY-PROPERTIES index=SMS_CAMPAIGN_EXPIRES_IX
            WHERE c.expires > ? AND c.last_id > ?
              AND (c.not_before IS NULL OR c.not_before <= ?)
            ORDER BY c.first_id
            """)) {
      List<Range> ranges = new ArrayList<>();
      for (Range next :
          select
              .time(since.minus(MARGIN))
              .number(turn.afterId())
              .number(database.now())
              .list(row -> new Range(row.getLong(1), row.getLong(2)))) {
        int end = ranges.size() - 1;
        if (end >= 0 && ranges.get(end).last() + 1 == next.first()) {
          ranges.set(end, new Range(ranges.get(end).first(), next.last()));
        } else {
          ranges.add(new Range(Math.max(next.first(), turn.afterId() + 1), next.last()));
        }
      }
      return ranges;
    }
  }

  @Override
  public Optional<Turn> advance(Turn turn, long afterId, Duration lease) {
    int kept =
        update(
            "after_id = ?, taken_until = ?",
            turn,
            List.of(afterId, database.now() + lease.toMillis()));
    return kept == 0
        ? Optional.empty()
        : Optional.of(
            new Turn(turn.gatewayId(), turn.owner(), turn.askedUpTo(), turn.upTo(), afterId));
  }

  @Override
  public void finish(Turn turn) {
    update("owner = NULL, taken_until = 0, asked_up_to = up_to, after_id = 0", turn, List.of());
  }

  @Override
  public void interrupt(Turn turn, Duration pause) {
    update("owner = NULL, taken_until = ?", turn, List.of(database.now() + pause.toMillis()));
  }

  private int update(String set, Turn turn, List<Long> values) {
    return database.transaction(
        connection -> {
          try (Statements update =
              Statements.of(
                  connection,
                  "UPDATE sms_report_turn SET "
                      + set
                      + " WHERE gateway_id = ? AND owner = ? AND up_to = ?")) {
            return update
                .all(values)
                .text(turn.gatewayId())
                .text(turn.owner())
                .time(turn.upTo())
                .update();
          }
        });
  }
}
