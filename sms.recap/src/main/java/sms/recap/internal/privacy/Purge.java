package sms.recap.internal.privacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.recap.internal.audit.AuditChain;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.Tallies;
import sms.recap.internal.privacy.Removal.Removable;

/**
 * Removes what has become too old, a thousand at a time, each thousand in a transaction of its own:
 * sending goes on between them, and after a crash the next run goes on. Only what a campaign is
 * done with is touched, and what it was billed stays with it.
 *
 * <p>How far a campaign is, its column {@code kept} says: 0 for all of it, {@link #NO_TEXTS},
 * {@link #SUMS_ONLY}.
 */
final class Purge {
  private static final int NO_TEXTS = 1;
  private static final int SUMS_ONLY = 2;

  private static final int AT_ONCE = 1_000;

  private static final String BY = "sms.recap.retention";

  private final Database database;
  private final Tallies tallies;
  private final Retention retention;
  private final Pace pace;

  /** Is asked between two transactions. */
  @FunctionalInterface
  interface Pace {
    /**
     * Waits as long as is good for others.
     *
     * @param nanos what the last transaction took
     * @return whether to go on; if not, the next run does
     */
    boolean goOn(long nanos);
  }

  /**
   * @param pace asked between two transactions
   */
  Purge(Database database, Retention retention, Pace pace) {
    this.database = database;
    this.tallies = new Tallies(database);
    this.retention = retention;
    this.pace = pace;
  }

  /** A campaign that is done with. */
  private record Old(long id, long first, long last) {
    static Old of(ResultSet row) throws SQLException {
      return new Old(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** One transaction of a purge. */
  private interface Step {
    /** Where to go on; empty: this was the last. */
    Optional<Long> run(Connection connection, long from) throws SQLException;
  }

  /**
   * Removes what is due, and enters it in the journal.
   *
   * @return what was entered: also what a run that was killed had removed
   */
  Purged run() {
    tallies.settleDue();
    Instant now = Instant.ofEpochMilli(database.now());
    long lines = retention.linesBefore(now).toEpochMilli();
    long texts = Math.max(lines, retention.textsBefore(now).toEpochMilli());
    boolean whole =
        each(SUMS_ONLY, lines, campaign -> (connection, from) -> lines(connection, campaign, from))
            && each(
                NO_TEXTS,
                texts,
                campaign -> (connection, from) -> texts(connection, campaign, from))
            && steps(0, (connection, from) -> replies(connection, lines))
            && steps(0, (connection, from) -> replyTexts(connection, texts))
            && steps(0, (connection, from) -> parked(connection, lines));
    return whole ? database.transaction(this::enter) : Purged.NOTHING;
  }

  private boolean each(int kept, long before, Function<Old, Step> steps) {
    for (Old campaign : database.transaction(connection -> due(connection, kept, before))) {
      if (!steps(campaign.first(), steps.apply(campaign))) {
        return false;
      }
    }
    return true;
  }

  private boolean steps(long first, Step step) {
    Optional<Long> next = Optional.of(first);
    while (next.isPresent()) {
      long from = next.get();
      long begin = System.nanoTime();
      next = database.transaction(connection -> step.run(connection, from));
      if (!pace.goOn(System.nanoTime() - begin)) {
        return false;
      }
    }
    return true;
  }

  private static List<Old> due(Connection connection, int kept, long before) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT id, first_id, last_id FROM sms_campaign
            WHERE created < ? AND COALESCE(not_before, created) < ? AND kept < ?
              AND billed_messages IS NOT NULL ORDER BY id
            """)) {
      return select.number(before).number(before).count(kept).list(Old::of);
    }
  }

  private static Optional<Long> lines(Connection connection, Old campaign, long from)
      throws SQLException {
    List<Removable> some;
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + Removable.COLUMNS
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ?"
                + " ORDER BY s.id FETCH FIRST ? ROWS ONLY")) {
      some =
          select
              .number(from)
              .number(campaign.last())
              .number(campaign.id())
              .count(AT_ONCE)
              .list(Removable::of);
    }
    Removal.remove(connection, some);
    boolean last = some.size() < AT_ONCE;
    if (last) {
      try (Statements slices =
          Statements.of(connection, "DELETE FROM sms_slice WHERE campaign_id = ?")) {
        slices.number(campaign.id()).update();
      }
      Removal.forget(connection, campaign.id());
      keep(connection, campaign, SUMS_ONLY);
    }
    Purged.messages(some.size()).count(connection);
    return last ? Optional.empty() : Optional.of(some.get(some.size() - 1).id() + 1);
  }

  private static Optional<Long> texts(Connection connection, Old campaign, long from)
      throws SQLException {
    List<Long> some;
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.id"
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ? AND s.body <> ''"
                + " ORDER BY s.id FETCH FIRST ? ROWS ONLY")) {
      some =
          select
              .number(from)
              .number(campaign.last())
              .number(campaign.id())
              .count(AT_ONCE)
              .list(row -> row.getLong(1));
    }
    forEach(connection, "UPDATE sms SET body = '' WHERE id = ?", some);
    boolean last = some.size() < AT_ONCE;
    long shared = 0;
    if (last) {
      try (Statements update =
          Statements.of(
              connection, "UPDATE sms_campaign SET body = '' WHERE id = ? AND body <> ''")) {
        shared = update.number(campaign.id()).update();
      }
      keep(connection, campaign, NO_TEXTS);
    }
    Purged.texts(some.size() + shared).count(connection);
    return last ? Optional.empty() : Optional.of(some.get(some.size() - 1) + 1);
  }

  private static void keep(Connection connection, Old campaign, int kept) throws SQLException {
    try (Statements update =
        Statements.of(connection, "UPDATE sms_campaign SET kept = ? WHERE id = ?")) {
      update.count(kept).number(campaign.id()).update();
    }
  }

  private static Optional<Long> replies(Connection connection, long before) throws SQLException {
    List<Long> some = ids(connection, "SELECT id FROM sms_reply WHERE received < ?", before);
    forEach(connection, "DELETE FROM sms_reply WHERE id = ?", some);
    Purged.replies(some.size()).count(connection);
    return again(some);
  }

  private static Optional<Long> replyTexts(Connection connection, long before) throws SQLException {
    List<Long> some =
        ids(connection, "SELECT id FROM sms_reply WHERE body <> '' AND received < ?", before);
    forEach(connection, "UPDATE sms_reply SET body = '' WHERE id = ?", some);
    Purged.texts(some.size()).count(connection);
    return again(some);
  }

  /** Reports of SMS that nobody knew: they hold a provider's id, and nobody waits for them. */
  private static Optional<Long> parked(Connection connection, long before) throws SQLException {
    List<Long> some =
        ids(connection, "SELECT id FROM sms_parked_report WHERE received < ?", before);
    forEach(connection, "DELETE FROM sms_parked_report WHERE id = ?", some);
    return again(some);
  }

  private static List<Long> ids(Connection connection, String select, long before)
      throws SQLException {
    try (Statements statement =
        Statements.of(connection, select + " ORDER BY id FETCH FIRST ? ROWS ONLY")) {
      return statement.number(before).count(AT_ONCE).list(row -> row.getLong(1));
    }
  }

  private static void forEach(Connection connection, String sql, List<Long> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (Statements change = Statements.of(connection, sql)) {
      for (long id : ids) {
        change.number(id).addBatch();
      }
      change.sendBatch();
    }
  }

  private static Optional<Long> again(List<Long> some) {
    return some.size() < AT_ONCE ? Optional.empty() : Optional.of(0L);
  }

  private Purged enter(Connection connection) throws SQLException {
    Purged purged = Purged.take(connection);
    if (!purged.isNothing()) {
      AuditChain.add(
          connection,
          database.now(),
          new AuditEntry(
              BY,
              AuditAction.PURGED,
              "texts after %d days, SMS after %d months"
                  .formatted(retention.texts(), retention.lines()),
              "texts=%d messages=%d replies=%d"
                  .formatted(purged.texts(), purged.messages(), purged.replies())));
    }
    return purged;
  }
}
