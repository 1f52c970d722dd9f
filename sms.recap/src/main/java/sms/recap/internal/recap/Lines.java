package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapQuery;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/** Reads lines of the recap, newest first. */
final class Lines {
  /** The first columns of a query whose rows {@link #of} reads; it counts on their order. */
  static final String COLUMNS =
      "s.id, s.campaign_id, c.created, s.sent_at, s.recipient, s.phone, s.record_type, s.record_id, "
          + Conditions.STATE
          + """
           AS shown, s.state_at, x.claimed_at, s.reason, s.parts, s.cost_micros, c.currency, c.mode,
          c.user_name, c.workstation""";

  private static final int STATE_AT = 10;
  private static final int CLAIMED_AT = 11;

  /** Ids are nearly dense: a window a little larger than the page most often suffices. */
  private static final int MARGIN = 32;

  private static final int GROWTH = 4;

  private Lines() {}

  /** By position: a look at the names of so many columns would cost as much as the row. */
  static RecapLine of(ResultSet row) throws SQLException {
    SmsState state = SmsState.valueOf(row.getString(9));
    return new RecapLine(
        row.getLong(1),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        Statements.time(row, 4),
        row.getString(5),
        new PhoneNumber(row.getString(6)),
        record(row),
        state,
        Instant.ofEpochMilli(row.getLong(state == SmsState.SENDING ? CLAIMED_AT : STATE_AT)),
        Statements.name(row, 12, FailureReason.class),
        row.getInt(13),
        new Money(row.getLong(14), Currency.getInstance(row.getString(15))),
        SendingMode.valueOf(row.getString(16)),
        row.getString(17),
        row.getString(18));
  }

  private static Optional<RecordRef> record(ResultSet row) throws SQLException {
    Optional<RecordType> type = Statements.name(row, 7, RecordType.class);
    Optional<String> id = Statements.text(row, 8);
    return type.isPresent() && id.isPresent()
        ? Optional.of(new RecordRef(type.get(), id.get()))
        : Optional.empty();
  }

  /**
   * The newest that fit. Goes down in windows of ids that grow: Derby cannot read an index
   * backwards, it would sort all that fits. How far down there can be any is asked only when the
   * first window was not enough.
   *
   * @param limit most lines
   */
  static List<RecapLine> newest(Connection connection, RecapQuery query, Caller caller, int limit)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    OptionalLong highest =
        query.beforeId().isPresent()
            ? OptionalLong.of(query.beforeId().getAsLong() - 1)
            : IdRange.highest(connection, campaign);
    if (highest.isEmpty()) {
      return List.of();
    }
    Conditions all = Conditions.ofCampaign(query, caller).addAll(Conditions.ofSms(query));
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + COLUMNS
                + Sql.FROM_SMS_CAMPAIGN_SLICE
                + " WHERE s.id BETWEEN ? AND ? AND "
                + all.sql()
                + " ORDER BY s.id DESC FETCH FIRST ? ROWS ONLY")) {
      long window = limit + MARGIN;
      long high = highest.getAsLong();
      long low = high - window + 1;
      List<RecapLine> lines = new ArrayList<>(window(select, low, high, all, limit));
      if (lines.size() == limit) {
        return lines;
      }
      Optional<IdRange> range = IdRange.of(connection, campaign);
      if (range.isEmpty()) {
        return lines;
      }
      high = Math.min(range.get().last(), low - 1);
      while (high >= range.get().first() && lines.size() < limit) {
        window *= GROWTH;
        low = Math.max(range.get().first(), high - window + 1);
        lines.addAll(window(select, low, high, all, limit - lines.size()));
        high = low - 1;
      }
      return lines;
    }
  }

  private static List<RecapLine> window(
      Statements select, long low, long high, Conditions conditions, int limit)
      throws SQLException {
    return select.number(low).number(high).all(conditions.values()).count(limit).list(Lines::of);
  }
}
