package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.host.Caller;
import sms.api.recap.PrefixRate;
import sms.api.recap.PrefixRate.Prefix;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * Counts what a provider took by the beginning of the number. The database groups by as many
 * characters as the longest prefix has; the shorter prefixes of shorter country codes are added up
 * from those.
 */
final class PrefixRates {
  /** A country code of three digits, and three more, after the plus. */
  private static final int CHARACTERS = 7;

  private static final int NATIONAL_DIGITS = 3;

  private static final String BEGINNING = "SUBSTR(s.phone, 1, " + CHARACTERS + ")";

  private PrefixRates() {}

  static List<PrefixRate> of(Connection connection, RecapQuery query, Caller caller)
      throws SQLException {
    Conditions campaign = Conditions.ofCampaign(query, caller);
    Optional<IdRange> range = IdRange.of(connection, campaign);
    if (range.isEmpty()) {
      return List.of();
    }
    Conditions all = campaign.addAll(Conditions.ofSmsThatLeft(query));
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + BEGINNING
                + ", COUNT(*), SUM(CASE WHEN s.state = 'DELIVERED' THEN 1 ELSE 0 END),"
                + " SUM(CASE WHEN s.state = 'UNDELIVERED' THEN 1 ELSE 0 END)"
                + Sql.FROM_SMS_CAMPAIGN
                + " WHERE s.id BETWEEN ? AND ? AND s.state IN ('SENT', 'DELIVERED', 'UNDELIVERED')"
                + " AND "
                + all.sql()
                + " GROUP BY "
                + BEGINNING)) {
      return told(
          select
              .number(range.get().first())
              .number(range.get().last())
              .all(all.values())
              .list(PrefixRates::rate));
    }
  }

  private static PrefixRate rate(ResultSet row) throws SQLException {
    String digits = row.getString(1).substring(1);
    int code = CountryCodes.length(digits);
    String national = digits.substring(code, Math.min(digits.length(), code + NATIONAL_DIGITS));
    return new PrefixRate(
        Optional.of(new Prefix(digits.substring(0, code), national)),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4));
  }

  /** Those of one prefix together, most SMS first, the small ones together as the last. */
  private static List<PrefixRate> told(List<PrefixRate> beginnings) {
    Map<Optional<Prefix>, PrefixRate> whole = new LinkedHashMap<>();
    beginnings.forEach(rate -> whole.merge(rate.prefix(), rate, PrefixRates::plus));
    List<PrefixRate> told = new ArrayList<>();
    Optional<PrefixRate> small = Optional.empty();
    for (PrefixRate rate : whole.values()) {
      if (rate.sent() >= PrefixRate.FEWEST) {
        told.add(rate);
      } else {
        PrefixRate unnamed =
            new PrefixRate(Optional.empty(), rate.sent(), rate.delivered(), rate.undelivered());
        small = Optional.of(small.map(s -> plus(s, unnamed)).orElse(unnamed));
      }
    }
    told.sort(
        Comparator.comparingLong(PrefixRate::sent)
            .reversed()
            .thenComparing(rate -> rate.prefix().map(Prefix::toString).orElse("")));
    small.ifPresent(told::add);
    return told;
  }

  private static PrefixRate plus(PrefixRate one, PrefixRate other) {
    return new PrefixRate(
        one.prefix(),
        one.sent() + other.sent(),
        one.delivered() + other.delivered(),
        one.undelivered() + other.undelivered());
  }
}
