package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.DailyUsage;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.PastSms;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SendingQuotas;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.SendingMode;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/** The outbox in the database. There while the database is open. */
@Component
public final class JdbcOutbox implements Outbox {
  private final Database database;
  private final Slices slices;
  private final Quotas quotas;
  private final CampaignAppender appender;
  private final OutcomeRecorder recorder;
  private final ReportDesk reports;
  private final Decisions decisions;
  private final Backlogs backlogs;

  @Activate
  public JdbcOutbox(@Reference Database database) {
    this.database = database;
    this.slices = new Slices(database);
    this.quotas = new Quotas(database);
    this.appender = new CampaignAppender(database, slices, quotas);
    this.reports = new ReportDesk(database);
    this.backlogs = new Backlogs(database);
    this.decisions = new Decisions(database);
    this.recorder = new OutcomeRecorder(database, reports);
  }

  @Override
  public AppendResult append(
      Campaign campaign,
      Stream<OutboundSms> messages,
      String owner,
      Duration lease,
      SendingQuotas limits) {
    return appender.append(campaign, messages, owner, lease, limits);
  }

  @Override
  public DailyUsage usage(String userId, ZoneId zone) {
    return quotas.usage(userId, zone);
  }

  @Override
  public Optional<Long> campaignOf(UUID key) {
    return appender.find(key);
  }

  @Override
  public List<SendLease> claim(
      String owner, Duration lease, int max, Set<SendingMode> modes, Purpose least) {
    if (max < 1) {
      throw new IllegalArgumentException("max is at least 1: " + max);
    }
    return slices.claim(owner, lease, max, modes, least);
  }

  @Override
  public List<QueuedSms> read(SendLease lease, long afterId, int limit) {
    return database.transaction(connection -> read(connection, lease, afterId, limit));
  }

  private static List<QueuedSms> read(
      Connection connection, SendLease lease, long afterId, int limit) throws SQLException {
    Optional<Head> head = head(connection, lease);
    if (head.isEmpty()) {
      return List.of();
    }
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT s.id, s.phone, s.person_id, s.body, s.encoding, s.parts, s.attempts,
              s.overridden_by,
            """
                + Slots.COLUMNS
                + Sql.FROM_SMS
                + """
                WHERE s.id BETWEEN ? AND ? AND s.state IN ('QUEUED', 'SCHEDULED') AND s.pass < ?
                  AND (s.retry_at IS NULL OR s.retry_at <= ?)
                ORDER BY s.id FETCH FIRST ? ROWS ONLY
                """)) {
      return select
          .number(Math.max(Math.max(afterId, head.get().mark()) + 1, lease.firstId()))
          .number(lease.lastId())
          .number(lease.version())
          .number(head.get().claimedAt())
          .count(limit)
          .list(
              row ->
                  new QueuedSms(
                      row.getLong("id"),
                      new UUID(head.get().referenceBits(), row.getLong("id")),
                      new PhoneNumber(row.getString("phone")),
                      Statements.text(row, "person_id"),
                      Statements.text(row, "body").orElse(head.get().body()),
                      Encoding.valueOf(row.getString("encoding")),
                      row.getInt("parts"),
                      row.getInt("attempts"),
                      Statements.text(row, "overridden_by").isPresent(),
                      Slots.of(row)));
    }
  }

  /** What the SMS of a lease have in common. */
  private record Head(long mark, long claimedAt, long referenceBits, String body) {}

  private static Optional<Head> head(Connection connection, SendLease lease) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT x.mark, x.claimed_at, c.reference_bits, c.body
            FROM sms_slice x JOIN sms_campaign c ON c.id = x.campaign_id
            WHERE x.id = ? AND x.owner = ? AND x.version = ? AND x.state = 'CLAIMED'
              AND x.cancelled = 0
            """)) {
      return select
          .number(lease.sliceId())
          .text(lease.owner())
          .number(lease.version())
          .first(row -> new Head(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4)));
    }
  }

  @Override
  public boolean mark(SendLease lease, long upToId, Duration renew) {
    return slices.mark(lease, upToId, renew);
  }

  @Override
  public boolean record(SendLease lease, List<Outcome> outcomes, Duration renew) {
    return recorder.record(lease, outcomes, renew);
  }

  @Override
  public void finish(SendLease lease) {
    slices.finish(lease);
  }

  @Override
  public int settle(String deadOwner) {
    return slices.settle(deadOwner);
  }

  @Override
  public int report(String gatewayId, List<DeliveryReport> deliveryReports) {
    return reports.report(gatewayId, deliveryReports);
  }

  @Override
  public CancelResult.Cancelled cancel(long campaignId, String userId) {
    return slices.cancel(campaignId, userId);
  }

  @Override
  public Optional<Campaign> campaign(long campaignId) {
    return decisions.campaign(campaignId);
  }

  @Override
  public boolean reschedule(long campaignId, Instant notBefore, Instant expires, String userId) {
    return slices.reschedule(campaignId, notBefore, expires, userId);
  }

  @Override
  public Map<SmsState, Backlog> backlog() {
    return backlogs.count();
  }

  @Override
  public Optional<PastSms> past(long smsId) {
    return decisions.find(smsId);
  }

  @Override
  public boolean resolve(long smsId, boolean sent, String by) {
    return decisions.resolve(smsId, sent, by);
  }
}
