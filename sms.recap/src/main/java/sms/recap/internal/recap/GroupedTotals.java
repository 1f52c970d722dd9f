package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.api.host.Caller;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.ModeTotals;
import sms.api.recap.Recap;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Statements;

/** Totals told apart by user, workstation, month or sending. */
final class GroupedTotals {
  private GroupedTotals() {}

  static List<GroupTotals> of(
      Connection connection, Grouping by, RecapQuery query, ZoneId zone, Caller caller)
      throws SQLException {
    return switch (by) {
      case USER -> byUser(connection, query, caller);
      case WORKSTATION -> byWorkstation(connection, query, caller);
      case MONTH -> byMonth(connection, query, zone, caller);
      case CAMPAIGN -> byCampaign(connection, query, caller);
    };
  }

  private static List<GroupTotals> byUser(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    Map<String, ModeTotals> totals = Totals.by("c.user_id", connection, query, caller);
    Map<String, String> names =
        Senders.of(connection, caller).stream()
            .collect(Collectors.toMap(Recap.Sender::userId, Recap.Sender::name));
    return named(totals, names, caller);
  }

  private static List<GroupTotals> byWorkstation(
      Connection connection, RecapQuery query, Caller caller) throws SQLException {
    return named(Totals.by("c.workstation", connection, query, caller), Map.of(), caller);
  }

  private static List<GroupTotals> named(
      Map<String, ModeTotals> totals, Map<String, String> names, Caller caller) {
    Collator collator = Collator.getInstance(caller.locale());
    return totals.entrySet().stream()
        .map(
            group ->
                new GroupTotals(
                    group.getKey(),
                    names.getOrDefault(group.getKey(), group.getKey()),
                    Optional.empty(),
                    group.getValue()))
        .sorted(Comparator.comparing(GroupTotals::label, collator).thenComparing(GroupTotals::key))
        .toList();
  }

  /** Each month is a range of an index: twelve of them cost as much as the year. */
  private static List<GroupTotals> byMonth(
      Connection connection, RecapQuery query, ZoneId zone, Caller caller) throws SQLException {
    List<GroupTotals> months = new ArrayList<>();
    Optional<Period> period = period(connection, query, caller);
    if (period.isEmpty()) {
      return months;
    }
    YearMonth first = YearMonth.from(period.get().first().atZone(zone));
    YearMonth month = YearMonth.from(period.get().last().atZone(zone));
    for (; !month.isBefore(first); month = month.minusMonths(1)) {
      Instant since = later(start(month, zone), query.from());
      Instant until = earlier(start(month.plusMonths(1), zone), query.to());
      ModeTotals totals = Totals.of(connection, query.created(since, until), caller);
      if (totals.total().messages() > 0) {
        months.add(new GroupTotals(month.toString(), "", Optional.empty(), totals));
      }
    }
    return months;
  }

  /** From the first campaign that fits to the last. */
  private record Period(Instant first, Instant last) {}

  private static Optional<Period> period(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    try (Statements select =
        Statements.of(
            connection,
            "SELECT COUNT(*), MIN(c.created), MAX(c.created) FROM sms_campaign c WHERE "
                + campaign.sql())) {
      return select
          .all(campaign.values())
          .first(
              row ->
                  row.getLong(1) == 0
                      ? Optional.<Period>empty()
                      : Optional.of(
                          new Period(
                              Instant.ofEpochMilli(row.getLong(2)),
                              Instant.ofEpochMilli(row.getLong(3)))))
          .flatMap(period -> period);
    }
  }

  private static Instant start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant start, Optional<Instant> from) {
    return from.filter(start::isBefore).orElse(start);
  }

  private static Instant earlier(Instant end, Optional<Instant> to) {
    return to.filter(end::isAfter).orElse(end);
  }

  /** A sending as it is shown. */
  private record Shown(String id, String selection, Instant created) {}

  private static List<GroupTotals> byCampaign(
      Connection connection, RecapQuery query, Caller caller) throws SQLException {
    List<Shown> newest = newest(connection, query, caller);
    if (newest.isEmpty()) {
      return List.of();
    }
    Instant oldest = newest.get(newest.size() - 1).created();
    Map<String, ModeTotals> totals =
        Totals.by("c.id", connection, query.created(oldest, latest(query)), caller);
    List<GroupTotals> groups = new ArrayList<>();
    for (Shown shown : newest) {
      ModeTotals billed = totals.get(shown.id());
      if (billed != null) {
        groups.add(
            new GroupTotals(shown.id(), shown.selection(), Optional.of(shown.created()), billed));
      }
    }
    return groups;
  }

  private static List<Shown> newest(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    try (Statements select =
        Statements.of(
            connection,
            "SELECT c.id, c.selection, c.created FROM sms_campaign c WHERE "
                + campaign.sql()
                + " ORDER BY c.id DESC FETCH FIRST ? ROWS ONLY")) {
      return select
          .all(campaign.values())
          .count(query.limit())
          .list(
              row ->
                  new Shown(
                      row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))));
    }
  }

  private static Instant latest(RecapQuery query) {
    return query.to().orElse(Instant.ofEpochMilli(Long.MAX_VALUE));
  }
}
