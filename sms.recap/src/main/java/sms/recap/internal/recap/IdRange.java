package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import sms.recap.internal.db.Statements;

/** First and last id of the SMS that a query can fit. */
record IdRange(long first, long last) {
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
