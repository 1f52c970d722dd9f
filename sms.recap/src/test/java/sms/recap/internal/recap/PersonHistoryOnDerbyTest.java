package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import sms.recap.internal.db.Statements;
import sms.recap.internal.support.TestDatabase;

class PersonHistoryOnDerbyTest extends PersonHistoryContract {
  PersonHistoryOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }

  @Override
  String plan(Connection connection, String sql, List<?> values) throws SQLException {
    try (Statements on =
            Statements.of(connection, "CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
        Statements select = Statements.of(connection, sql);
        Statements told =
            Statements.of(connection, "VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()");
        Statements off =
            Statements.of(connection, "CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)")) {
      on.update();
      select.all(values).list(row -> row.getLong(1));
      String plan = told.first(row -> row.getString(1)).orElseThrow();
      off.update();
      return plan;
    }
  }
}
