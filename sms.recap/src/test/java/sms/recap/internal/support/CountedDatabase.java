package sms.recap.internal.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import sms.recap.internal.db.Database;

/** A database that counts what is asked of it. The asking goes through to the real one. */
public final class CountedDatabase {
  private final AtomicLong statements = new AtomicLong();
  private final AtomicLong batched = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();
  private final Database database;

  public CountedDatabase(Database real, Clock clock) {
    database = new Database(source(real.source()), real.dialect(), clock);
  }

  /**
   * What was asked.
   *
   * @param statements sent to the database, a batch of them being one
   * @param batched in those batches
   * @param commits of transactions
   */
  public record Traffic(long statements, long batched, long commits) {
    Traffic minus(Traffic earlier) {
      return new Traffic(
          statements - earlier.statements, batched - earlier.batched, commits - earlier.commits);
    }

    /** Whether none of the other's numbers is above its own. */
    public boolean covers(Traffic other) {
      return other.statements <= statements && other.batched <= batched && other.commits <= commits;
    }
  }

  /** The database, to be given to what is counted. */
  public Database database() {
    return database;
  }

  /** What that work asks, on whatever thread. */
  public Traffic of(Runnable work) {
    Traffic before = soFar();
    work.run();
    return soFar().minus(before);
  }

  private Traffic soFar() {
    return new Traffic(statements.get(), batched.get(), commits.get());
  }

  private DataSource source(DataSource real) {
    return proxy(
        DataSource.class,
        real,
        (method, result) -> result instanceof Connection made ? connection(made) : result);
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, result) -> {
          if (method.equals("commit")) {
            commits.incrementAndGet();
          }
          if (result instanceof PreparedStatement made) {
            return statement(PreparedStatement.class, made);
          }
          return result instanceof Statement made ? statement(Statement.class, made) : result;
        });
  }

  private <S extends Statement> S statement(Class<S> type, S real) {
    AtomicLong waiting = new AtomicLong();
    return proxy(
        type,
        real,
        (method, result) -> {
          if (method.equals("addBatch")) {
            waiting.incrementAndGet();
          } else if (method.equals("executeBatch")) {
            long sent = waiting.getAndSet(0);
            batched.addAndGet(sent);
            statements.addAndGet(sent > 0 ? 1 : 0);
          } else if (method.startsWith("execute")) {
            statements.incrementAndGet();
          }
          return result instanceof Connection its ? connection(its) : result;
        });
  }

  /** Looks at a call that came back, and may put something in place of its result. */
  private interface Look {
    Object at(String method, Object result);
  }

  private static <T> T proxy(Class<T> type, T real, Look look) {
    InvocationHandler handler =
        (self, method, arguments) -> look.at(method.getName(), call(real, method, arguments));
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
