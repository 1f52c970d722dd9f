package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import sms.api.recap.ModeTotals;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.support.History;
import sms.recap.internal.support.Latencies;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/**
 * Prints how long the recap's questions take next to SQL that somebody would write by hand who
 * knows that ids are dense and that nothing is under way, in the same run, in turns: median and
 * 95th percentile. {@code mvn -q -Pbenchmark -pl sms.recap -am process-test-classes}, {@code
 * -Dbench.derby=N -Dbench.postgresql=N} for other numbers of rows. {@code mvn -Pbench} runs it
 * smaller.
 */
final class RecapBenchmark {
  private static final Duration YEARS = Duration.ofDays(3 * 365);
  private static final Instant END = Instant.parse("2026-11-30T00:00:00Z");
  private static final int PAGE = 50;
  private static final int ROUNDS = 300;
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 2_000);

  /** What a page shows, as somebody would ask for it who knows the schema and how Derby plans. */
  private static final String HAND_WRITTEN =
      "SELECT s.id, s.campaign_id, c.created, s.sent_at, s.recipient, s.phone, s.record_type,"
          + " s.record_id, s.state, s.state_at, s.reason, s.parts, s.cost_micros, c.currency,"
          + " c.mode, c.user_name, c.workstation"
          + Sql.FROM_SMS_CAMPAIGN
          + " WHERE s.id BETWEEN ? AND ? ORDER BY s.id DESC";

  private final Database database;
  private final JdbcRecap recap;
  private final long rows;
  private final Random random = new Random(11);

  private RecapBenchmark(Database database, long rows) {
    this.database = database;
    this.recap = new JdbcRecap(database);
    this.rows = rows;
  }

  public static void main(String[] args) {
    measure(TestDatabase.Kind.DERBY, Long.getLong("bench.derby", 1_000_000));
    measure(TestDatabase.Kind.POSTGRESQL, Long.getLong("bench.postgresql", 10_000_000));
  }

  private static void measure(TestDatabase.Kind kind, long rows) {
    try (TestDatabase database = TestDatabase.create(kind, Clock.systemUTC())) {
      long begin = System.nanoTime();
      History.write(database.database(), rows, END.minus(YEARS), YEARS);
      System.out.printf(
          Locale.ROOT,
          "%n%s, %,d SMS of three years (written in %d s); median / 95 %% in ms%n",
          kind,
          rows,
          (System.nanoTime() - begin) / 1_000_000_000);
      new RecapBenchmark(database.database(), rows).run();
    }
  }

  private void run() {
    pages("first page", () -> OptionalLong.empty());
    pages("deep page", () -> OptionalLong.of(PAGE + 1 + (long) (random.nextDouble() * rows)));
    userAndPeriod();
    totals();
  }

  private interface Before {
    OptionalLong id();
  }

  private void pages(String what, Before before) {
    Latencies ours = new Latencies();
    Latencies bare = new Latencies();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i == WARM_UP) {
        ours = new Latencies();
        bare = new Latencies();
      }
      OptionalLong id = before.id();
      RecapQuery query = RecapQuery.all(PAGE).page(id, PAGE);
      ours.time(() -> expect(recap.page(query, Samples.DIRECTOR), PAGE));
      bare.time(() -> once(connection -> byHand(connection, id)));
    }
    print(what, ours, bare);
  }

  private static int byHand(Connection connection, OptionalLong before) throws SQLException {
    long high =
        before.isPresent() ? before.getAsLong() - 1 : one(connection, "SELECT MAX(id) FROM sms");
    return read(connection, HAND_WRITTEN, high - PAGE + 1, high);
  }

  private void userAndPeriod() {
    Latencies ours = new Latencies();
    Latencies bare = new Latencies();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i == WARM_UP) {
        ours = new Latencies();
        bare = new Latencies();
      }
      Instant from = END.minus(YEARS).plus(Duration.ofDays(random.nextInt(700)));
      Instant to = from.plus(Duration.ofDays(365));
      String user = History.user(random.nextInt(20));
      RecapQuery query = query(from, to, Optional.of(user));
      ours.time(() -> expect(recap.page(query, Samples.DIRECTOR), PAGE));
      bare.time(() -> once(connection -> byHand(connection, from, to, user)));
    }
    print("a user, a year", ours, bare);
  }

  private static RecapQuery query(Instant from, Instant to, Optional<String> user) {
    return new RecapQuery(
        Optional.of(from),
        Optional.of(to),
        user,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        PAGE);
  }

  /** The user's newest campaign of that time, and its last SMS. */
  private static int byHand(Connection connection, Instant from, Instant to, String user)
      throws SQLException {
    long last =
        one(
            connection,
            "SELECT MAX(last_id) FROM sms_campaign WHERE user_id = ? AND created >= ? AND created"
                + " < ?",
            user,
            from.toEpochMilli(),
            to.toEpochMilli());
    return read(connection, HAND_WRITTEN, last - PAGE + 1, last);
  }

  private void totals() {
    Latencies ours = new Latencies();
    Latencies bare = new Latencies();
    Instant from = END.minus(Duration.ofDays(365));
    RecapQuery query = query(from, END, Optional.empty());
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i == WARM_UP) {
        ours = new Latencies();
        bare = new Latencies();
      }
      ours.time(() -> recap.totals(query, Samples.DIRECTOR));
      bare.time(
          () ->
              once(
                  connection ->
                      read(
                          connection,
                          "SELECT mode, currency, SUM(billed_messages), SUM(billed_parts),"
                              + " SUM(billed_micros) FROM sms_campaign WHERE created >= ? AND created < ?"
                              + " GROUP BY mode, currency",
                          from.toEpochMilli(),
                          END.toEpochMilli())));
    }
    print("totals of a year", ours, bare);
    reconcile(recap.totals(query, Samples.DIRECTOR), from);
  }

  /** What the campaigns' tallies say against what the rows say. */
  private void reconcile(ModeTotals totals, Instant from) {
    long begin = System.nanoTime();
    long counted =
        once(
            connection ->
                one(
                    connection,
                    "SELECT COUNT(*) FROM sms s JOIN sms_campaign c ON c.id = s.campaign_id WHERE c.created"
                        + " >= ? AND s.state IN ('SENT', 'DELIVERED', 'UNDELIVERED', 'UNCERTAIN')",
                    from.toEpochMilli()));
    System.out.printf(
        Locale.ROOT,
        "counted from the rows instead: %d ms, %,d SMS%n",
        (System.nanoTime() - begin) / 1_000_000,
        counted);
    if (counted != totals.total().messages()) {
      throw new IllegalStateException("the totals say " + totals.total().messages());
    }
  }

  private static void print(String what, Latencies ours, Latencies bare) {
    System.out.printf(
        Locale.ROOT, "| %s | %s | %s | %.2f |%n", what, ours, bare, ours.at(0.5) / bare.at(0.5));
  }

  private static void expect(RecapPage page, int lines) {
    if (page.lines().size() != lines) {
      throw new IllegalStateException(page.lines().size() + " lines");
    }
  }

  private interface Reader<T> {
    T read(ResultSet result) throws SQLException;
  }

  private <T> T once(Database.Work<T> work) {
    return database.transaction(work);
  }

  private static <T> T ask(Connection connection, String sql, Reader<T> reader, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet result = select.executeQuery()) {
        return reader.read(result);
      }
    }
  }

  /** Reads all columns of all rows. */
  private static int read(Connection connection, String sql, Object... values) throws SQLException {
    int lines =
        ask(
            connection,
            sql,
            result -> {
              int count = 0;
              int columns = result.getMetaData().getColumnCount();
              for (; result.next(); count++) {
                for (int i = 1; i <= columns; i++) {
                  result.getObject(i);
                }
              }
              return count;
            },
            values);
    if (lines == 0) {
      throw new IllegalStateException("nothing found");
    }
    return lines;
  }

  private static long one(Connection connection, String sql, Object... values) throws SQLException {
    return ask(
        connection,
        sql,
        result -> {
          result.next();
          return result.getLong(1);
        },
        values);
  }
}
