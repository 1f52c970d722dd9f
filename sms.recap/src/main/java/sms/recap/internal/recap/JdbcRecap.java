package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.recap.CampaignProgress;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.ModeTotals;
import sms.api.recap.ModeTotals.Total;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/** The recap from the database. There while the database is open. */
@Component
public final class JdbcRecap implements Recap {
  private static final Currency EURO = Currency.getInstance("EUR");

  /** What a provider took or may have taken. */
  private static final String BILLED =
      "s.state IN ('SENT', 'DELIVERED', 'UNDELIVERED', 'UNCERTAIN')";

  private final Database database;

  @Activate
  public JdbcRecap(@Reference Database database) {
    this.database = database;
  }

  /** First and last id that a query can fit. */
  private record Bounds(long lowest, long highest) {}

  @Override
  public RecapPage page(RecapQuery query, Caller caller) {
    return database.transaction(connection -> page(connection, query, caller));
  }

  private static RecapPage page(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    Optional<Bounds> bounds = bounds(connection, campaign);
    if (bounds.isEmpty()) {
      return new RecapPage(List.of(), OptionalLong.empty());
    }
    long highest = Math.min(bounds.get().highest(), query.beforeId().orElse(Long.MAX_VALUE) - 1);
    List<RecapLine> lines =
        Lines.newest(
            connection,
            campaign.addAll(Conditions.ofSms(query)),
            bounds.get().lowest(),
            highest,
            query.limit() + 1);
    if (lines.size() <= query.limit()) {
      return new RecapPage(lines, OptionalLong.empty());
    }
    List<RecapLine> page = lines.subList(0, query.limit());
    return new RecapPage(page, OptionalLong.of(page.get(page.size() - 1).id()));
  }

  private static Optional<Bounds> bounds(Connection connection, Conditions campaign)
      throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT MIN(c.first_id), MAX(c.last_id) FROM sms_campaign c WHERE " + campaign.sql())) {
      return select
          .all(campaign.values())
          .first(row -> new Bounds(row.getLong(1), row.getLong(2)))
          .filter(bounds -> bounds.highest() > 0);
    }
  }

  @Override
  public ModeTotals totals(RecapQuery query, Caller caller) {
    return database.transaction(connection -> totals(connection, query, caller));
  }

  /** A sum, of one campaign or of several. */
  private record Sum(SendingMode mode, Currency currency, long messages, long parts, long micros) {}

  /** What all SMS of a campaign have in common. */
  private record Kind(SendingMode mode, Currency currency) {}

  private static ModeTotals totals(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    Optional<Bounds> bounds = bounds(connection, campaign);
    return totals(
        bounds.isEmpty()
            ? List.of()
            : sums(
                connection,
                bounds.get(),
                kinds(connection, campaign),
                Conditions.ofSmsThatLeft(query)));
  }

  private static Map<Long, Kind> kinds(Connection connection, Conditions campaign)
      throws SQLException {
    Map<Long, Kind> kinds = new HashMap<>();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT c.id, c.mode, c.currency FROM sms_campaign c WHERE " + campaign.sql())) {
      select
          .all(campaign.values())
          .list(
              row ->
                  kinds.put(
                      row.getLong(1),
                      new Kind(
                          SendingMode.valueOf(row.getString(2)),
                          Currency.getInstance(row.getString(3)))));
    }
    return kinds;
  }

  /** Added up by campaign: joining each row with its campaign would cost as much again. */
  private static List<Sum> sums(
      Connection connection, Bounds bounds, Map<Long, Kind> kinds, Conditions sms)
      throws SQLException {
    List<Sum> sums = new ArrayList<>();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.campaign_id, COUNT(*), SUM(CAST(s.parts AS BIGINT)), SUM(s.cost_micros)"
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND "
                + BILLED
                + " AND "
                + sms.sql()
                + " GROUP BY s.campaign_id")) {
      select
          .number(bounds.lowest())
          .number(bounds.highest())
          .all(sms.values())
          .list(
              row -> {
                Kind kind = kinds.get(row.getLong(1));
                return kind == null
                    ? Optional.<Sum>empty()
                    : Optional.of(
                        new Sum(
                            kind.mode(),
                            kind.currency(),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4)));
              })
          .forEach(sum -> sum.ifPresent(sums::add));
    }
    return sums;
  }

  /**
   * A school pays in one currency. Should it have changed, messages and parts count in all of them,
   * and the cost in the one of most messages: amounts of different currencies have no sum.
   */
  private static ModeTotals totals(List<Sum> sums) {
    Currency currency =
        sums.stream().max(Comparator.comparingLong(Sum::messages)).map(Sum::currency).orElse(EURO);
    Map<SendingMode, Total> totals = new EnumMap<>(SendingMode.class);
    for (SendingMode mode : SendingMode.values()) {
      totals.put(mode, new Total(0, 0, Money.zero(currency)));
    }
    for (Sum sum : sums) {
      long micros = sum.currency().equals(currency) ? sum.micros() : 0;
      totals.merge(
          sum.mode(),
          new Total(sum.messages(), sum.parts(), new Money(micros, currency)),
          Total::plus);
    }
    return new ModeTotals(totals);
  }

  @Override
  public Optional<DeliveryTrail> trail(long smsId, Caller caller) {
    return database.transaction(connection -> Trails.find(connection, smsId, caller));
  }

  @Override
  public Optional<CampaignProgress> progress(long campaignId, Caller caller) {
    return database.transaction(connection -> progress(connection, campaignId, caller));
  }

  /** The range of ids of a campaign; a campaign that came in at the same time may share it. */
  private record Head(
      Instant created, Optional<Instant> notBefore, long messages, long first, long last) {}

  private static Optional<CampaignProgress> progress(
      Connection connection, long campaignId, Caller caller) throws SQLException {
    Conditions conditions = Conditions.visible(caller).add("c.id = ?", campaignId);
    Optional<Head> found;
    try (Statements campaign =
        Statements.of(
            connection,
            "SELECT c.created, c.messages, c.first_id, c.last_id, c.not_before FROM sms_campaign c WHERE "
                + conditions.sql())) {
      found =
          campaign
              .all(conditions.values())
              .first(
                  row ->
                      new Head(
                          Instant.ofEpochMilli(row.getLong(1)),
                          Statements.time(row, "not_before"),
                          row.getLong(2),
                          row.getLong(3),
                          row.getLong(4)));
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Head head = found.get();
    Map<SmsState, Long> byState = StateCounts.of(connection, campaignId, head.first(), head.last());
    return Optional.of(
        new CampaignProgress(
            campaignId, head.created(), head.notBefore(), head.messages(), byState));
  }

  @Override
  public List<Sender> users(Caller caller) {
    Conditions conditions = Conditions.visible(caller);
    Collator collator = Collator.getInstance(caller.locale());
    return database.transaction(
        connection -> {
          // under the name of the last campaign: people marry
          try (Statements select =
              Statements.of(
                  connection,
                  "SELECT n.user_id, n.user_name FROM sms_campaign n WHERE n.id IN (SELECT MAX(c.id)"
                      + " FROM sms_campaign c WHERE "
                      + conditions.sql()
                      + " GROUP BY c.user_id)")) {
            return select
                .all(conditions.values())
                .list(row -> new Sender(row.getString(1), row.getString(2)))
                .stream()
                .sorted(Comparator.comparing(Sender::name, collator).thenComparing(Sender::userId))
                .toList();
          }
        });
  }

  @Override
  public List<String> workstations(Caller caller) {
    Conditions conditions = Conditions.visible(caller).add("c.workstation <> ?", "");
    Collator collator = Collator.getInstance(caller.locale());
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(
                  connection,
                  "SELECT DISTINCT c.workstation FROM sms_campaign c WHERE " + conditions.sql())) {
            return select.all(conditions.values()).list(row -> row.getString(1)).stream()
                .sorted(collator)
                .toList();
          }
        });
  }
}
