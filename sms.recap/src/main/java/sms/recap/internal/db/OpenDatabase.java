package sms.recap.internal.db;

import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database and what must be closed with it. */
public final class OpenDatabase implements AutoCloseable {
  static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

  private final Database database;
  private final HikariDataSource pool;
  private final Runnable after;

  OpenDatabase(Database database, HikariDataSource pool, Runnable after) {
    this.database = database;
    this.pool = pool;
    this.after = after;
  }

  public Database database() {
    return database;
  }

  /** Lets the transactions under way end, then closes the pool and shuts Derby down. */
  @Override
  public void close() {
    try {
      if (!database.drain()) {
        LOG.warn("transactions were still under way when the database was closed");
      }
      pool.close();
    } finally {
      after.run();
    }
  }
}
