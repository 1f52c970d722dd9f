package sms.recap.internal.reply;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Ids;
import sms.recap.internal.db.Statements;

/** The last wish of each number. Ids of changes rise in the order in which they are committed. */
final class Wishes {
  private Wishes() {}

  /**
   * Notes a wish, unless a later one is known.
   *
   * @param source where it came in
   * @return false: it changes nothing
   */
  static boolean note(
      Connection connection, PhoneNumber number, boolean optedOut, Instant at, String source)
      throws SQLException {
    // taken first: from here to the commit nobody else changes a wish
    long change = Ids.OPT_OUT.take(connection, 1);
    Optional<Known> known = known(connection, number);
    if (known.isEmpty()) {
      insert(connection, number, optedOut, at, source, change);
      return true;
    }
    if (known.get().at() > at.toEpochMilli()) {
      return false;
    }
    boolean changes = known.get().optedOut() != optedOut;
    try (Statements update =
        Statements.of(
            connection,
            """
            UPDATE sms_opt_out SET opted_out = ?, occurred = ?, source = ?, change_id = ?
            WHERE phone = ?
            """)) {
      update
          .flag(optedOut)
          .time(at)
          .text(source)
          .number(changes ? change : known.get().change())
          .text(number.e164())
          .update();
    }
    return changes;
  }

  private record Known(boolean optedOut, long at, long change) {}

  private static Optional<Known> known(Connection connection, PhoneNumber number)
      throws SQLException {
    try (Statements select =
        Statements.of(
            connection, "SELECT opted_out, occurred, change_id FROM sms_opt_out WHERE phone = ?")) {
      return select
          .text(number.e164())
          .first(row -> new Known(row.getShort(1) != 0, row.getLong(2), row.getLong(3)));
    }
  }

  private static void insert(
      Connection connection,
      PhoneNumber number,
      boolean optedOut,
      Instant at,
      String source,
      long change)
      throws SQLException {
    try (Statements insert =
        Statements.of(
            connection,
            """
            INSERT INTO sms_opt_out (phone, opted_out, occurred, source, change_id)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      insert.text(number.e164()).flag(optedOut).time(at).text(source).number(change).update();
    }
  }
}
