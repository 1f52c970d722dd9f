package sms.recap.internal.recap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.SendLease;
import sms.api.gateway.DeliveryReport;
import sms.recap.internal.db.Statements;
import sms.recap.internal.support.TestDatabase;

class PersonHistoryOnPostgresqlTest extends PersonHistoryContract {
  PersonHistoryOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }

  @Override
  String plan(Connection connection, String sql, List<?> values) throws SQLException {
    try (Statements explain = Statements.of(connection, "EXPLAIN " + sql)) {
      return String.join("\n", explain.all(values).list(row -> row.getString(1)));
    }
  }

  /** Updates that the indexes need not know of (HOT), and all. */
  private record Updates(long hot, long all) {}

  private Updates updates() {
    return database()
        .transaction(
            connection -> {
              try (Statements select =
                  Statements.of(
                      connection,
                      "SELECT n_tup_hot_upd, n_tup_upd FROM pg_stat_user_tables"
                          + " WHERE relname = 'sms'")) {
                return select
                    .first(row -> new Updates(row.getLong(1), row.getLong(2)))
                    .orElseThrow();
              }
            });
  }

  /** About two of three: a page has room for a third of its rows once more (fillfactor). */
  @Test
  void what_becomes_of_an_sms_is_written_without_touching_an_index() throws Exception {
    Updates before = updates();
    SendLease lease = leased(1_000);
    sendAll(lease);
    for (long id = lease.firstId(); id <= lease.lastId(); id++) {
      report(byProviderId(id, DeliveryReport.Status.DELIVERED));
    }
    Updates after = updates();
    for (int i = 0; i < 100 && after.all() < before.all() + 2_000; i++) {
      Thread.sleep(100);
      after = updates();
    }
    assertThat(after.all() - before.all()).isGreaterThanOrEqualTo(2_000);
    assertThat((after.hot() - before.hot()) / (double) (after.all() - before.all()))
        .isGreaterThan(0.5);
  }
}
