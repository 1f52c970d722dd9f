package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.recap.RecapLine;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/** Reads lines of the recap, newest first. */
final class Lines {
  static final String COLUMNS =
      "s.id, s.campaign_id, c.created, s.sent_at, s.recipient, s.phone, s.record_type, s.record_id, "
          + Conditions.STATE
          + """
           AS shown, s.state_at, x.claimed_at, s.reason, s.parts, s.cost_micros, c.currency, c.mode,
          c.user_name, c.workstation""";

  /** Ids are nearly dense: a window a little larger than the page most often suffices. */
  private static final int GROWTH = 4;

  private Lines() {}

  static RecapLine of(ResultSet row) throws SQLException {
    SmsState state = SmsState.valueOf(row.getString("shown"));
    return new RecapLine(
        row.getLong("id"),
        row.getLong("campaign_id"),
        Instant.ofEpochMilli(row.getLong("created")),
        Statements.time(row, "sent_at"),
        row.getString("recipient"),
        new PhoneNumber(row.getString("phone")),
        record(row),
        state,
        Instant.ofEpochMilli(row.getLong(state == SmsState.SENDING ? "claimed_at" : "state_at")),
        Statements.name(row, "reason", FailureReason.class),
        row.getInt("parts"),
        new Money(row.getLong("cost_micros"), Currency.getInstance(row.getString("currency"))),
        SendingMode.valueOf(row.getString("mode")),
        row.getString("user_name"),
        row.getString("workstation"));
  }

  private static Optional<RecordRef> record(ResultSet row) throws SQLException {
    Optional<RecordType> type = Statements.name(row, "record_type", RecordType.class);
    Optional<String> id = Statements.text(row, "record_id");
    return type.isPresent() && id.isPresent()
        ? Optional.of(new RecordRef(type.get(), id.get()))
        : Optional.empty();
  }

  /**
   * The newest lines of a range of ids that fit. Goes down in windows that grow: Derby cannot read
   * an index backwards, it would sort all that fits.
   *
   * @param limit most lines
   */
  static List<RecapLine> newest(
      Connection connection, Conditions conditions, long lowest, long highest, int limit)
      throws SQLException {
    List<RecapLine> lines = new ArrayList<>();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + COLUMNS
                + Sql.FROM_SMS_CAMPAIGN_SLICE
                + " WHERE s.id BETWEEN ? AND ? AND "
                + conditions.sql()
                + " ORDER BY s.id DESC FETCH FIRST ? ROWS ONLY")) {
      long window = limit + 32L;
      long high = highest;
      while (high >= lowest && lines.size() < limit) {
        long low = Math.max(lowest, high - window + 1);
        lines.addAll(
            select
                .number(low)
                .number(high)
                .all(conditions.values())
                .count(limit - lines.size())
                .list(Lines::of));
        high = low - 1;
        window *= GROWTH;
      }
    }
    return lines;
  }
}
