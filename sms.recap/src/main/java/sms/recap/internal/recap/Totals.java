package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.recap.ModeTotals;
import sms.api.recap.ModeTotals.Total;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.Tallies;

/**
 * Adds up what was billed. What a query asks of campaigns alone is read from their tallies, and
 * from the SMS of those few that have none yet; what it asks of SMS is read from the SMS.
 */
final class Totals {
  private static final Currency EURO = Currency.getInstance("EUR");

  /** All in one. */
  private static final String NO_GROUP = "''";

  private Totals() {}

  /** What all SMS of a campaign have in common: its group, mode and currency. */
  private record Kind(String group, SendingMode mode, Currency currency) {
    /** From the three columns that begin a row. */
    static Kind of(ResultSet row) throws SQLException {
      return new Kind(
          Optional.ofNullable(row.getString(1)).orElse(""),
          SendingMode.valueOf(row.getString(2)),
          Currency.getInstance(row.getString(3)));
    }
  }

  /** A sum, of one campaign or of several. */
  private record Sum(Kind kind, long messages, long parts, long micros) {
    /** From three columns, the first of which is given. */
    static Sum of(Kind kind, ResultSet row, int column) throws SQLException {
      return new Sum(kind, row.getLong(column), row.getLong(column + 1), row.getLong(column + 2));
    }
  }

  static ModeTotals of(Connection connection, RecapQuery query, Caller caller) throws SQLException {
    return total(sums(connection, NO_GROUP, query, caller));
  }

  /**
   * From the tallies alone, by one query.
   *
   * @return empty: a campaign has none yet, or the query asks for more than they tell
   */
  static Optional<ModeTotals> settled(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    if (Conditions.askOfSms(query)) {
      return Optional.empty();
    }
    List<Tallied> tallied = tallied(connection, NO_GROUP, Conditions.ofCampaign(query, caller));
    return tallied.stream().allMatch(kind -> kind.open() == 0)
        ? Optional.of(total(tallied.stream().map(Tallied::sum).toList()))
        : Optional.empty();
  }

  /**
   * By group, in no order; without groups of nothing.
   *
   * @param group an expression on the campaign {@code c}
   */
  static Map<String, ModeTotals> by(
      String group, Connection connection, RecapQuery query, Caller caller) throws SQLException {
    Map<String, List<Sum>> groups = new LinkedHashMap<>();
    for (Sum sum : sums(connection, group, query, caller)) {
      if (sum.messages() > 0) {
        groups.computeIfAbsent(sum.kind().group(), key -> new ArrayList<>()).add(sum);
      }
    }
    Map<String, ModeTotals> totals = new LinkedHashMap<>();
    groups.forEach((key, sums) -> totals.put(key, total(sums)));
    return totals;
  }

  private static List<Sum> sums(
      Connection connection, String group, RecapQuery query, Caller caller) throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    if (Conditions.askOfSms(query)) {
      return ofSms(connection, group, campaign, Conditions.ofSmsThatLeft(query));
    }
    List<Sum> sums = new ArrayList<>();
    long open = 0;
    for (Tallied kind : tallied(connection, group, campaign)) {
      sums.add(kind.sum());
      open += kind.open();
    }
    if (open > 0) {
      sums.addAll(open(connection, group, campaign));
    }
    return sums;
  }

  /**
   * What the tallies of a kind of campaigns add up to.
   *
   * @param open campaigns of that kind without a tally
   */
  private record Tallied(Sum sum, long open) {}

  private static List<Tallied> tallied(Connection connection, String group, Conditions campaign)
      throws SQLException {
    String by = group.equals(NO_GROUP) ? "" : group + ", ";
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + (by.isEmpty() ? "MIN('')" : group)
                + ", c.mode, c.currency, SUM(c.billed_messages), SUM(c.billed_parts),"
                + " SUM(c.billed_micros), COUNT(*) - COUNT(c.billed_messages)"
                + " FROM sms_campaign c WHERE "
                + campaign.sql()
                + " GROUP BY "
                + by
                + "c.mode, c.currency")) {
      return select
          .all(campaign.values())
          .list(row -> new Tallied(Sum.of(Kind.of(row), row, 4), row.getLong(7)));
    }
  }

  /** A campaign without a tally. */
  private record Open(Kind kind, long id, long first, long last) {
    static Open of(ResultSet row) throws SQLException {
      return new Open(Kind.of(row), row.getLong(4), row.getLong(5), row.getLong(6));
    }
  }

  private static List<Sum> open(Connection connection, String group, Conditions campaign)
      throws SQLException {
    List<Sum> sums = new ArrayList<>();
    try (Statements select =
            Statements.of(
                connection,
                "SELECT "
                    + group
                    + ", c.mode, c.currency, c.id, c.first_id, c.last_id FROM sms_campaign c"
                    + " WHERE c.billed_messages IS NULL AND "
                    + campaign.sql());
        Statements sum =
            Statements.of(
                connection,
                "SELECT "
                    + Tallies.SUMS
                    + Sql.FROM_SMS
                    + " WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ? AND "
                    + Tallies.BILLED)) {
      for (Open open : select.all(campaign.values()).list(Open::of)) {
        sum.number(open.first())
            .number(open.last())
            .number(open.id())
            .first(row -> Sum.of(open.kind(), row, 1))
            .ifPresent(sums::add);
      }
    }
    return sums;
  }

  /** Added up by campaign: joining each row with its campaign would cost as much again. */
  private static List<Sum> ofSms(
      Connection connection, String group, Conditions campaign, Conditions sms)
      throws SQLException {
    Map<Long, Open> campaigns = new HashMap<>();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + group
                + ", c.mode, c.currency, c.id, c.first_id, c.last_id FROM sms_campaign c WHERE "
                + campaign.sql())) {
      select.all(campaign.values()).list(Open::of).forEach(c -> campaigns.put(c.id(), c));
    }
    if (campaigns.isEmpty()) {
      return List.of();
    }
    List<Sum> sums = new ArrayList<>();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT s.campaign_id, "
                + Tallies.SUMS
                + Sql.FROM_SMS
                + " WHERE s.id BETWEEN ? AND ? AND "
                + Tallies.BILLED
                + " AND "
                + sms.sql()
                + " GROUP BY s.campaign_id")) {
      select
          .number(campaigns.values().stream().mapToLong(Open::first).min().orElseThrow())
          .number(campaigns.values().stream().mapToLong(Open::last).max().orElseThrow())
          .all(sms.values())
          .list(
              row -> {
                Open of = campaigns.get(row.getLong(1));
                return of == null ? Optional.<Sum>empty() : Optional.of(Sum.of(of.kind(), row, 2));
              })
          .forEach(sum -> sum.ifPresent(sums::add));
    }
    return sums;
  }

  /**
   * A school pays in one currency. Should it have changed, messages and parts count in all of them,
   * and the cost in the one of most messages: amounts of different currencies have no sum.
   */
  private static ModeTotals total(List<Sum> sums) {
    Currency currency =
        sums.stream()
            .max(Comparator.comparingLong(Sum::messages))
            .map(sum -> sum.kind().currency())
            .orElse(EURO);
    Map<SendingMode, Total> totals = new EnumMap<>(SendingMode.class);
    for (SendingMode mode : SendingMode.values()) {
      totals.put(mode, new Total(0, 0, Money.zero(currency)));
    }
    for (Sum sum : sums) {
      long micros = sum.kind().currency().equals(currency) ? sum.micros() : 0;
      totals.merge(
          sum.kind().mode(),
          new Total(sum.messages(), sum.parts(), new Money(micros, currency)),
          Total::plus);
    }
    return new ModeTotals(totals);
  }
}
