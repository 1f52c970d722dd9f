package sms.recap.internal.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.service.jdbc.DataSourceFactory;

/** Opens the database: the driver, the tables, the pool. */
public final class DatabaseOpener {
  private static final Map<String, String> POSTGRESQL =
      Map.of(
          "reWriteBatchedInserts", "true",
          "ApplicationName", "sms",
          "connectTimeout", "5",
          "socketTimeout", "60",
          "tcpKeepAlive", "true",
          // a host that freezes in the middle of a transaction holds no rows against the others
          "options", "-c idle_in_transaction_session_timeout=15s");

  private final DataSourceFactory factory;
  private final Settings settings;
  private final Clock clock;

  public DatabaseOpener(DataSourceFactory factory, Settings settings, Clock clock) {
    this.factory = factory;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Opens it, creates it when it is not there, and brings its tables up to date.
   *
   * @throws OpenRefused when that fails; nothing is left open
   */
  public OpenDatabase open() throws OpenRefused {
    return switch (Dialect.of(settings)) {
      case DERBY -> openDerby();
      case POSTGRESQL -> openPostgresql();
    };
  }

  private OpenDatabase openDerby() throws OpenRefused {
    DerbyTuning.apply(settings);
    Optional<DerbyFolder> found = DerbyFolder.of(settings.url());
    if (found.isEmpty()) {
      return pool(source(settings.url(), Map.of()), Dialect.DERBY, () -> {});
    }
    DerbyFolder folder = found.get();
    String url = folder.prepare(clock);
    try {
      return openFolder(folder, url);
    } catch (OpenRefused e) {
      if (!folder.interrupted() || e.mayPass()) {
        throw e;
      }
      folder.setAside(clock);
      return openFolder(folder, folder.prepare(clock));
    }
  }

  private OpenDatabase openFolder(DerbyFolder folder, String url) throws OpenRefused {
    DataSource source = source(url, Map.of());
    try (Connection connection = source.getConnection()) {
      if (connection.isReadOnly()) {
        throw OpenRefused.forGood("derby.readOnly", folder.shown());
      }
      Schema.bringUpToDate(connection);
    } catch (SQLException e) {
      throw folder.refusal(e);
    } catch (OpenRefused e) {
      shutDown(folder);
      throw e;
    }
    folder.completed();
    return pool(source, Dialect.DERBY, () -> shutDown(folder));
  }

  private OpenDatabase openPostgresql() throws OpenRefused {
    DataSource source = source(settings.url(), POSTGRESQL);
    try (Connection connection = source.getConnection()) {
      Schema.bringUpToDate(connection);
    } catch (SQLException e) {
      String state = Database.state(e);
      throw OpenRefused.forNow(
          e,
          state.startsWith("08") || state.startsWith("57")
              ? "postgresql.away"
              : "postgresql.refused",
          String.valueOf(e.getMessage()));
    }
    return pool(source, Dialect.POSTGRESQL, () -> {});
  }

  private DataSource source(String url, Map<String, String> defaults) throws OpenRefused {
    Properties properties = new Properties();
    defaults.forEach(
        (name, value) -> {
          if (!url.contains(name + "=")) {
            properties.setProperty(name, value);
          }
        });
    properties.setProperty(DataSourceFactory.JDBC_URL, url);
    if (!settings.user().isEmpty()) {
      properties.setProperty(DataSourceFactory.JDBC_USER, settings.user());
    }
    if (!settings.password().isEmpty()) {
      properties.setProperty(DataSourceFactory.JDBC_PASSWORD, settings.password());
    }
    try {
      return factory.createDataSource(properties);
    } catch (SQLException | IllegalArgumentException e) {
      throw OpenRefused.forGood(e, "driver.mismatch", settings.shownUrl());
    }
  }

  private OpenDatabase pool(DataSource source, Dialect dialect, Runnable after) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("sms");
    config.setDataSource(source);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(Math.min(2, settings.poolSize()));
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    HikariDataSource pool = new HikariDataSource(config);
    return new OpenDatabase(new Database(pool, dialect, clock), pool, after);
  }

  private void shutDown(DerbyFolder folder) {
    try (Connection never = source(folder.shutdownUrl(), Map.of()).getConnection()) {
      throw new IllegalStateException("Derby gave a connection instead of shutting down: " + never);
    } catch (SQLException e) {
      if (!"08006".equals(e.getSQLState())) {
        OpenDatabase.LOG.warn("Derby did not shut down cleanly, SQL state {}", e.getSQLState());
      }
    } catch (OpenRefused e) {
      throw new IllegalStateException(e);
    }
  }
}
