package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
  static final String COLUMNS = columns(Conditions.STATE, "x.claimed_at");

  /** The same of SMS whose slice is not looked at: one that is under way is told to wait. */
  private static final String WITHOUT_SLICE = columns("s.state", "s.state_at");

  private static final int STATE_AT = 10;
  private static final int CLAIMED_AT = 11;

  /** Ids are nearly dense: a window of the page's size most often suffices, or the next one. */
  private static final int MARGIN = 2;

  private static final int GROWTH = 4;

  /** Windows that are read before it is asked how far down there can be any. */
  private static final int UNBOUNDED = 2;

  /** As the row says it; the slice may know better. */
  private static final Set<SmsState> WAITING = EnumSet.of(SmsState.QUEUED, SmsState.SCHEDULED);

  private Lines() {}

  private static String columns(String state, String claimedAt) {
    return "s.id, s.campaign_id, c.created, s.sent_at, s.recipient, s.phone, s.record_type,"
        + " s.record_id, "
        + state
        + " AS shown, s.state_at, "
        + claimedAt
        + ", s.reason, s.parts, s.cost_micros, c.currency, c.mode, c.user_name, c.workstation";
  }

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
   * The newest that fit. Slices are looked at only where an SMS waits, which it does in few pages,
   * or where its state is asked for.
   *
   * @param limit most lines
   */
  static List<RecapLine> newest(Connection connection, RecapQuery query, Caller caller, int limit)
      throws SQLException {
    Conditions all = Conditions.ofCampaign(query, caller).addAll(Conditions.ofSms(query));
    if (query.states().isEmpty()) {
      String plain = window(WITHOUT_SLICE + Sql.FROM_SMS_CAMPAIGN, all, limit);
      List<RecapLine> lines = newest(connection, query, caller, limit, plain);
      if (lines.stream().noneMatch(line -> WAITING.contains(line.state()))) {
        return lines;
      }
    }
    String whole = window(COLUMNS + Sql.FROM_SMS_CAMPAIGN_SLICE, all, limit);
    return newest(connection, query, caller, limit, whole);
  }

  /**
   * Goes down in windows of ids that grow: Derby cannot read an index backwards, it would sort all
   * that fits. How far down there can be any is asked only when two windows were not enough.
   */
  private static List<RecapLine> newest(
      Connection connection, RecapQuery query, Caller caller, int limit, String sql)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    OptionalLong highest =
        query.beforeId().isPresent()
            ? OptionalLong.of(query.beforeId().getAsLong() - 1)
            : IdRange.highest(connection, campaign);
    if (highest.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(campaign.values());
    values.addAll(Conditions.ofSms(query).values());
    try (Statements select = Statements.of(connection, sql)) {
      List<RecapLine> lines = new ArrayList<>();
      long high = highest.getAsLong();
      long first = Long.MIN_VALUE;
      long window = limit + MARGIN;
      for (int tries = 1; high >= first && lines.size() < limit; tries++) {
        long low = Math.max(first, high - window + 1);
        lines.addAll(select.number(low).number(high).all(values).list(Lines::of));
        high = low - 1;
        window *= GROWTH;
        if (tries == UNBOUNDED && lines.size() < limit) {
          Optional<IdRange> range = IdRange.of(connection, campaign);
          if (range.isEmpty()) {
            break;
          }
          high = Math.min(high, range.get().last());
          first = range.get().first();
        }
      }
      return lines.subList(0, Math.min(limit, lines.size()));
    }
  }

  /**
   * The limit is part of the text: PostgreSQL, which plans without the parameters, would else think
   * of a tenth of the table and read all campaigns.
   */
  private static String window(String columnsFrom, Conditions conditions, int limit) {
    return "SELECT "
        + columnsFrom
        + " WHERE s.id BETWEEN ? AND ? AND "
        + conditions.sql()
        + " ORDER BY s.id DESC FETCH FIRST "
        + limit
        + " ROWS ONLY";
  }
}
