package sms.recap.internal.outbox;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.DailyUsage;
import sms.api.dispatch.QuotaScope;
import sms.api.dispatch.SendingQuotas;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;

/**
 * What is sent in a day, counted from the campaigns themselves: there is no counter that could
 * drift from what was sent.
 */
final class Quotas {
  private final Database database;

  Quotas(Database database) {
    this.database = database;
  }

  /** Rolls back the campaign that was on its way in. */
  static final class Exceeded extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient AppendResult.OverQuota result;

    Exceeded(AppendResult.OverQuota result) {
      super("over quota", null, false, false);
      this.result = result;
    }

    AppendResult.OverQuota result() {
      return result;
    }
  }

  DailyUsage usage(String userId, ZoneId zone) {
    return database.transaction(connection -> usage(connection, userId, zone));
  }

  private DailyUsage usage(Connection connection, String userId, ZoneId zone) throws SQLException {
    LocalDate today = Instant.ofEpochMilli(database.now()).atZone(zone).toLocalDate();
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT COALESCE(SUM(CASE WHEN user_id = ? THEN parts - cancelled_parts ELSE 0 END), 0),
              COALESCE(SUM(parts - cancelled_parts), 0)
            FROM sms_campaign WHERE created >= ? AND created < ?
            """)) {
      return select
          .text(userId)
          .time(today.atStartOfDay(zone).toInstant())
          .time(today.plusDays(1).atStartOfDay(zone).toInstant())
          .first(row -> new DailyUsage(today, row.getLong(1), row.getLong(2)))
          .orElseThrow();
    }
  }

  /** Whether the campaign is too much as things stand; another one may still be quicker. */
  Optional<AppendResult.OverQuota> foresee(Campaign campaign, SendingQuotas quotas) {
    return quotas.limits()
        ? over(campaign, quotas, usage(campaign.userId(), quotas.zone()))
        : Optional.empty();
  }

  /**
   * In the transaction that is about to insert the campaign's row. From here to its end no other
   * campaign with quotas is let through, so it must come before the row: whoever waits here holds
   * no row that the sum would wait for.
   *
   * @throws Exceeded when the campaign is too much
   */
  void enforce(Connection connection, Campaign campaign, SendingQuotas quotas) throws SQLException {
    if (!quotas.limits()) {
      return;
    }
    try (Statements turn =
        Statements.of(connection, "UPDATE sms_id SET next_id = next_id + 1 WHERE name = 'QUOTA'")) {
      if (turn.update() != 1) {
        throw new SQLException("the row of the quotas is missing", "02000");
      }
    }
    Optional<AppendResult.OverQuota> over =
        over(campaign, quotas, usage(connection, campaign.userId(), quotas.zone()));
    if (over.isPresent()) {
      throw new Exceeded(over.get());
    }
  }

  private static Optional<AppendResult.OverQuota> over(
      Campaign campaign, SendingQuotas quotas, DailyUsage usage) {
    Optional<AppendResult.OverQuota> user =
        over(QuotaScope.USER, quotas.userPerDay(), usage.user(), campaign.confirmedParts());
    Optional<AppendResult.OverQuota> school =
        over(QuotaScope.SCHOOL, quotas.schoolPerDay(), usage.school(), campaign.confirmedParts());
    return user.isPresent() && school.isPresent()
        ? (left(user.get()) <= left(school.get()) ? user : school)
        : user.or(() -> school);
  }

  private static Optional<AppendResult.OverQuota> over(
      QuotaScope scope, OptionalLong limit, long used, long parts) {
    return limit.isPresent() && parts > limit.getAsLong() - used
        ? Optional.of(new AppendResult.OverQuota(scope, limit.getAsLong(), used))
        : Optional.empty();
  }

  private static long left(AppendResult.OverQuota over) {
    return over.limit() - over.used();
  }

  /** Gives back what a campaign does not send after all; in the transaction that takes it back. */
  static void giveBack(Connection connection, long campaignId, long parts) throws SQLException {
    if (parts == 0) {
      return;
    }
    try (Statements update =
        Statements.of(
            connection,
            "UPDATE sms_campaign SET cancelled_parts = cancelled_parts + ? WHERE id = ?")) {
      update.number(parts).number(campaignId).update();
    }
  }
}
