package sms.itest.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import sms.recap.internal.support.PrivatePostgres;

/** The PostgreSQL that several hosts share, from behind. */
final class SharedDatabase implements AutoCloseable {
  private final Connection connection;
  private final ProcessHandle server;

  SharedDatabase(String name) throws SQLException {
    PrivatePostgres postgres = PrivatePostgres.running();
    connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + name,
            postgres.user(),
            postgres.password());
    String pid = text("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
    server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** What is deferred is due now, as if its day had come. */
  void due() throws SQLException {
    try (Statement update = connection.createStatement()) {
      update.executeUpdate("UPDATE sms_slice SET not_before = 0 WHERE state = 'READY'");
    }
  }

  /** How many SMS left by that gateway. */
  long sentBy(String gateway) throws SQLException {
    return Long.parseLong(text("SELECT COUNT(*) FROM sms WHERE gateway_id = '" + gateway + "'"));
  }

  /** The processor time of all its processes. */
  Duration cpu() {
    return Stream.concat(Stream.of(server), server.descendants())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private String text(String query) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
