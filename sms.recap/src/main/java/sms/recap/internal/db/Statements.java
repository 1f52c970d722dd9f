package sms.recap.internal.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prepared statement whose parameters are bound one after another. */
public final class Statements implements AutoCloseable {
  private final PreparedStatement statement;
  private int next;

  private Statements(PreparedStatement statement) {
    this.statement = statement;
    this.next = 1;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface Row<T> {
    /** Must not move. */
    T read(ResultSet row) throws SQLException;
  }

  public static Statements of(Connection connection, String sql) throws SQLException {
    return new Statements(connection.prepareStatement(sql));
  }

  public Statements text(@Nullable String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  public Statements text(Optional<String> value) throws SQLException {
    return text(value.orElse(null));
  }

  public Statements name(Enum<?> value) throws SQLException {
    return text(value.name());
  }

  public Statements name(Optional<? extends Enum<?>> value) throws SQLException {
    return text(value.map(Enum::name).orElse(null));
  }

  public Statements number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  public Statements number(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(next++, Types.BIGINT);
    } else {
      statement.setLong(next++, value);
    }
    return this;
  }

  public Statements count(int value) throws SQLException {
    statement.setInt(next++, value);
    return this;
  }

  public Statements flag(boolean value) throws SQLException {
    statement.setShort(next++, (short) (value ? 1 : 0));
    return this;
  }

  public Statements time(Instant value) throws SQLException {
    return number(value.toEpochMilli());
  }

  public Statements time(Optional<Instant> value) throws SQLException {
    if (value.isEmpty()) {
      statement.setNull(next++, Types.BIGINT);
      return this;
    }
    return time(value.get());
  }

  /** Binds each, as text for a String and as number for a Long. */
  public Statements all(Iterable<?> values) throws SQLException {
    for (Object value : values) {
      if (value instanceof Long number) {
        number(number.longValue());
      } else if (value instanceof Integer count) {
        count(count);
      } else {
        text((String) value);
      }
    }
    return this;
  }

  /** Ends a row of a batch and begins the next. */
  public void addBatch() throws SQLException {
    statement.addBatch();
    next = 1;
  }

  /** Sends the batch; the counts are in its order. */
  public int[] sendBatch() throws SQLException {
    return statement.executeBatch();
  }

  /** How many rows it changed. The statement may then be bound and run again. */
  public int update() throws SQLException {
    next = 1;
    return statement.executeUpdate();
  }

  public <T> List<T> list(Row<T> row) throws SQLException {
    next = 1;
    List<T> list = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        list.add(row.read(rows));
      }
    }
    return list;
  }

  /** The first row; empty when there is none. */
  public <T> Optional<T> first(Row<T> row) throws SQLException {
    next = 1;
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  /** That column's time; empty for NULL. */
  public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return time(row, row.findColumn(column));
  }

  /** That column's time, counted from 1; empty for NULL. */
  public static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** That column's text; empty for NULL. */
  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return text(row, row.findColumn(column));
  }

  /** That column's text, counted from 1; empty for NULL. */
  public static Optional<String> text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** That column's constant; empty for NULL. */
  public static <E extends Enum<E>> Optional<E> name(ResultSet row, String column, Class<E> type)
      throws SQLException {
    return name(row, row.findColumn(column), type);
  }

  /** That column's constant, counted from 1; empty for NULL. */
  public static <E extends Enum<E>> Optional<E> name(ResultSet row, int column, Class<E> type)
      throws SQLException {
    return text(row, column).map(name -> Enum.valueOf(type, name));
  }

  /**
   * Looks up rows by keys, as many at once as suits the database.
   *
   * @param before the SQL up to and including {@code IN}; its other parameters come first
   * @param first values of those
   * @param keys texts or numbers
   */
  public static <T> List<T> lookUp(
      Database database,
      Connection connection,
      String before,
      List<?> first,
      List<?> keys,
      Row<T> row)
      throws SQLException {
    List<T> found = new ArrayList<>();
    int atOnce = database.dialect().keysAtOnce();
    int whole = keys.size() - keys.size() % atOnce;
    lookUp(connection, before, first, keys.subList(0, whole), atOnce, row, found);
    List<?> rest = keys.subList(whole, keys.size());
    lookUp(connection, before, first, rest, rest.size(), row, found);
    return found;
  }

  private static <T> void lookUp(
      Connection connection,
      String before,
      List<?> first,
      List<?> keys,
      int atOnce,
      Row<T> row,
      List<T> found)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (Statements select = of(connection, before + " (" + marks(atOnce) + ")")) {
      for (int from = 0; from < keys.size(); from += atOnce) {
        found.addAll(select.all(first).all(keys.subList(from, from + atOnce)).list(row));
      }
    }
  }

  /** {@code "?, ?, ?"}. */
  public static String marks(int count) {
    return String.join(", ", java.util.Collections.nCopies(count, "?"));
  }
}
