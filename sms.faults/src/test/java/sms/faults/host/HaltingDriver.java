package sms.faults.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.jdbc.DataSourceFactory;

/** A driver as it is, but for the {@link Barriers} on both sides of each commit. */
final class HaltingDriver implements DataSourceFactory {
  private static volatile @Nullable DataSource last;

  private final DataSourceFactory real;
  private final Barriers barriers;

  HaltingDriver(DataSourceFactory real, Barriers barriers) {
    this.real = real;
    this.barriers = barriers;
  }

  @Override
  public DataSource createDataSource(Properties properties) throws SQLException {
    DataSource source = real.createDataSource(properties);
    last = source;
    return around(
        DataSource.class,
        source,
        (proxy, method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? halting(connection) : result;
        });
  }

  /** The newest source, as the driver gave it. */
  static DataSource lastSource() {
    return Objects.requireNonNull(last, "opened");
  }

  private Connection halting(Connection connection) {
    return around(
        Connection.class,
        connection,
        (proxy, method, arguments) -> {
          boolean commit = method.getName().equals("commit");
          if (commit) {
            barriers.beforeCommit();
          }
          Object result = call(connection, method, arguments);
          if (commit) {
            barriers.afterCommit();
          }
          return result;
        });
  }

  private static <T> T around(Class<T> type, T real, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            HaltingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties)
      throws SQLException {
    return real.createConnectionPoolDataSource(properties);
  }

  @Override
  public XADataSource createXADataSource(Properties properties) throws SQLException {
    return real.createXADataSource(properties);
  }

  @Override
  public Driver createDriver(Properties properties) throws SQLException {
    return real.createDriver(properties);
  }
}
