package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import sms.recap.internal.db.Statements;

/** First and last id of the SMS that a query can fit. */
record IdRange(long first, long last) {
  /**
   * The last alone. Without a condition it is the table's own, which takes one look at its index:
   * an SMS that belongs to no campaign yet may have it.
   *
   * @return empty: no campaign fits
   */
  static OptionalLong highest(Connection connection, Conditions campaign) throws SQLException {
    String max =
        campaign.isEmpty()
            ? "SELECT MAX(id) FROM sms"
            : "SELECT MAX(c.last_id) FROM sms_campaign c WHERE " + campaign.sql();
    try (Statements select = Statements.of(connection, max)) {
      return select
          .all(campaign.values())
          .first(
              row -> {
                long id = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
              })
          .orElse(OptionalLong.empty());
    }
  }

  /**
   * That of the campaigns that fit.
   *
   * @return empty: there are none
   */
  static Optional<IdRange> of(Connection connection, Conditions campaign) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT COUNT(*), MIN(c.first_id), MAX(c.last_id) FROM sms_campaign c WHERE "
                + campaign.sql())) {
      return select
          .all(campaign.values())
          .first(
              row ->
                  row.getLong(1) == 0
                      ? Optional.<IdRange>empty()
                      : Optional.of(new IdRange(row.getLong(2), row.getLong(3))))
          .flatMap(range -> range);
    }
  }
}
