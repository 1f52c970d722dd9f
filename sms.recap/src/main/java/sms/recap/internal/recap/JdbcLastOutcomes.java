package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.recap.LastOutcomes;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * The last outcome of everybody, by one query over a range of the primary key: ids rise with time,
 * so « since » is an id. There while the database is open.
 */
@Component
public final class JdbcLastOutcomes implements LastOutcomes {
  /** Whoever needed no credentials any more has failed to get nothing. */
  static final String FAILED =
      "s.state IN ('UNDELIVERED', 'FAILED', 'REJECTED')"
          + " AND COALESCE(s.reason, '') <> 'CONNECTED_MEANWHILE'";

  /** Was taken back or came too late: says nothing about the person. */
  static final String NEVER_LEFT = "s.state IN ('CANCELLED', 'EXPIRED')";

  private final Database database;

  @Activate
  public JdbcLastOutcomes(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Set<String> failedSince(Instant since) {
    return database.transaction(connection -> failed(connection, since));
  }

  private static Set<String> failed(Connection connection, Instant since) throws SQLException {
    OptionalLong first = firstId(connection, since);
    if (first.isEmpty()) {
      return Set.of();
    }
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.person_id"
                + Sql.FROM_SMS
                + " WHERE s.id >= ? AND s.person_id IS NOT NULL AND NOT "
                + NEVER_LEFT
                + " GROUP BY s.person_id HAVING MAX(s.id) = MAX(CASE WHEN "
                + FAILED
                + " THEN s.id ELSE 0 END)")) {
      return Set.copyOf(select.number(first.getAsLong()).list(row -> row.getString(1)));
    }
  }

  /** Of our own SMS confirmed since then, not of imported history; empty when there are none. */
  private static OptionalLong firstId(Connection connection, Instant since) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT MIN(c.first_id) FROM sms_campaign c WHERE c.created >= ? AND c.first_id > 0")) {
      return select.time(since).list(row -> row.getLong(1)).stream()
          .filter(id -> id > 0)
          .mapToLong(Long::longValue)
          .findFirst();
    }
  }
}
