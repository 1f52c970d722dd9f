package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.PastSms;
import sms.api.dispatch.Reminder;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.audit.AuditChain;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/**
 * What a person decides of SMS that did not arrive, or may not have; and campaigns read back for
 * that.
 */
final class Decisions {
  /** Of the campaign {@code c}; names that don't meet those of the SMS. */
  private static final String CAMPAIGN =
      """
      c.campaign_key, c.user_id, c.user_name, c.workstation, c.purpose, c.mode, c.template_id,
      c.body AS campaign_body, c.selection, c.not_before, c.expires, c.parts AS campaign_parts,
      c.cost_micros AS campaign_cost, c.currency, c.sender, c.quiet_override,
      c.series, c.reminder_no, c.reminder_of,
      (SELECT r.old_id FROM sms_resend r WHERE r.new_id = c.first_id) AS resend_of
      """;

  private final Database database;

  Decisions(Database database) {
    this.database = database;
  }

  Optional<Campaign> campaign(long campaignId) {
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(
                  connection, "SELECT " + CAMPAIGN + " FROM sms_campaign c WHERE c.id = ?")) {
            return select.number(campaignId).first(Decisions::campaign);
          }
        });
  }

  Optional<PastSms> find(long smsId) {
    return database.transaction(connection -> find(connection, smsId));
  }

  private static Optional<PastSms> find(Connection connection, long smsId) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + CAMPAIGN
                +
"""
, s.id, s.recipient, s.phone, s.record_type, s.record_id, s.person_id,
COALESCE(s.body, c.body) AS text, s.encoding, s.parts, s.cost_micros, s.overridden_by,
s.state, s.reason, s.state_at, s.gateway_id, s.provider_id, c.reference_bits,
(SELECT n.new_id FROM sms_resend n WHERE n.old_id = s.id) AS resent_as,
"""
                + Slots.COLUMNS
                + Sql.FROM_SMS_CAMPAIGN_SLICE
                + " WHERE s.id = ? AND s.state IN ("
                + Resends.STATES
                + ")")) {
      return select.number(smsId).first(Decisions::sms);
    }
  }

  private static PastSms sms(ResultSet row) throws SQLException {
    return new PastSms(
        row.getLong("id"),
        new UUID(row.getLong("reference_bits"), row.getLong("id")),
        campaign(row),
        new PhoneNumber(row.getString("phone")),
        message(row),
        Statements.text(row, "gateway_id"),
        Statements.text(row, "provider_id").filter(id -> !id.isEmpty()),
        SmsState.valueOf(row.getString("state")),
        Statements.name(row, "reason", FailureReason.class),
        Instant.ofEpochMilli(row.getLong("state_at")),
        id(row, "resent_as"));
  }

  private static Optional<OutboundSms> message(ResultSet row) throws SQLException {
    Optional<String> text = Statements.text(row, "text").filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<RecordType> type = Statements.name(row, "record_type", RecordType.class);
    Optional<String> recordId = Statements.text(row, "record_id");
    return Optional.of(
        new OutboundSms(
            row.getString("recipient"),
            new PhoneNumber(row.getString("phone")),
            type.flatMap(t -> recordId.map(id -> new RecordRef(t, id))),
            Statements.text(row, "person_id"),
            text.get(),
            Encoding.valueOf(row.getString("encoding")),
            row.getInt("parts"),
            new Money(row.getLong("cost_micros"), Currency.getInstance(row.getString("currency"))),
            Statements.text(row, "overridden_by"),
            Slots.of(row)));
  }

  private static Campaign campaign(ResultSet row) throws SQLException {
    return new Campaign(
        UUID.fromString(row.getString("campaign_key")),
        row.getString("user_id"),
        row.getString("user_name"),
        row.getString("workstation"),
        Purpose.valueOf(row.getString("purpose")),
        SendingMode.valueOf(row.getString("mode")),
        Statements.text(row, "template_id"),
        Statements.text(row, "campaign_body").orElse(""),
        row.getString("selection"),
        Statements.time(row, "not_before"),
        Instant.ofEpochMilli(row.getLong("expires")),
        row.getLong("campaign_parts"),
        new Money(row.getLong("campaign_cost"), Currency.getInstance(row.getString("currency"))),
        true,
        Statements.text(row, "sender").map(SenderId::new),
        row.getShort("quiet_override") != 0,
        id(row, "resend_of"),
        reminder(row));
  }

  private static Optional<Reminder> reminder(ResultSet row) throws SQLException {
    Optional<String> series = Statements.text(row, "series");
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Reminder(
                UUID.fromString(series.get()),
                row.getInt("reminder_no"),
                row.getInt("reminder_of")));
  }

  private static OptionalLong id(ResultSet row, String column) throws SQLException {
    long id = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
  }

  boolean resolve(long smsId, boolean sent, String by) {
    return database.transaction(connection -> resolve(connection, smsId, sent, by));
  }

  /** What an SMS is of its campaign. */
  private record Share(long campaignId, long parts, long micros) {}

  private boolean resolve(Connection connection, long smsId, boolean sent, String by)
      throws SQLException {
    long now = database.now();
    SmsState state = sent ? SmsState.SENT : SmsState.CANCELLED;
    try (Statements update =
            Statements.of(
                connection,
                """
                UPDATE sms SET state = ?, state_at = ?, reason = NULL, raw_code = ?
                WHERE id = ? AND state = 'UNCERTAIN'
                """);
        Statements parts =
            Statements.of(
                connection, "SELECT campaign_id, parts, cost_micros FROM sms WHERE id = ?");
        Events events = Events.on(connection)) {
      String name = Texts.display(by, Texts.NAME);
      if (update.name(state).number(now).text(sent ? "" : name).number(smsId).update() == 0) {
        return false;
      }
      events.add(smsId, now, state, Optional.empty(), "", Optional.of(name));
      events.send();
      if (!sent) {
        Share share =
            parts
                .number(smsId)
                .first(row -> new Share(row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow();
        Quotas.giveBack(connection, share.campaignId(), share.parts());
        Tallies.takeOff(connection, share.campaignId(), share.parts(), share.micros());
      }
      AuditChain.add(
          connection,
          now,
          new AuditEntry(
              by, AuditAction.RESOLVED, "sms " + smsId, sent ? "as=sent" : "as=not-sent"));
      return true;
    }
  }
}
