package sms.recap.internal.recap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.PersonHistory;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What was sent to some people, and whom the last one did not reach, on either database. */
abstract class PersonHistoryContract extends ContractTest {
  private static final Caller TEACHER =
      new Caller("prof", "M. Évrard", "SALLE 12", Locale.FRENCH, Set.of(Right.SEND));

  private PersonHistory history;

  PersonHistoryContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void ask() {
    history = new JdbcPersonHistory(database());
  }

  /** How the database reads the newest SMS of a person, in its own words. */
  abstract String plan(Connection connection, String sql, List<?> values) throws SQLException;

  private SendLease sendTo(String... names) {
    return sendTo(Samples.plan(), names);
  }

  private SendLease sendTo(Samples.Plan plan, String... names) {
    clock.forward(Duration.ofMinutes(1));
    OutboundSms[] messages =
        Stream.of(names)
            .map(name -> Samples.sms(name, "+33612345678", "Bonjour " + name))
            .toArray(OutboundSms[]::new);
    return append(plan, messages).leases().get(0);
  }

  private void undelivered(SendLease lease) {
    sendAll(lease);
    for (long id = lease.firstId(); id <= lease.lastId(); id++) {
      report(byProviderId(id, DeliveryReport.Status.UNDELIVERED));
    }
  }

  private static Set<String> people(String... names) {
    return Stream.of(names).map(Samples::personId).collect(Collectors.toSet());
  }

  private List<String> names(Caller caller, String... people) {
    return history.page(people(people), OptionalLong.empty(), 100, caller).lines().stream()
        .map(RecapLine::recipient)
        .toList();
  }

  private List<String> failed(Caller caller, String... people) {
    return history.lastFailures(people(people), caller).stream().map(RecapLine::recipient).toList();
  }

  @Test
  void of_nobody_and_of_somebody_never_written_to_there_is_nothing() {
    sendTo("Zoé");
    assertThat(names(Samples.DIRECTOR)).isEmpty();
    assertThat(names(Samples.DIRECTOR, "Ali")).isEmpty();
    assertThat(failed(Samples.DIRECTOR)).isEmpty();
    assertThat(failed(Samples.DIRECTOR, "Ali")).isEmpty();
  }

  @Test
  void what_went_to_those_people_is_told_newest_first_and_nothing_else() {
    sendTo("Zoé", "Ali", "Bea");
    sendTo("Ali");
    sendTo("Zoé");
    assertThat(names(Samples.DIRECTOR, "Zoé", "Ali")).containsExactly("Zoé", "Ali", "Ali", "Zoé");
  }

  @Test
  void a_line_is_as_the_recap_shows_it() {
    SendLease lease = sendTo("Zoé", "Ali");
    mark(lease, 1);
    RecapPage page = history.page(people("Zoé"), OptionalLong.empty(), 1, Samples.DIRECTOR);
    assertThat(page.lines()).containsExactly(line(lease.firstId()));
    assertThat(page.lines().get(0).state()).isEqualTo(SmsState.SENDING);
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    for (int i = 0; i < 4; i++) {
      sendTo("Zoé", "Bea", "Ali");
    }
    List<Long> read = new ArrayList<>();
    OptionalLong before = OptionalLong.empty();
    do {
      RecapPage page = history.page(people("Zoé", "Ali"), before, 3, Samples.DIRECTOR);
      page.lines().forEach(line -> read.add(line.id()));
      before = page.next();
    } while (before.isPresent());
    assertThat(read)
        .hasSize(8)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void a_page_has_1_to_100_lines(int limit) {
    assertThatThrownBy(
            () -> history.page(people("Zoé"), OptionalLong.empty(), limit, Samples.DIRECTOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoever_may_not_see_all_sees_what_he_or_she_sent() {
    sendTo(Samples.plan().by(TEACHER), "Zoé");
    sendTo("Zoé", "Ali");
    assertThat(names(TEACHER, "Zoé", "Ali")).containsExactly("Zoé");
    assertThat(names(Samples.SECRETARY, "Zoé", "Ali")).containsExactly("Ali", "Zoé");
    assertThat(names(Samples.DIRECTOR, "Zoé", "Ali")).hasSize(3);
  }

  @Test
  void a_number_typed_by_hand_is_in_nobodys_history() {
    OutboundSms sms = Samples.sms("Zoé", "+33612345678", "Bonjour");
    OutboundSms typed =
        new OutboundSms(
            sms.name(),
            sms.number(),
            Optional.empty(),
            Optional.empty(),
            sms.text(),
            sms.encoding(),
            sms.parts(),
            sms.cost(),
            Optional.empty());
    append(Samples.plan(), typed);
    assertThat(names(Samples.DIRECTOR, "Zoé")).isEmpty();
  }

  @Test
  void a_failure_is_told_with_its_reason_until_a_later_sms_arrives() {
    undelivered(sendTo("Zoé", "Ali"));
    RecapLine failure = history.lastFailures(people("Zoé"), Samples.DIRECTOR).get(0);
    assertThat(failure.state()).isEqualTo(SmsState.UNDELIVERED);
    assertThat(failure.reason()).contains(FailureReason.ABSENT_SUBSCRIBER);
    assertThat(failed(Samples.DIRECTOR, "Zoé", "Ali")).containsExactly("Ali", "Zoé");

    SendLease again = sendTo("Zoé");
    sendAll(again);
    report(byProviderId(again.firstId(), DeliveryReport.Status.DELIVERED));
    assertThat(failed(Samples.DIRECTOR, "Zoé", "Ali")).containsExactly("Ali");
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "FAILED"})
  void refused_and_given_up_is_failed_too(SmsState state) {
    SendLease lease = sendTo("Zoé");
    mark(lease, 1);
    record(lease, refused(nth(lease, 1), state, FailureReason.INVALID_NUMBER));
    assertThat(failed(Samples.DIRECTOR, "Zoé")).containsExactly("Zoé");
  }

  @Test
  void one_that_was_taken_back_hides_no_failure_and_one_that_waits_does() {
    undelivered(sendTo("Zoé"));
    outbox.cancel(sendTo("Zoé").campaignId(), "sec");
    assertThat(failed(Samples.DIRECTOR, "Zoé")).containsExactly("Zoé");
    sendTo("Zoé");
    assertThat(failed(Samples.DIRECTOR, "Zoé")).isEmpty();
  }

  @Test
  void a_failure_is_told_only_to_whoever_may_see_it_and_not_when_a_colleagues_sms_arrived_later() {
    undelivered(sendTo(Samples.plan().by(TEACHER), "Zoé"));
    assertThat(failed(Samples.SECRETARY, "Zoé")).isEmpty();
    assertThat(failed(TEACHER, "Zoé")).containsExactly("Zoé");
    sendAll(sendTo("Zoé"));
    assertThat(failed(TEACHER, "Zoé")).isEmpty();
  }

  @Test
  void the_database_reads_no_more_than_the_newest_of_that_person() {
    for (int i = 0; i < 5; i++) {
      append(Samples.plan(), 4_000);
    }
    sendTo(Stream.generate(() -> "Zoé").limit(40).toArray(String[]::new));
    if (kind == TestDatabase.Kind.POSTGRESQL) {
      execute("ANALYZE sms");
    }
    List<Object> values = List.of(Samples.personId("Zoé"), Long.MAX_VALUE, 10);
    String sql = JdbcPersonHistory.newest(Conditions.visible(Samples.DIRECTOR));
    String plan = database().transaction(connection -> plan(connection, sql, values));
    assertThat(plan.toLowerCase(Locale.ROOT))
        .contains("sms_person_ix")
        .doesNotContain("sort")
        .doesNotContain("seq scan on sms s")
        .doesNotContain("table scan");
  }
}
