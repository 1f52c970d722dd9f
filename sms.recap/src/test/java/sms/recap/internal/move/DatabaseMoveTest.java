package sms.recap.internal.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.recap.internal.db.MoveRefused;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.JdbcOutbox;
import sms.recap.internal.recap.JdbcRecap;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestClock;
import sms.recap.internal.support.TestDatabase;

/** From a real Derby to a real PostgreSQL. */
class DatabaseMoveTest {
  private final TestClock clock = new TestClock(Samples.START);
  private final TestDatabase derby = TestDatabase.create(TestDatabase.Kind.DERBY, clock);
  private final TestDatabase postgresql = TestDatabase.create(TestDatabase.Kind.POSTGRESQL, clock);
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void aSchoolThatHasSent() {
    JdbcOutbox outbox = new JdbcOutbox(derby.database());
    Appended sent = append(outbox, Samples.plan(), 3_000);
    SendLease lease = sent.leases().get(0);
    outbox.mark(lease, lease.firstId() + 9, Duration.ofMinutes(1));
    outbox.settle("host");
    append(outbox, Samples.plan().deferredTo(Samples.START.plus(Duration.ofHours(3))), 5);
    outbox.append(
        Samples.plan().confirmed(1),
        Stream.of(Samples.sms("Élève « Zoë » \\ 'quoted'", Samples.number(7), "é€\n\t“😀”")),
        "host",
        Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    derby.close();
    postgresql.close();
  }

  private static Appended append(JdbcOutbox outbox, Samples.Plan plan, int count) {
    return (Appended)
        outbox.append(
            plan.confirmed(count), Samples.messages(count), "host", Duration.ofMinutes(1));
  }

  private List<MovedTable> move() throws Exception {
    try (Connection source = derby.database().source().getConnection();
        Connection target = postgresql.database().source().getConnection()) {
      return new DatabaseMove(told::add).run(source, target);
    }
  }

  private static long count(TestDatabase database, String table) {
    return database
        .database()
        .transaction(
            connection -> {
              try (Statements select = Statements.of(connection, "SELECT COUNT(*) FROM " + table)) {
                return select.first(row -> row.getLong(1)).orElseThrow();
              }
            });
  }

  private static void execute(TestDatabase database, String sql) {
    database
        .database()
        .transaction(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  @Test
  void everything_is_there_afterwards_and_work_goes_on_where_it_was() throws Exception {
    List<MovedTable> moved = move();

    assertThat(moved).extracting(MovedTable::name).contains("sms", "sms_campaign", "sms_id");
    assertThat(moved)
        .allSatisfy(t -> assertThat(count(postgresql, t.name())).as(t.name()).isEqualTo(t.rows()))
        .anySatisfy(t -> assertThat(t.rows()).isEqualTo(3_006));
    assertThat(told).hasSameSizeAs(moved);

    JdbcRecap before = new JdbcRecap(derby.database());
    JdbcRecap after = new JdbcRecap(postgresql.database());
    for (long id : List.of(1L, 10L, 11L, 3_000L, 3_003L, 3_006L)) {
      assertThat(after.trail(id, Samples.DIRECTOR)).isEqualTo(before.trail(id, Samples.DIRECTOR));
    }
    assertThat(after.trail(1, Samples.DIRECTOR).orElseThrow().line().state())
        .isEqualTo(SmsState.UNCERTAIN);

    JdbcOutbox outbox = new JdbcOutbox(postgresql.database());
    long next = append(outbox, Samples.plan(), 2).leases().get(0).firstId();
    assertThat(next).as("ids go on").isEqualTo(3_007);
    assertThat(
            outbox.claim(
                "another",
                Duration.ofMinutes(1),
                50,
                java.util.EnumSet.allOf(sms.api.gateway.SendingMode.class),
                sms.api.compose.Purpose.CREDENTIALS))
        .as("the slices that waited")
        .hasSize(2);
  }

  @Test
  void a_target_that_is_not_empty_is_refused_and_not_touched() throws Exception {
    append(new JdbcOutbox(postgresql.database()), Samples.plan(), 1);
    assertThatThrownBy(this::move)
        .isInstanceOf(MoveRefused.class)
        .hasMessageContaining("not empty");
    assertThat(count(postgresql, "sms")).isEqualTo(1);
  }

  @Test
  void when_a_row_does_not_arrive_as_it_was_nothing_is_moved() {
    execute(
        postgresql,
        "CREATE FUNCTION spoil() RETURNS trigger AS 'BEGIN NEW.parts := 2; RETURN NEW; END'"
            + " LANGUAGE plpgsql");
    execute(
        postgresql,
        "CREATE TRIGGER spoiler BEFORE INSERT ON sms FOR EACH ROW WHEN (NEW.id = 2999)"
            + " EXECUTE FUNCTION spoil()");
    assertThatThrownBy(this::move)
        .isInstanceOf(MoveRefused.class)
        .hasMessageContaining("table sms");
    assertThat(count(postgresql, "sms")).isZero();
    assertThat(count(postgresql, "sms_campaign")).isZero();
  }

  @Test
  void when_the_target_fails_in_the_middle_nothing_is_moved_and_the_message_quotes_no_value() {
    execute(postgresql, "ALTER TABLE sms ADD CONSTRAINT never CHECK (id < 2500)");
    assertThatThrownBy(this::move)
        .isInstanceOf(MoveRefused.class)
        .hasMessageContaining("SQL state")
        .hasMessageNotContaining("+336");
    assertThat(count(postgresql, "sms_campaign")).isZero();
    assertThat(count(derby, "sms")).isEqualTo(3_006);
  }

  @Test
  void the_checksum_sees_every_value_and_no_order() throws SQLException {
    assertThat(sum("a", null)).isNotEqualTo(sum("a", "")).isNotEqualTo(sum(null, "a"));
    assertThat(sum("ab", "c")).isNotEqualTo(sum("a", "bc"));
    assertThat(sum((short) 1, 2L)).as("types of different drivers").isEqualTo(sum(1, 2));
    Checksum one = new Checksum();
    Checksum other = new Checksum();
    for (int i = 0; i < 10; i++) {
      one.value(i);
      one.row();
      other.value(9 - i);
      other.row();
    }
    assertThat(one.sum()).isEqualTo(other.sum());
  }

  private static String sum(Object... values) {
    Checksum checksum = new Checksum();
    for (Object value : values) {
      checksum.value(value);
    }
    checksum.row();
    return checksum.sum();
  }
}
