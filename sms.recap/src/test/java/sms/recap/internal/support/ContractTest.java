package sms.recap.internal.support;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import sms.api.compose.Purpose;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.JdbcOutbox;
import sms.recap.internal.recap.JdbcRecap;

/**
 * The ground for tests that run on either database: one for the class, emptied before each test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ContractTest {
  protected static final Duration LEASE = Duration.ofMinutes(1);
  protected static final String GATEWAY = "gw-1";

  protected final TestClock clock = new TestClock(Samples.START);
  protected final TestDatabase.Kind kind;
  private TestDatabase database;
  protected Outbox outbox;
  protected Recap recap;

  protected ContractTest(TestDatabase.Kind kind) {
    this.kind = kind;
  }

  @BeforeAll
  final void open() {
    database = TestDatabase.create(kind, clock);
  }

  @AfterAll
  final void close() {
    database.close();
  }

  @BeforeEach
  protected final void startAfresh() {
    database.clear();
    clock.set(Samples.START);
    outbox = new JdbcOutbox(database());
    recap = new JdbcRecap(database());
  }

  protected final Database database() {
    return database.database();
  }

  protected final Appended append(Samples.Plan plan, int count) {
    return append(plan, Samples.messages(count), count);
  }

  protected final Appended append(Samples.Plan plan, OutboundSms... messages) {
    return append(plan, Arrays.stream(messages), messages.length);
  }

  protected final Appended append(Samples.Plan plan, Stream<OutboundSms> messages, int count) {
    return (Appended) outbox.append(plan.confirmed(count), messages, "host", LEASE);
  }

  /** The one lease of a small campaign that leaves at once. */
  protected final SendLease leased(int count) {
    List<SendLease> leases = append(Samples.plan(), count).leases();
    if (leases.size() != 1) {
      throw new AssertionError("one lease was expected: " + leases);
    }
    return leases.get(0);
  }

  protected final List<SendLease> claim(String owner, int max) {
    return outbox.claim(owner, LEASE, max, EnumSet.allOf(SendingMode.class), Purpose.CREDENTIALS);
  }

  /** Marks up to the n-th SMS of the lease. */
  protected final boolean mark(SendLease lease, int n) {
    return outbox.mark(lease, nth(lease, n), LEASE);
  }

  protected static long nth(SendLease lease, int n) {
    return lease.firstId() + n - 1;
  }

  protected final boolean record(SendLease lease, Outcome... outcomes) {
    return outbox.record(lease, List.of(outcomes), LEASE);
  }

  /** All that wait are marked, recorded as sent, and the pass is ended. */
  protected final void sendAll(SendLease lease) {
    List<Outcome> outcomes =
        outbox.read(lease, 0, Integer.MAX_VALUE).stream().map(sms -> sent(sms.id())).toList();
    outbox.mark(lease, lease.lastId(), LEASE);
    outbox.record(lease, outcomes, LEASE);
    outbox.finish(lease);
  }

  protected final Outcome sent(long id) {
    return outcome(id, SmsState.SENT, Optional.empty(), "0", Optional.empty());
  }

  protected final Outcome retry(long id, Duration after) {
    return outcome(
        id,
        SmsState.QUEUED,
        Optional.of(FailureReason.THROTTLED),
        "429",
        Optional.of(clock.instant().plus(after)));
  }

  protected final Outcome refused(long id, SmsState state, FailureReason reason) {
    return outcome(id, state, Optional.of(reason), "code", Optional.empty());
  }

  private Outcome outcome(
      long id,
      SmsState state,
      Optional<FailureReason> reason,
      String rawCode,
      Optional<Instant> retryAt) {
    return new Outcome(
        id,
        state,
        Optional.of(GATEWAY),
        state == SmsState.SENT ? Optional.of(providerId(id)) : Optional.empty(),
        reason,
        rawCode,
        clock.instant(),
        retryAt);
  }

  protected static String providerId(long id) {
    return "p-" + id;
  }

  protected final int report(DeliveryReport... reports) {
    return outbox.report(GATEWAY, List.of(reports));
  }

  protected static DeliveryReport byProviderId(long id, DeliveryReport.Status status) {
    return new DeliveryReport(
        Optional.empty(),
        Optional.of(providerId(id)),
        status,
        status == DeliveryReport.Status.UNDELIVERED
            ? Optional.of(FailureReason.ABSENT_SUBSCRIBER)
            : Optional.empty(),
        status.name(),
        Optional.empty());
  }

  /** Ids and states of all SMS, as the recap shows them. */
  protected final Map<Long, SmsState> states() {
    Map<Long, SmsState> states = new java.util.TreeMap<>();
    recap
        .page(RecapQuery.all(RecapQuery.MAX_LIMIT), Samples.DIRECTOR)
        .lines()
        .forEach(line -> states.put(line.id(), line.state()));
    return states;
  }

  protected final SmsState state(long id) {
    return line(id).state();
  }

  protected final RecapLine line(long id) {
    return recap.trail(id, Samples.DIRECTOR).orElseThrow().line();
  }

  /** How many SMS in each state, as the recap shows them. */
  protected final Map<SmsState, Long> counts() {
    Map<SmsState, Long> counts = new EnumMap<>(SmsState.class);
    states().values().forEach(state -> counts.merge(state, 1L, Long::sum));
    return counts;
  }

  protected final long rows(String table) {
    return database()
        .transaction(
            connection -> {
              try (Statements select = Statements.of(connection, "SELECT COUNT(*) FROM " + table)) {
                return select.first(row -> row.getLong(1)).orElseThrow();
              }
            });
  }

  protected final void execute(String sql) {
    database()
        .transaction(
            connection -> {
              try (Statements update = Statements.of(connection, sql)) {
                return update.update();
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
  }
}
