package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.DeliveryTrail.Event;
import sms.api.recap.RecapLine;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * Puts together what happened to an SMS. What happens to every one of them (it was queued, sent,
 * received) is told by its columns; only the rest has rows of its own.
 */
final class Trails {
  private Trails() {}

  static Optional<DeliveryTrail> find(Connection connection, long smsId, Caller caller)
      throws SQLException {
    Conditions conditions = Conditions.visible(caller).add("s.id = ?", smsId);
    List<Event> exceptional = events(connection, smsId);
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + Lines.COLUMNS
                + """
                , COALESCE(s.body, c.body) AS text, s.gateway_id, s.provider_id, s.attempts,
                s.raw_code, s.overridden_by, c.not_before,
                (SELECT o.old_id FROM sms_resend o WHERE o.new_id = s.id) AS resend_of,
                (SELECT n.new_id FROM sms_resend n WHERE n.old_id = s.id) AS resent_as"""
                + Sql.FROM_SMS_CAMPAIGN_SLICE
                + " WHERE "
                + conditions.sql())) {
      return select
          .all(conditions.values())
          .first(row -> of(row, exceptional, caller.may(Right.SEE_BODIES)));
    }
  }

  private static List<Event> events(Connection connection, long smsId) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT occurred, state, reason, raw_code, done_by FROM sms_event WHERE sms_id = ?"
                + " ORDER BY seq")) {
      return select
          .number(smsId)
          .list(
              row ->
                  new Event(
                      Instant.ofEpochMilli(row.getLong("occurred")),
                      SmsState.valueOf(row.getString("state")),
                      Statements.name(row, "reason", FailureReason.class),
                      row.getString("raw_code"),
                      Statements.text(row, "done_by")));
    }
  }

  private static DeliveryTrail of(ResultSet row, List<Event> exceptional, boolean withText)
      throws SQLException {
    RecapLine line = Lines.of(row);
    boolean deferred = Statements.time(row, "not_before").isPresent();
    String rawCode = Statements.text(row, "raw_code").orElse("");
    List<Event> events = new ArrayList<>();
    events.add(
        new Event(
            line.created(), deferred ? SmsState.SCHEDULED : SmsState.QUEUED, Optional.empty(), ""));
    events.addAll(exceptional);
    line.sent()
        .filter(at -> line.state() != SmsState.SENT)
        .ifPresent(at -> events.add(new Event(at, SmsState.SENT, Optional.empty(), "")));
    boolean told =
        events.stream().anyMatch(e -> e.state() == line.state() && e.at().equals(line.stateAt()));
    if (!told) {
      boolean takenBack = line.state() == SmsState.CANCELLED;
      events.add(
          new Event(
              line.stateAt(),
              line.state(),
              line.reason(),
              takenBack ? "" : rawCode,
              takenBack && !rawCode.isEmpty() ? Optional.of(rawCode) : Optional.empty()));
    }
    events.sort(Comparator.comparing(Event::at));
    return new DeliveryTrail(
        line,
        withText ? Statements.text(row, "text") : Optional.empty(),
        Statements.text(row, "gateway_id"),
        Statements.text(row, "provider_id").filter(id -> !id.isEmpty()),
        row.getInt("attempts"),
        Statements.text(row, "overridden_by"),
        events,
        id(row, "resend_of"),
        id(row, "resent_as"));
  }

  private static OptionalLong id(ResultSet row, String column) throws SQLException {
    long id = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
  }
}
