package sms.itest.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database that the demo keeps its SMS in.
 *
 * @param recap configuration of {@code sms.recap}; empty: as it comes
 * @param url JDBC; {@code %s} stands for the demo's data folder
 * @param user empty for none
 * @param password empty for none
 */
record Database(String name, String recap, String url, String user, String password) {
  /** The one that comes along. */
  static final Database DERBY = new Database("Derby", "", "jdbc:derby:%s/db", "", "");

  /**
   * Past the demo, which must have ended where the database is its own.
   *
   * @param home the demo's data folder
   */
  Connection connect(Path home) throws SQLException {
    return DriverManager.getConnection(url.formatted(home), user, password);
  }

  /** Ends what {@link #connect} may have started in this process. */
  void leave(Path home) throws SQLException {
    if (this != DERBY) {
      return;
    }
    String shutdown = url.formatted(home) + ";shutdown=true";
    try (Connection never = DriverManager.getConnection(shutdown)) {
      throw new IllegalStateException("Derby is still there: " + never);
    } catch (SQLException e) {
      if (!"08006".equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
