package sms.recap.internal.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import sms.recap.internal.db.Statements;

/**
 * What was purged and is not in the journal yet. It is counted in the database, in the transaction
 * that removes: after a crash the next entry of the journal tells of that too.
 *
 * @param texts texts removed, of SMS, sendings and replies
 * @param messages SMS removed
 * @param replies replies removed
 */
record Purged(long texts, long messages, long replies) {
  static final Purged NOTHING = new Purged(0, 0, 0);

  private static final String TEXTS = "PURGED_TEXTS";
  private static final String MESSAGES = "PURGED_SMS";
  private static final String REPLIES = "PURGED_REPLIES";

  static Purged texts(long count) {
    return new Purged(count, 0, 0);
  }

  static Purged messages(long count) {
    return new Purged(0, count, 0);
  }

  static Purged replies(long count) {
    return new Purged(0, 0, count);
  }

  boolean isNothing() {
    return equals(NOTHING);
  }

  /** Adds that to what is not in the journal yet; the last thing a transaction does. */
  void count(Connection connection) throws SQLException {
    try (Statements update =
        Statements.of(connection, "UPDATE sms_id SET next_id = next_id + ? WHERE name = ?")) {
      add(update, texts, TEXTS);
      add(update, messages, MESSAGES);
      add(update, replies, REPLIES);
    }
  }

  private static void add(Statements update, long count, String name) throws SQLException {
    if (count > 0) {
      update.number(count).text(name).update();
    }
  }

  /** Takes what is not in the journal yet, to be entered in this transaction. */
  static Purged take(Connection connection) throws SQLException {
    return new Purged(
        take(connection, TEXTS), take(connection, MESSAGES), take(connection, REPLIES));
  }

  private static long take(Connection connection, String name) throws SQLException {
    try (Statements lock =
            Statements.of(connection, "UPDATE sms_id SET next_id = next_id WHERE name = ?");
        Statements select = Statements.of(connection, "SELECT next_id FROM sms_id WHERE name = ?");
        Statements reset =
            Statements.of(connection, "UPDATE sms_id SET next_id = 0 WHERE name = ?")) {
      // another host may count meanwhile: what it adds is either taken or stays
      lock.text(name).update();
      long count = select.text(name).first(row -> row.getLong(1)).orElse(0L);
      reset.text(name).update();
      return count;
    }
  }
}
