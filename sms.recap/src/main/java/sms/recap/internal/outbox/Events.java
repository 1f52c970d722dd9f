package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/**
 * Writes what the columns of an SMS do not tell. Its row must be locked by the same transaction:
 * that keeps the sequence of its events.
 */
final class Events implements AutoCloseable {
  private static final int RAW_CODE = 255;

  private final Statements insert;
  private int pending;

  private Events(Statements insert) {
    this.insert = insert;
  }

  static Events on(Connection connection) throws SQLException {
    return new Events(
        Statements.of(
            connection,
            """
            INSERT INTO sms_event (sms_id, seq, occurred, state, reason, raw_code, done_by)
            SELECT CAST(? AS BIGINT), COALESCE(MAX(seq), 0) + 1, CAST(? AS BIGINT),
                   CAST(? AS VARCHAR(12)), CAST(? AS VARCHAR(24)), CAST(? AS VARCHAR(255)),
                   CAST(? AS VARCHAR(255))
            FROM sms_event WHERE sms_id = ?
            """));
  }

  static String rawCode(String rawCode) {
    return Texts.display(rawCode, RAW_CODE);
  }

  void add(
      long smsId, long occurred, SmsState state, Optional<FailureReason> reason, String rawCode)
      throws SQLException {
    add(smsId, occurred, state, reason, rawCode, Optional.empty());
  }

  /** What a person did. */
  void add(
      long smsId,
      long occurred,
      SmsState state,
      Optional<FailureReason> reason,
      String rawCode,
      Optional<String> by)
      throws SQLException {
    insert
        .number(smsId)
        .number(occurred)
        .name(state)
        .name(reason)
        .text(rawCode(rawCode))
        .text(by.map(name -> Texts.display(name, Texts.NAME)))
        .number(smsId)
        .addBatch();
    pending++;
  }

  void send() throws SQLException {
    if (pending > 0) {
      insert.sendBatch();
      pending = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
