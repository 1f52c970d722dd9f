package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.Reminder;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.host.Caller;
import sms.api.recap.ReminderSeries;
import sms.api.recap.ReminderSeries.Step;
import sms.api.recap.Reminders;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * Series of credentials, counted from what became of their SMS. There while the database is open.
 */
@Component
public final class JdbcReminders implements Reminders {
  private final Database database;

  @Activate
  public JdbcReminders(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<ReminderSeries> series(Caller caller, int limit) {
    return database.transaction(connection -> series(connection, caller, limit));
  }

  /** A campaign of a series. */
  private record Member(
      String series,
      int number,
      long campaignId,
      Instant at,
      String userName,
      String selection,
      long first,
      long last) {}

  private static List<ReminderSeries> series(Connection connection, Caller caller, int limit)
      throws SQLException {
    Map<String, List<Member>> found = new LinkedHashMap<>();
    for (Member member : members(connection, caller, limit * (Reminder.MAX + 1))) {
      found.computeIfAbsent(member.series(), id -> new ArrayList<>()).add(member);
    }
    List<ReminderSeries> all = new ArrayList<>();
    for (List<Member> members : found.values()) {
      if (all.size() < limit) {
        all.add(series(connection, members));
      }
    }
    return all;
  }

  private static List<Member> members(Connection connection, Caller caller, int limit)
      throws SQLException {
    Conditions conditions = Conditions.visible(caller).add("c.series IS NOT NULL");
    try (Statements select =
        Statements.of(
            connection,
            "SELECT c.series, c.reminder_no, c.id, COALESCE(c.not_before, c.created) AS leaves,"
                + " c.user_name, c.selection, c.first_id, c.last_id FROM sms_campaign c WHERE "
                + conditions.sql()
                + " ORDER BY c.id DESC FETCH FIRST ? ROWS ONLY")) {
      return select
          .all(conditions.values())
          .count(limit)
          .list(
              row ->
                  new Member(
                      row.getString("series"),
                      row.getInt("reminder_no"),
                      row.getLong("id"),
                      Instant.ofEpochMilli(row.getLong("leaves")),
                      row.getString("user_name"),
                      row.getString("selection"),
                      row.getLong("first_id"),
                      row.getLong("last_id")));
    }
  }

  private static ReminderSeries series(Connection connection, List<Member> members)
      throws SQLException {
    List<Step> steps = new ArrayList<>();
    for (Member member : members) {
      Map<SmsState, Long> states =
          StateCounts.of(connection, member.campaignId(), member.first(), member.last());
      steps.add(
          new Step(
              member.campaignId(),
              member.number(),
              member.at(),
              states,
              connected(connection, member)));
    }
    steps.sort(Comparator.comparingInt(Step::number));
    Member any = members.get(0);
    return new ReminderSeries(
        UUID.fromString(any.series()), any.userName(), any.selection(), steps);
  }

  private static long connected(Connection connection, Member member) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT COUNT(*)"
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ? AND s.state = 'REJECTED'"
                + " AND s.reason = ?")) {
      return select
          .number(member.first())
          .number(member.last())
          .number(member.campaignId())
          .name(FailureReason.CONNECTED_MEANWHILE)
          .first(row -> row.getLong(1))
          .orElse(0L);
    }
  }
}
