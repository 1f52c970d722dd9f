package sms.recap.internal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ops4j.pax.jdbc.derby.impl.DerbyDataSourceFactory;
import org.osgi.service.jdbc.DataSourceFactory;
import org.postgresql.osgi.PGDataSourceFactory;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.DatabaseOpener;
import sms.recap.internal.db.OpenDatabase;
import sms.recap.internal.db.OpenRefused;
import sms.recap.internal.db.Settings;

/** An open database of one of the two kinds, empty. */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final List<String> TABLES =
      List.of(
          "sms_campaign",
          "sms_slice",
          "sms",
          "sms_event",
          "sms_provider_ref",
          "sms_parked_report",
          "sms_template",
          "sms_selection",
          "sms_audit",
          "sms_reply",
          "sms_opt_out",
          "sms_report_turn");

  /** The kinds of database. */
  public enum Kind {
    DERBY,
    POSTGRESQL
  }

  private final OpenDatabase open;

  private TestDatabase(OpenDatabase open) {
    this.open = open;
  }

  public static TestDatabase create(Kind kind, Clock clock) {
    return new TestDatabase(open(factory(kind), settings(kind), clock));
  }

  public static DataSourceFactory factory(Kind kind) {
    return switch (kind) {
      case DERBY -> new DerbyDataSourceFactory();
      case POSTGRESQL -> new PGDataSourceFactory();
    };
  }

  /** Of a database that is not there yet (Derby) or empty (PostgreSQL). */
  public static Settings settings(Kind kind) {
    String name = "sms" + COUNT.incrementAndGet();
    return switch (kind) {
      case DERBY -> derby(temporaryFolder().resolve(name));
      case POSTGRESQL -> {
        PrivatePostgres postgres = PrivatePostgres.running();
        yield new Settings(
            postgres.createDatabase(name),
            postgres.user(),
            postgres.password(),
            10,
            Optional.empty());
      }
    };
  }

  public static Settings derby(Path folder) {
    return new Settings(
        "jdbc:derby:" + folder + ";create=true", "", "", 10, Optional.of(folder.getParent()));
  }

  public static OpenDatabase open(DataSourceFactory factory, Settings settings, Clock clock) {
    try {
      return new DatabaseOpener(factory, settings, clock).open();
    } catch (OpenRefused e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "derby-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Database database() {
    return open.database();
  }

  /** Removes all rows. */
  public void clear() {
    database()
        .transaction(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                  statement.executeUpdate("DELETE FROM " + table);
                }
                return 0;
              }
            });
  }

  @Override
  public void close() {
    open.close();
  }
}
