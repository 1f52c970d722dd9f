package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.Caller;
import sms.api.recap.PersonHistory;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;

/**
 * The history of people, by the index on people: a query for each of them, which reads no more rows
 * than it answers. One for all would have to sort all that they were ever sent, or make the
 * database read the whole table backwards. There while the database is open.
 */
@Component
public final class JdbcPersonHistory implements PersonHistory {
  private static final Comparator<RecapLine> NEWEST_FIRST =
      Comparator.comparingLong(RecapLine::id).reversed();

  private final Database database;

  @Activate
  public JdbcPersonHistory(@Reference Database database) {
    this.database = database;
  }

  @Override
  public RecapPage page(Set<String> personIds, OptionalLong beforeId, int limit, Caller caller) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ": " + limit);
    }
    long before = beforeId.orElse(Long.MAX_VALUE);
    List<RecapLine> found =
        database
            .transaction(connection -> newest(connection, personIds, before, limit + 1, caller))
            .stream()
            .sorted(NEWEST_FIRST)
            .toList();
    if (found.size() <= limit) {
      return new RecapPage(found, OptionalLong.empty());
    }
    List<RecapLine> page = found.subList(0, limit);
    return new RecapPage(page, OptionalLong.of(page.get(limit - 1).id()));
  }

  /** Those of a person: person, id, what {@code visible} asks for, and how many. */
  static String newest(Conditions visible) {
    return "SELECT "
        + Lines.COLUMNS
        + Sql.FROM_SMS_OF_PERSON_CAMPAIGN_SLICE
        + " WHERE s.person_id = ? AND s.id < ? AND "
        + visible.sql()
        + " ORDER BY s.id DESC FETCH FIRST ? ROWS ONLY";
  }

  /** At most so many of each person. */
  private static List<RecapLine> newest(
      Connection connection, Set<String> personIds, long before, int limit, Caller caller)
      throws SQLException {
    Conditions visible = Conditions.visible(caller);
    List<RecapLine> found = new ArrayList<>();
    try (Statements select = Statements.of(connection, newest(visible))) {
      for (String person : personIds) {
        found.addAll(
            select.text(person).number(before).all(visible.values()).count(limit).list(Lines::of));
      }
    }
    return found;
  }

  @Override
  public List<RecapLine> lastFailures(Set<String> personIds, Caller caller) {
    return database.transaction(connection -> lastFailures(connection, personIds, caller)).stream()
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static List<RecapLine> lastFailures(
      Connection connection, Set<String> personIds, Caller caller) throws SQLException {
    Conditions visible = Conditions.visible(caller);
    List<Optional<RecapLine>> found = new ArrayList<>();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + Lines.COLUMNS
                + ", CASE WHEN "
                + JdbcLastOutcomes.FAILED
                + " AND "
                + visible.sql()
                + " THEN 1 ELSE 0 END AS told"
                + Sql.FROM_SMS_OF_PERSON_CAMPAIGN_SLICE
                + " WHERE s.person_id = ? AND NOT "
                + JdbcLastOutcomes.NEVER_LEFT
                + " ORDER BY s.id DESC FETCH FIRST 1 ROWS ONLY")) {
      for (String person : personIds) {
        found.addAll(select.all(visible.values()).text(person).list(JdbcPersonHistory::told));
      }
    }
    return found.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<RecapLine> told(ResultSet row) throws SQLException {
    return row.getInt("told") == 1 ? Optional.of(Lines.of(row)) : Optional.empty();
  }
}
