package sms.recap.internal.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.recap.InvoiceDifference.Sent;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Statements;

/**
 * One of our SMS that a provider took or may have taken.
 *
 * @param gatewayId empty: it was imported
 * @param providerId empty: the provider gave none
 */
record SentSms(Sent shown, Optional<String> gatewayId, Optional<String> providerId) {
  static final String COLUMNS =
      """
      s.id, s.recipient, s.phone, COALESCE(s.sent_at, s.state_at) AS left_at, s.state, s.parts,
      s.cost_micros, c.currency, s.gateway_id, s.provider_id""";

  static SentSms of(ResultSet row) throws SQLException {
    return new SentSms(
        new Sent(
            row.getLong("id"),
            row.getString("recipient"),
            new PhoneNumber(row.getString("phone")),
            Instant.ofEpochMilli(row.getLong("left_at")),
            SmsState.valueOf(row.getString("state")),
            row.getInt("parts"),
            new Money(row.getLong("cost_micros"), Currency.getInstance(row.getString("currency")))),
        Statements.text(row, "gateway_id"),
        Statements.text(row, "provider_id").filter(id -> !id.isEmpty()));
  }
}
