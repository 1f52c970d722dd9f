package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.itest.support.Folders;
import sms.recap.internal.support.PrivatePostgres;

/**
 * The outbox of gammu-smsd, in a database of our PostgreSQL with the schema that comes with it: an
 * SMS is submitted by a row, which is a transaction of its own. No daemon takes them out.
 */
final class GammuOutbox implements AutoCloseable {
  private static final Path INJECT = Path.of("/usr/bin/gammu-smsd-inject");
  private static final Path SCHEMA = Path.of("/usr/share/doc/gammu-smsd/examples/pgsql.sql");
  private static final String TEXT = "Bonjour Claire, le collège est fermé demain.";

  private final Connection connection;
  private final Path dir;
  private final Path settings;
  private final int rows;
  private final int injected;
  private final Medians inserting = new Medians();
  private final Medians injecting = new Medians();

  /**
   * Makes the database and its tables.
   *
   * @param rows SMS of each measurement by JDBC
   * @param injected SMS of each measurement by gammu-smsd-inject
   */
  GammuOutbox(int rows, int injected) throws IOException, SQLException {
    this.rows = rows;
    this.injected = injected;
    PrivatePostgres postgres = PrivatePostgres.running();
    connection =
        DriverManager.getConnection(
            postgres.createDatabase("gammu"), postgres.user(), postgres.password());
    try (Statement statement = connection.createStatement()) {
      // PostgreSQL has that language since version 9
      statement.execute(Files.readString(SCHEMA).replace("CREATE LANGUAGE plpgsql;", ""));
    }
    dir = Files.createTempDirectory("sms-bench-gammu-");
    settings =
        Files.writeString(
            dir.resolve("smsdrc"),
            """
            [gammu]
            device = /dev/null
            [smsd]
            service = sql
            driver = native_pgsql
            host = 127.0.0.1:%d
            database = gammu
            user = %s
            password = %s
            """
                .formatted(postgres.port(), postgres.user(), postgres.password()));
  }

  /** Whether the Debian package gammu-smsd is there, with its schema. */
  static boolean installed() {
    return Files.isExecutable(INJECT) && Files.isReadable(SCHEMA);
  }

  /**
   * Its table.
   *
   * @param gammu empty when it is not installed
   * @param ours SMS that we accept in a second, on PostgreSQL too
   */
  static String table(Optional<GammuOutbox> gammu, double ours) {
    return """
        | into gammu-smsd's outbox on PostgreSQL | SMS/s | ours on PostgreSQL is |
        |---|---|---|
        """
        + gammu
            .map(each -> each.lines(ours))
            .orElse("| not installed: apt-get install gammu-smsd | | |\n");
  }

  private String lines(double ours) {
    double byRow = rows / inserting.seconds();
    double byTool = injected / injecting.seconds();
    return String.format(
        Locale.ROOT,
        """
        | a row and a commit for each SMS, by JDBC on one connection | %,.0f | %.0f × |
        | gammu-smsd-inject for each SMS | %,.0f | %.0f × |
        """,
        byRow,
        ours / byRow,
        byTool,
        ours / byTool);
  }

  void measure() throws IOException, InterruptedException, SQLException {
    insert();
    inject();
  }

  /** Submits as gammu-smsd's manual shows it, by JDBC. */
  private void insert() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO outbox ("DestinationNumber", "TextDecoded", "CreatorID", "Coding")
            VALUES (?, ?, 'bench', 'Default_No_Compression')
            """)) {
      long begin = System.nanoTime();
      for (int n = 0; n < rows; n++) {
        insert.setString(1, number(n));
        insert.setString(2, TEXT);
        insert.executeUpdate();
      }
      inserting.add(System.nanoTime() - begin);
    }
    empty(rows);
  }

  /** Submits by its own program. */
  private void inject() throws IOException, InterruptedException, SQLException {
    long begin = System.nanoTime();
    for (int n = 0; n < injected; n++) {
      ProcessBuilder inject =
          new ProcessBuilder(
                  List.of(
                      INJECT.toString(),
                      "-c",
                      settings.toString(),
                      "TEXT",
                      number(n),
                      "-text",
                      TEXT))
              .redirectErrorStream(true)
              .redirectOutput(dir.resolve("log").toFile());
      inject.environment().put("LC_ALL", "C.UTF-8");
      if (inject.start().waitFor() != 0) {
        throw new IOException(Files.readString(dir.resolve("log")));
      }
    }
    injecting.add(System.nanoTime() - begin);
    empty(injected);
  }

  private static String number(int n) {
    return "+33" + (610_000_000 + n);
  }

  private void empty(int expected) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet count = statement.executeQuery("SELECT count(*) FROM outbox")) {
        count.next();
        if (count.getInt(1) != expected) {
          throw new IllegalStateException(count.getInt(1) + " of " + expected + " in the outbox");
        }
      }
      statement.execute("TRUNCATE outbox");
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    Folders.delete(dir);
  }
}
