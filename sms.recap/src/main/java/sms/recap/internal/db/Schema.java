package sms.recap.internal.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.DerbyDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables and their version.
 *
 * <p>Whether Liquibase has anything to do is asked by one query for the number of the last change
 * set that was run: loading Liquibase costs half a second that every start but the first saves.
 */
final class Schema {
  /** Number of the last change set of {@code changelog.sql}. */
  static final int CURRENT = 14;

  static final String CHANGELOG = "sms/recap/internal/db/changelog.sql";

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  // without an underscore: Liquibase escapes one when it looks a table up, and Derby knows no
  // escape,
  // so it would not find its own history and no Derby database could ever be brought up to date
  private static final String HISTORY = "SMSCHANGELOG";
  private static final String LOCK = "SMSCHANGELOGLOCK";

  /** A table does not exist: Derby, PostgreSQL. */
  private static final Set<String> NO_TABLE = Set.of("42X05", "42P01");

  /** Any number, the same on every host: "sms.rec". */
  private static final long ADVISORY_LOCK = 0x736d732e726563L;

  private Schema() {}

  /**
   * Creates the tables, or brings those of an older version up to date. Safe to be killed in
   * between: the next start goes on.
   *
   * @throws OpenRefused when the tables are of a newer program, or when it fails
   */
  static void bringUpToDate(Connection connection) throws SQLException, OpenRefused {
    connection.setAutoCommit(false);
    int version = version(connection);
    if (version > CURRENT) {
      throw OpenRefused.forGood(
          "schema.newer", Integer.toString(version), Integer.toString(CURRENT));
    }
    if (version < CURRENT) {
      migrate(connection);
    }
  }

  /** 0 when there are no tables. */
  static int version(Connection connection) throws SQLException {
    try (Statements select = Statements.of(connection, "SELECT id FROM " + HISTORY)) {
      int version =
          select.list(row -> Integer.parseInt(row.getString(1))).stream()
              .mapToInt(Integer::intValue)
              .max()
              .orElse(0);
      connection.commit();
      return version;
    } catch (SQLException e) {
      connection.rollback();
      if (NO_TABLE.contains(Database.state(e))) {
        return 0;
      }
      throw e;
    }
  }

  private static void migrate(Connection connection) throws SQLException, OpenRefused {
    boolean shared = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
    long begin = System.nanoTime();
    if (shared) {
      advisory(connection, "pg_advisory_lock");
    }
    try {
      update(connection);
    } catch (Exception e) {
      LOG.debug("Liquibase failed", e);
      connection.rollback();
      throw OpenRefused.forGood(
          e, "schema.failed", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } finally {
      if (shared) {
        advisory(connection, "pg_advisory_unlock");
      }
    }
    LOG.info(
        "tables brought to version {} in {} ms", CURRENT, (System.nanoTime() - begin) / 1_000_000);
  }

  private static void update(Connection connection) throws Exception {
    Map<String, Object> scope = new HashMap<>();
    scope.put(Scope.Attr.classLoader.name(), Liquibase.class.getClassLoader());
    scope.put(Scope.Attr.resourceAccessor.name(), new BundledChangelog());
    scope.put(Scope.Attr.logService.name(), new LiquibaseLog());
    scope.put(Scope.Attr.ui.name(), new LoggerUIService());
    // nothing is sent to anybody
    scope.put("liquibase.analytics.enabled", false);
    scope.put("liquibase.analytics.logLevel", Level.FINE);
    // Liquibase looks for its parts, and with them for the settings above, by this class loader:
    // without it they are found or not, and the settings heeded or not, as the framework starts
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(Liquibase.class.getClassLoader());
    try {
      Scope.child(scope, () -> update(new Unclosed(connection)));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /**
   * The caller's lock makes sure that no other process migrates: an older lock is of a dead one.
   */
  private static void update(JdbcConnection connection) throws LiquibaseException, IOException {
    liquibase.database.Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
    if (database instanceof DerbyDatabase derby) {
      // we go on with it
      derby.setShutdownEmbeddedDerby(false);
    }
    database.setDatabaseChangeLogTableName(HISTORY);
    database.setDatabaseChangeLogLockTableName(LOCK);
    try (Liquibase liquibase = new Liquibase(CHANGELOG, new BundledChangelog(), database)) {
      liquibase.setShowSummary(UpdateSummaryEnum.OFF);
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      liquibase.forceReleaseLocks();
      liquibase.update(new Contexts(), new LabelExpression());
    }
  }

  private static void advisory(Connection connection, String function) throws SQLException {
    try (Statements statement = Statements.of(connection, "SELECT " + function + "(?)")) {
      statement.number(ADVISORY_LOCK).list(row -> row);
    }
    connection.commit();
  }

  /** Liquibase closes what it is given; the connection is the caller's. */
  private static final class Unclosed extends JdbcConnection {
    Unclosed(Connection connection) {
      super(connection);
    }

    @Override
    public void close() {
      // stays open
    }
  }
}
