package sms.recap.internal.privacy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sms.recap.internal.db.Statements;

/**
 * Removes SMS and what is kept beside them: the same for a person who is erased and for what has
 * become too old. What their campaign was billed is kept with the campaign.
 */
final class Removal {
  private Removal() {}

  /** An SMS that can go: its campaign has its tally. */
  record Removable(
      long id,
      long campaignId,
      String phone,
      Optional<String> gatewayId,
      Optional<String> providerId) {
    /** Of a SELECT of these. Alias {@code s}. */
    static final String COLUMNS = "s.id, s.campaign_id, s.phone, s.gateway_id, s.provider_id";

    static Removable of(ResultSet row) throws SQLException {
      return new Removable(
          row.getLong("id"),
          row.getLong("campaign_id"),
          row.getString("phone"),
          Statements.text(row, "gateway_id"),
          Statements.text(row, "provider_id"));
    }
  }

  /** Removes those; none is nothing. */
  static void remove(Connection connection, List<Removable> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (Statements sms = Statements.of(connection, "DELETE FROM sms WHERE id = ?");
        Statements events = Statements.of(connection, "DELETE FROM sms_event WHERE sms_id = ?");
        Statements resends =
            Statements.of(connection, "DELETE FROM sms_resend WHERE old_id = ? OR new_id = ?");
        Statements refs =
            Statements.of(
                connection,
                "DELETE FROM sms_provider_ref"
                    + " WHERE gateway_id = ? AND provider_id = ? AND sms_id = ?")) {
      boolean referred = false;
      for (Removable one : all) {
        sms.number(one.id()).addBatch();
        events.number(one.id()).addBatch();
        resends.number(one.id()).number(one.id()).addBatch();
        if (one.gatewayId().isPresent() && one.providerId().isPresent()) {
          refs.text(one.gatewayId()).text(one.providerId()).number(one.id()).addBatch();
          referred = true;
        }
      }
      // first, so that a report that comes meanwhile finds nothing to add events to
      sms.sendBatch();
      events.sendBatch();
      resends.sendBatch();
      if (referred) {
        refs.sendBatch();
      }
    }
  }

  /** Its text and its selection may say whom a campaign was for. */
  static void forget(Connection connection, long campaignId) throws SQLException {
    try (Statements forget =
        Statements.of(
            connection, "UPDATE sms_campaign SET body = '', selection = '' WHERE id = ?")) {
      forget.number(campaignId).update();
    }
  }
}
