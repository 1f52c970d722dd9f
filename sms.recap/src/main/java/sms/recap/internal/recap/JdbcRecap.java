package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.SmsState;
import sms.api.host.Caller;
import sms.api.recap.CampaignProgress;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.ModeTotals;
import sms.api.recap.PrefixRate;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.Tallies;

/** The recap from the database. There while the database is open. */
@Component
public final class JdbcRecap implements Recap {
  private final Database database;
  private final Tallies tallies;

  @Activate
  public JdbcRecap(@Reference Database database) {
    this.database = database;
    this.tallies = new Tallies(database);
  }

  @Override
  public RecapPage page(RecapQuery query, Caller caller) {
    return database.transaction(connection -> page(connection, query, caller));
  }

  private static RecapPage page(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    List<RecapLine> lines = Lines.newest(connection, query, caller, query.limit() + 1);
    if (lines.size() <= query.limit()) {
      return new RecapPage(lines, OptionalLong.empty());
    }
    List<RecapLine> page = lines.subList(0, query.limit());
    return new RecapPage(page, OptionalLong.of(page.get(page.size() - 1).id()));
  }

  @Override
  public ModeTotals totals(RecapQuery query, Caller caller) {
    Optional<ModeTotals> settled =
        database.transaction(connection -> Totals.settled(connection, query, caller));
    if (settled.isPresent()) {
      return settled.get();
    }
    tallies.settleDue();
    return database.transaction(connection -> Totals.of(connection, query, caller));
  }

  @Override
  public List<GroupTotals> totalsBy(Grouping by, RecapQuery query, ZoneId zone, Caller caller) {
    tallies.settleDue();
    return database.transaction(
        connection -> GroupedTotals.of(connection, by, query, zone, caller));
  }

  @Override
  public List<PrefixRate> deliveryByPrefix(RecapQuery query, Caller caller) {
    return database.transaction(connection -> PrefixRates.of(connection, query, caller));
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
    Collator collator = Collator.getInstance(caller.locale());
    return database.transaction(connection -> Senders.of(connection, caller)).stream()
        .sorted(Comparator.comparing(Sender::name, collator).thenComparing(Sender::userId))
        .toList();
  }

  @Override
  public List<UsedTemplate> templates(Caller caller) {
    Conditions conditions = Conditions.visible(caller).add("c.template_id <> ?", "");
    Collator collator = Collator.getInstance(caller.locale());
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(
                  connection,
                  "SELECT u.template_id, t.name FROM (SELECT DISTINCT c.template_id"
                      + " FROM sms_campaign c WHERE "
                      + conditions.sql()
                      + ") u LEFT JOIN sms_template t ON t.id = u.template_id AND t.version ="
                      + " (SELECT MAX(v.version) FROM sms_template v WHERE v.id = t.id)")) {
            return select
                .all(conditions.values())
                .list(
                    row ->
                        new UsedTemplate(
                            row.getString(1),
                            Optional.ofNullable(row.getString(2)).orElse(row.getString(1))))
                .stream()
                .sorted(
                    Comparator.comparing(UsedTemplate::name, collator)
                        .thenComparing(UsedTemplate::id))
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
