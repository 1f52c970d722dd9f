package sms.itest.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The baseline of delivery reports: straight to the table of the SMS, the very rows that the demo
 * has sent, with no HTTP, nothing looked up and nothing decided. One connection, as the demo's.
 */
final class BareUpdates implements AutoCloseable {
  /** Rows of a commit. */
  private static final int BATCH = 500;

  /** As the demo has Derby; read once, when the engine starts. */
  private static final Map<String, String> DERBY =
      Map.of(
          "derby.storage.pageCacheSize", "20000",
          "derby.storage.checkpointInterval", "134217728",
          "derby.storage.logSwitchInterval", "134217728");

  private final Database database;
  private final Path home;
  private final Connection connection;

  /**
   * @param home data folder of the demo, which has ended
   */
  BareUpdates(Database database, Path home) throws SQLException {
    this.database = database;
    this.home = home;
    DERBY.forEach(System::setProperty);
    System.setProperty("derby.stream.error.file", home.resolve("bare-derby.log").toString());
    this.connection = database.connect(home);
    connection.setAutoCommit(false);
  }

  /** Writes what a report of each writes. */
  void deliver(List<Long> ids) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE sms SET state = 'DELIVERED', state_at = ?, reason = NULL, raw_code = ?,
              retry_at = NULL
            WHERE id = ? AND state = 'SENT'
            """)) {
      for (int from = 0; from < ids.size(); from += BATCH) {
        for (long id : ids.subList(from, Math.min(from + BATCH, ids.size()))) {
          update.setLong(1, System.currentTimeMillis());
          update.setString(2, ReportsSection.STATUS);
          update.setLong(3, id);
          update.addBatch();
        }
        for (int changed : update.executeBatch()) {
          if (changed != 1) {
            throw new IllegalStateException("an SMS that was not SENT");
          }
        }
        connection.commit();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.leave(home);
  }
}
