package sms.recap.internal.db;

import java.sql.Connection;
import java.sql.SQLException;

/** Hands out ids that rise; those of one call are consecutive. */
public enum Ids {
  CAMPAIGN,
  SLICE,
  SMS,
  PARKED,
  SELECTION,
  AUDIT,
  REPLY,
  OPT_OUT;

  /**
   * Takes ids. The counter stays locked until the transaction ends.
   *
   * @param count how many; at least 1
   * @return the first
   */
  public long take(Connection connection, long count) throws SQLException {
    try (Statements update =
            Statements.of(connection, "UPDATE sms_id SET next_id = next_id + ? WHERE name = ?");
        Statements select =
            Statements.of(connection, "SELECT next_id FROM sms_id WHERE name = ?")) {
      update.number(count).name(this).update();
      return select.name(this).first(row -> row.getLong(1)).orElseThrow() - count;
    }
  }
}
