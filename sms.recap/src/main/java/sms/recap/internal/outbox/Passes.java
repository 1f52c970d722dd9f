package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * The end of a pass over a slice, whoever brings it about. All methods run in the caller's
 * transaction, with the slice's row locked first and the SMS in the order of their ids: the one
 * order of locks everywhere.
 */
final class Passes {
  /** A row that waits and is not in flight, of a slice with this mark, version and claim time. */
  private static final String NOT_IN_FLIGHT =
      "NOT (s.id <= ? AND s.pass < ? AND (s.retry_at IS NULL OR s.retry_at <= ?))";

  private static final String WAITS = "state IN ('QUEUED', 'SCHEDULED')";

  private static final String IN_RANGE =
      Sql.FROM_SMS + " WHERE s.id BETWEEN ? AND ? AND s." + WAITS;

  private Passes() {}

  /**
   * Ends it: what may have been sent and has no outcome becomes UNCERTAIN, the rest waits for the
   * next pass, or is cancelled with its campaign.
   *
   * @return how many became UNCERTAIN
   */
  static int end(Connection connection, Slice slice, long now) throws SQLException {
    int uncertain = interrupt(connection, slice, now);
    if (slice.cancelled()) {
      cancelWaiting(connection, slice, now);
    }
    Optional<Long> due = earliest(connection, slice);
    try (Statements update =
        Statements.of(
            connection,
            """
            UPDATE sms_slice SET state = ?, not_before = ?, owner = NULL, lease_until = 0, mark = ?
            WHERE id = ?
            """)) {
      update
          .text(due.isPresent() ? Slice.READY : Slice.DONE)
          .number(due.orElse(slice.notBefore()).longValue())
          .number(slice.first() - 1)
          .number(slice.id())
          .update();
    }
    return uncertain;
  }

  /** One that can be cancelled. */
  private record Waiting(long id, int parts) {}

  /** Cancels those that wait and are not in flight. */
  static int cancelWaiting(Connection connection, Slice slice, long now) throws SQLException {
    List<Waiting> waiting;
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.id, s.parts" + IN_RANGE + " AND " + NOT_IN_FLIGHT + " ORDER BY s.id")) {
      waiting =
          select
              .number(slice.first())
              .number(slice.last())
              .number(slice.mark())
              .number(slice.version())
              .number(slice.claimedAt())
              .list(row -> new Waiting(row.getLong(1), row.getInt(2)));
    }
    try (Statements who =
            Statements.of(connection, "SELECT cancelled_by FROM sms_campaign WHERE id = ?");
        Statements update =
            Statements.of(
                connection,
                """
                UPDATE sms SET state = 'CANCELLED', state_at = ?, retry_at = NULL, reason = NULL,
                  raw_code = ?
                WHERE id = ? AND\s"""
                    + WAITS)) {
      String by =
          who.number(slice.campaignId())
              .first(row -> Optional.ofNullable(row.getString(1)))
              .flatMap(name -> name)
              .orElse("");
      for (Waiting sms : waiting) {
        update.number(now).text(by).number(sms.id()).addBatch();
      }
      int[] changed = update.sendBatch();
      int cancelled = 0;
      long parts = 0;
      for (int i = 0; i < changed.length; i++) {
        cancelled += changed[i];
        parts += (long) changed[i] * waiting.get(i).parts();
      }
      Quotas.giveBack(connection, slice.campaignId(), parts);
      return cancelled;
    }
  }

  private static int interrupt(Connection connection, Slice slice, long now) throws SQLException {
    if (slice.mark() < slice.first()) {
      return 0;
    }
    List<Long> inFlight;
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.id"
                + IN_RANGE
                + " AND s.pass < ? AND (s.retry_at IS NULL OR s.retry_at <= ?) ORDER BY s.id")) {
      inFlight =
          select
              .number(slice.first())
              .number(slice.mark())
              .number(slice.version())
              .number(slice.claimedAt())
              .list(row -> row.getLong(1));
    }
    if (inFlight.isEmpty()) {
      return 0;
    }
    int uncertain = 0;
    try (Statements update =
            Statements.of(
                connection,
                """
                UPDATE sms SET state = 'UNCERTAIN', state_at = ?, retry_at = NULL, pass = ?,
                  attempts = attempts + 1, reason = 'INTERRUPTED', raw_code = ''
                WHERE id = ? AND\s"""
                    + WAITS);
        Events events = Events.on(connection)) {
      for (long id : inFlight) {
        update.number(now).number(slice.version()).number(id).addBatch();
      }
      int[] changed = update.sendBatch();
      for (int i = 0; i < changed.length; i++) {
        // 0: a report was quicker
        if (changed[i] == 1) {
          events.add(
              inFlight.get(i), now, SmsState.UNCERTAIN, Optional.of(FailureReason.INTERRUPTED), "");
          uncertain++;
        }
      }
      events.send();
    }
    return uncertain;
  }

  /** When the first of those that wait is due; empty when none waits. */
  private static Optional<Long> earliest(Connection connection, Slice slice) throws SQLException {
    try (Statements select =
        Statements.of(connection, "SELECT COUNT(*), MIN(COALESCE(s.retry_at, 0))" + IN_RANGE)) {
      return select
          .number(slice.first())
          .number(slice.last())
          .first(
              row ->
                  row.getLong(1) == 0
                      ? Optional.<Long>empty()
                      : Optional.of(Math.max(row.getLong(2), slice.notBefore())))
          .flatMap(due -> due);
    }
  }
}
