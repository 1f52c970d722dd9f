package sms.recap.internal.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.MoveRefused;

/**
 * Copies all our tables from one database to an empty one, row by row, in one transaction of the
 * target: all of it or nothing. Before that is committed, the target is read back and compared by
 * counts and checksums. Nobody may write to the source meanwhile.
 */
public final class DatabaseMove {
  private static final int BATCH = 1_000;
  private static final String OURS = "sms";

  /** Liquibase's own, which the target has already, and the counters that a new database fills. */
  private static final Set<String> HISTORY =
      Set.of("sms_databasechangelog", "sms_databasechangeloglock");

  private static final String COUNTERS = "sms_id";

  private final Consumer<String> progress;

  /**
   * @param progress told of each table that was copied
   */
  public DatabaseMove(Consumer<String> progress) {
    this.progress = progress;
  }

  /**
   * Moves.
   *
   * @param source with tables of this program's version
   * @param target with the same tables, empty
   * @return what is in the target now, by name
   * @throws MoveRefused when the target is not empty, or not the same afterwards, or a database
   *     fails
   */
  public List<MovedTable> run(Connection source, Connection target) throws MoveRefused {
    try {
      source.setAutoCommit(false);
      target.setAutoCommit(false);
      boolean done = false;
      try {
        List<MovedTable> moved = move(source, target);
        target.commit();
        done = true;
        return moved;
      } finally {
        if (!done) {
          target.rollback();
        }
        source.rollback();
      }
    } catch (SQLException e) {
      // what drivers say about a failure quotes values
      throw new MoveRefused("nothing was moved: a database failed, SQL state " + Database.state(e));
    }
  }

  private List<MovedTable> move(Connection source, Connection target)
      throws SQLException, MoveRefused {
    Set<String> tables = tables(source);
    if (!tables.equals(tables(target))) {
      throw new MoveRefused("nothing was moved: the two databases have different tables");
    }
    for (String table : tables) {
      if (!table.equals(COUNTERS) && count(target, table) > 0) {
        throw new MoveRefused(
            "nothing was moved: the target is not empty, its table " + table + " has rows");
      }
    }
    List<MovedTable> moved = new ArrayList<>();
    for (String table : tables) {
      moved.add(move(source, target, table));
    }
    return moved;
  }

  private MovedTable move(Connection source, Connection target, String table)
      throws SQLException, MoveRefused {
    if (table.equals(COUNTERS)) {
      try (Statement delete = target.createStatement()) {
        delete.executeUpdate("DELETE FROM " + table);
      }
    }
    List<String> columns = columns(source, table);
    Checksum read = copy(source, target, table, columns);
    Checksum written = checksum(target, table, columns);
    if (read.rows() != written.rows() || !read.sum().equals(written.sum())) {
      throw new MoveRefused(
          "nothing was moved: table %s has %d rows here and %d there, or they differ"
              .formatted(table, read.rows(), written.rows()));
    }
    progress.accept("%-20s %,12d rows  %s".formatted(table, read.rows(), read.sum()));
    return new MovedTable(table, read.rows(), read.sum());
  }

  /** Ours, by name; without Liquibase's. */
  private static Set<String> tables(Connection connection) throws SQLException {
    Set<String> tables = new TreeSet<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if ((name.equals(OURS) || name.startsWith(OURS + "_")) && !HISTORY.contains(name)) {
          tables.add(name);
        }
      }
    }
    return tables;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** In the source's order; the target may have them in another one. */
  private static List<String> columns(Connection connection, String table) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet none = select.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData data = none.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        columns.add(data.getColumnName(i).toLowerCase(Locale.ROOT));
      }
      return columns;
    }
  }

  private static Checksum copy(
      Connection source, Connection target, String table, List<String> columns)
      throws SQLException {
    String names = String.join(", ", columns);
    String marks = IntStream.range(0, columns.size()).mapToObj(i -> "?").collect(joined());
    Checksum checksum = new Checksum();
    try (Statement select = streaming(source);
        ResultSet rows = select.executeQuery("SELECT " + names + " FROM " + table);
        PreparedStatement insert =
            target.prepareStatement(
                "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
      while (rows.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          Object value = rows.getObject(i);
          checksum.value(value);
          if (value == null) {
            insert.setNull(i, rows.getMetaData().getColumnType(i));
          } else {
            insert.setObject(i, value);
          }
        }
        checksum.row();
        insert.addBatch();
        if (checksum.rows() % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return checksum;
  }

  private static Checksum checksum(Connection connection, String table, List<String> columns)
      throws SQLException {
    Checksum checksum = new Checksum();
    try (Statement select = streaming(connection);
        ResultSet rows =
            select.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= columns.size(); i++) {
          checksum.value(rows.getObject(i));
        }
        checksum.row();
      }
    }
    return checksum;
  }

  /** A million rows are never in memory together. */
  private static Statement streaming(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setFetchSize(BATCH);
    return statement;
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
