package sms.recap.internal.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.PersonalData;
import sms.recap.internal.audit.AuditChain;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.Tallies;
import sms.recap.internal.privacy.Removal.Removable;
import sms.recap.internal.recap.WholeTrails;

/** Personal data in the database. There while the database is open. */
@Component
public final class JdbcPersonalData implements PersonalData {
  private final Database database;
  private final Tallies tallies;

  @Activate
  public JdbcPersonalData(@Reference Database database) {
    this.database = database;
    this.tallies = new Tallies(database);
  }

  @Override
  public List<DeliveryTrail> of(String personId) {
    List<Long> ids =
        database.transaction(
            connection -> {
              try (Statements select =
                  Statements.of(
                      connection,
                      "SELECT s.id"
                          + Sql.FROM_SMS_OF_PERSON
                          + " WHERE s.person_id = ? ORDER BY s.id DESC")) {
                return select.text(personId).list(row -> row.getLong(1));
              }
            });
    List<DeliveryTrail> trails = new ArrayList<>();
    for (long id : ids) {
      database.transaction(connection -> WholeTrails.find(connection, id)).ifPresent(trails::add);
    }
    return trails;
  }

  @Override
  public Erased erase(String personId, String by) {
    tallies.settleDue();
    return database.transaction(connection -> erase(connection, personId, by));
  }

  private Erased erase(Connection connection, String personId, String by) throws SQLException {
    List<Removable> removable = removable(connection, personId);
    Removal.remove(connection, removable);
    for (long campaign : new TreeSet<>(removable.stream().map(Removable::campaignId).toList())) {
      forgetIfEmpty(connection, campaign);
    }
    for (String phone : new TreeSet<>(removable.stream().map(Removable::phone).toList())) {
      forgetIfUnused(connection, phone);
    }
    long underWay = count(connection, personId);
    if (!removable.isEmpty()) {
      AuditChain.add(
          connection,
          database.now(),
          new AuditEntry(
              by,
              AuditAction.ERASED,
              "a person",
              "messages=" + removable.size() + " under-way=" + underWay));
    }
    return new Erased(removable.size(), underWay);
  }

  private static List<Removable> removable(Connection connection, String personId)
      throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + Removable.COLUMNS
                + Sql.FROM_SMS_OF_PERSON_CAMPAIGN
                + " WHERE s.person_id = ? AND c.billed_messages IS NOT NULL ORDER BY s.id")) {
      return select.text(personId).list(Removable::of);
    }
  }

  /** A sending to that person alone says by its selection and its text whom it was for. */
  private static void forgetIfEmpty(Connection connection, long campaignId) throws SQLException {
    try (Statements left =
        Statements.of(
            connection,
            """
                SELECT COUNT(*) FROM sms s JOIN sms_campaign c ON c.id = s.campaign_id
                WHERE c.id = ? AND s.id BETWEEN c.first_id AND c.last_id
                """)) {
      if (left.number(campaignId).first(row -> row.getLong(1)).orElseThrow() == 0) {
        Removal.forget(connection, campaignId);
      }
    }
  }

  /**
   * What came from a number is that person's, unless somebody else has it too. Whether somebody has
   * is asked only of a number from which something came: it takes a look at every SMS.
   */
  private static void forgetIfUnused(Connection connection, String phone) throws SQLException {
    if (hasAny(connection, "sms_reply", phone) || hasAny(connection, "sms_opt_out", phone)) {
      try (Statements others =
              Statements.of(
                  connection, "SELECT id FROM sms WHERE phone = ? FETCH FIRST 1 ROWS ONLY");
          Statements replies = Statements.of(connection, "DELETE FROM sms_reply WHERE phone = ?");
          Statements wish = Statements.of(connection, "DELETE FROM sms_opt_out WHERE phone = ?")) {
        if (others.text(phone).first(row -> row.getLong(1)).isEmpty()) {
          replies.text(phone).update();
          wish.text(phone).update();
        }
      }
    }
  }

  private static boolean hasAny(Connection connection, String table, String phone)
      throws SQLException {
    try (Statements select =
        Statements.of(
            connection, "SELECT 1 FROM " + table + " WHERE phone = ? FETCH FIRST 1 ROWS ONLY")) {
      return select.text(phone).first(row -> row.getInt(1)).isPresent();
    }
  }

  private static long count(Connection connection, String personId) throws SQLException {
    try (Statements select =
        Statements.of(
            connection, "SELECT COUNT(*)" + Sql.FROM_SMS_OF_PERSON + " WHERE s.person_id = ?")) {
      return select.text(personId).first(row -> row.getLong(1)).orElseThrow();
    }
  }
}
