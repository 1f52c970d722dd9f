package sms.recap.internal.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.OutboxUnavailableException;

/**
 * The open database. Registered as a service while it is open, so that whatever needs it is there
 * exactly as long.
 *
 * <p>What fails comes out as {@link OutboxUnavailableException}; neither its message nor its cause
 * carries values, since drivers quote them.
 */
public final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** Deadlocks, lost races for a lock and serialisation failures, on both databases. */
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "40XL1", "40XL2", "55P03");

  private static final int ATTEMPTS = 6;
  private static final int DRAIN_SECONDS = 15;

  /** SQL:2016, connection does not exist. */
  private static final String CLOSED = "08003";

  private final DataSource source;
  private final Dialect dialect;
  private final Clock clock;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private volatile boolean closed;

  public Database(DataSource source, Dialect dialect, Clock clock) {
    this.source = source;
    this.dialect = dialect;
    this.clock = clock;
  }

  /** Something to do on a connection, within one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    /** Must not commit, roll back or close. */
    T run(Connection connection) throws SQLException;
  }

  /** Which database it is. */
  public Dialect dialect() {
    return dialect;
  }

  /** The pool. */
  public DataSource source() {
    return source;
  }

  /** Now, epoch milliseconds. */
  public long now() {
    return clock.millis();
  }

  /**
   * Runs the work in one transaction, and again when the database made it the victim of a deadlock.
   *
   * @throws OutboxUnavailableException when the database fails; the transaction is rolled back
   */
  public <T> T transaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (attempt >= ATTEMPTS || !REPEATABLE.contains(state(e))) {
          throw unavailable(e);
        }
        LOG.debug("transaction repeated, SQL state {}", state(e));
        LockSupport.parkNanos(
            TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(5L << attempt)));
      }
    }
  }

  /**
   * Runs the work in one transaction, once.
   *
   * @throws SQLException when the database fails; the transaction is rolled back
   */
  public <T> T once(Work<T> work) throws SQLException {
    enter();
    try (Connection connection = source.getConnection()) {
      boolean done = false;
      try {
        T result = work.run(connection);
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack(connection);
        }
      }
    } finally {
      gate.readLock().unlock();
    }
  }

  /**
   * Runs work that takes its own connections from {@link #source}.
   *
   * @throws OutboxUnavailableException when the database is closed
   */
  public <T> T guarded(Supplier<T> work) {
    try {
      enter();
    } catch (SQLException e) {
      throw unavailable(e);
    }
    try {
      return work.get();
    } finally {
      gate.readLock().unlock();
    }
  }

  private void enter() throws SQLException {
    if (closed || !gate.readLock().tryLock()) {
      throw new SQLException("closed", CLOSED);
    }
  }

  /**
   * Refuses new transactions and waits for those under way.
   *
   * @return false when some were still under way after 15 s
   */
  boolean drain() {
    closed = true;
    try {
      return gate.writeLock().tryLock(DRAIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether a unique key was there already. */
  public static boolean isDuplicate(SQLException e) {
    return "23505".equals(state(e));
  }

  /** As every method here reports a failure. */
  public static OutboxUnavailableException unavailable(SQLException e) {
    String state = state(e);
    SQLException safe =
        new SQLException(
            e.getClass().getSimpleName() + ", SQL state " + state, state, e.getErrorCode());
    safe.setStackTrace(e.getStackTrace());
    return new OutboxUnavailableException("the database refused, SQL state " + state, safe);
  }

  /**
   * The innermost SQL state that says something: a batch hides its reason in the next exception.
   */
  public static String state(SQLException e) {
    String state = "?";
    for (SQLException next = e; next != null; next = next.getNextException()) {
      if (next.getSQLState() != null) {
        state = next.getSQLState();
        if (REPEATABLE.contains(state)) {
          return state;
        }
      }
    }
    return state;
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // the connection is gone, and the transaction with it; the first failure is what is told
      LOG.debug("rollback failed, SQL state {}", state(e));
    }
  }
}
