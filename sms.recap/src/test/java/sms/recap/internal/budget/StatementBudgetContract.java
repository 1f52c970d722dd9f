package sms.recap.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.SendLease;
import sms.api.gateway.DeliveryReport;
import sms.api.recap.PersonHistory;
import sms.api.recap.RecapQuery;
import sms.recap.internal.outbox.JdbcOutbox;
import sms.recap.internal.recap.JdbcPersonHistory;
import sms.recap.internal.recap.JdbcRecap;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.CountedDatabase;
import sms.recap.internal.support.CountedDatabase.Traffic;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/**
 * How many statements and commits the ways of an SMS and the recap's questions may take, on either
 * database. Counts, not seconds: they are the same on any machine.
 */
abstract class StatementBudgetContract extends ContractTest {
  private static final int MANY = 1_000;

  private CountedDatabase counted;

  StatementBudgetContract(TestDatabase.Kind kind) {
    super(kind);
  }

  /** Statements that look up so many keys: those of a chunk of 500 at once, or each alone. */
  abstract long lookUps(int keys);

  @BeforeEach
  void count() {
    counted = new CountedDatabase(database(), clock);
    outbox = new JdbcOutbox(counted.database());
    recap = new JdbcRecap(counted.database());
  }

  private static Traffic atMost(long statements, long batched, long commits) {
    return new Traffic(statements, batched, commits);
  }

  private void within(Traffic budget, Runnable work) {
    Traffic traffic = counted.of(work);
    assertThat(traffic)
        .as(
            "at most %s on %s. Is there a statement for each SMS? Batch it. If it is worth it, raise"
                + " the budget here and measure the speed anew (docs/performance.md)",
            budget, kind)
        .matches(budget::covers);
  }

  @Test
  void a_sending_of_a_thousand_is_appended() {
    within(atMost(15, MANY, 3), () -> append(Samples.plan(), MANY));
  }

  /** Five ranges of ids, each by a transaction that takes them and one that writes. */
  @Test
  void a_sending_of_ten_thousand_is_appended() {
    within(atMost(54, 10 * MANY, 11), () -> append(Samples.plan(), 10 * MANY));
  }

  @Test
  void a_range_is_claimed() {
    append(Samples.plan().deferredTo(Samples.START.plus(Duration.ofHours(1))), MANY);
    clock.forward(Duration.ofHours(2));
    within(atMost(6, 0, 4), () -> claim("host", 1));
  }

  @Test
  void a_range_is_read() {
    SendLease lease = leased(MANY);
    within(atMost(2, 0, 1), () -> outbox.read(lease, 0, MANY));
  }

  @Test
  void a_range_is_marked() {
    SendLease lease = leased(MANY);
    within(atMost(1, 0, 1), () -> mark(lease, MANY));
  }

  /** The rows of SMS and of providers' ids; afterwards it is seen that no report waits for them. */
  @Test
  void outcomes_are_recorded() {
    SendLease lease = leased(MANY);
    mark(lease, MANY);
    Outcome[] outcomes = each(lease).mapToObj(this::sent).toArray(Outcome[]::new);
    within(atMost(4, 2 * MANY, 2), () -> record(lease, outcomes));
  }

  @Test
  void a_range_is_finished() {
    SendLease lease = leased(MANY);
    mark(lease, MANY);
    record(lease, each(lease).mapToObj(this::sent).toArray(Outcome[]::new));
    within(atMost(5, 0, 1), () -> outbox.finish(lease));
  }

  private static LongStream each(SendLease lease) {
    return LongStream.rangeClosed(lease.firstId(), lease.lastId());
  }

  /** In chunks of 500: which SMS, how they stand, and their rows. */
  @Test
  void reports_of_a_thousand_sms_are_written() {
    SendLease lease = leased(MANY);
    sendAll(lease);
    within(atMost(2 + 2 * lookUps(MANY), MANY, 2), () -> report(delivered(lease)));
  }

  /** Providers repeat themselves; nothing is written. */
  @Test
  void reports_that_say_nothing_new_are_passed_over() {
    SendLease lease = leased(MANY);
    sendAll(lease);
    report(delivered(lease));
    within(atMost(2 * lookUps(MANY), 0, 2), () -> report(delivered(lease)));
  }

  private static DeliveryReport[] delivered(SendLease lease) {
    return each(lease)
        .mapToObj(id -> byProviderId(id, DeliveryReport.Status.DELIVERED))
        .toArray(DeliveryReport[]::new);
  }

  @Test
  void a_page_of_the_recap_is_asked_for() {
    fiveSendings();
    within(atMost(2, 0, 1), () -> recap.page(RecapQuery.all(50), Samples.DIRECTOR));
  }

  @Test
  void the_totals_of_a_year_are_asked_for() {
    fiveSendings();
    recap.totals(year(), Samples.DIRECTOR);
    within(atMost(1, 0, 1), () -> recap.totals(year(), Samples.DIRECTOR));
  }

  /** The first time after the sendings, their tallies are made: three statements for each. */
  @Test
  void the_totals_of_new_sendings_are_asked_for() {
    fiveSendings();
    within(atMost(18, 0, 8), () -> recap.totals(year(), Samples.DIRECTOR));
  }

  @Test
  void the_progress_of_a_sending_is_asked_for() {
    long campaign = append(Samples.plan(), MANY).campaignId();
    within(atMost(3, 0, 1), () -> recap.progress(campaign, Samples.DIRECTOR));
  }

  @Test
  void the_history_of_a_person_is_asked_for() {
    fiveSendings();
    Set<String> person = Set.of(Samples.personId("Recipient 7"));
    PersonHistory history = new JdbcPersonHistory(counted.database());
    within(atMost(1, 0, 1), () -> history.page(person, OptionalLong.empty(), 50, Samples.DIRECTOR));
  }

  private void fiveSendings() {
    for (int i = 0; i < 5; i++) {
      sendAll(leased(MANY));
    }
    clock.forward(Duration.ofDays(1));
  }

  private static RecapQuery year() {
    return new RecapQuery(
        Optional.of(Samples.START.minus(Duration.ofDays(300))),
        Optional.of(Samples.START.plus(Duration.ofDays(65))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        50);
  }
}
