package sms.recap.internal.recap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.recap.LastOutcomes;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** Whom the last SMS did not reach, on either database. */
abstract class LastOutcomesContract extends ContractTest {
  private LastOutcomes outcomes;

  LastOutcomesContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void ask() {
    outcomes = new JdbcLastOutcomes(database());
  }

  private SendLease sendTo(String... names) {
    clock.forward(Duration.ofMinutes(1));
    OutboundSms[] messages =
        Stream.of(names)
            .map(name -> Samples.sms(name, "+33612345678", "Bonjour " + name))
            .toArray(OutboundSms[]::new);
    return append(Samples.plan(), messages).leases().get(0);
  }

  private void undelivered(SendLease lease) {
    sendAll(lease);
    for (long id = lease.firstId(); id <= lease.lastId(); id++) {
      report(byProviderId(id, DeliveryReport.Status.UNDELIVERED));
    }
  }

  private Set<String> failed() {
    return outcomes.failedSince(Samples.START);
  }

  private static Set<String> people(String... names) {
    return Stream.of(names).map(Samples::personId).collect(Collectors.toSet());
  }

  @Test
  void nothing_sent_is_nobody_failed() {
    assertThat(failed()).isEmpty();
  }

  @Test
  void one_whose_sms_did_not_arrive_is_named_until_a_later_one_does() {
    undelivered(sendTo("Zoé", "Ali"));
    assertThat(failed()).isEqualTo(people("Zoé", "Ali"));

    SendLease again = sendTo("Zoé");
    sendAll(again);
    report(byProviderId(again.firstId(), DeliveryReport.Status.DELIVERED));
    assertThat(failed()).isEqualTo(people("Ali"));

    undelivered(sendTo("Zoé"));
    assertThat(failed()).isEqualTo(people("Zoé", "Ali"));
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "FAILED"})
  void refused_and_given_up_is_failed_too(SmsState state) {
    SendLease lease = sendTo("Zoé", "Ali");
    mark(lease, 2);
    record(lease, refused(nth(lease, 1), state, FailureReason.INVALID_NUMBER), sent(nth(lease, 2)));

    assertThat(failed()).isEqualTo(people("Zoé"));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCERTAIN", "SENT", "QUEUED"})
  void what_is_under_way_or_unclear_is_not_failed_and_hides_an_older_failure(SmsState state) {
    undelivered(sendTo("Zoé"));
    SendLease again = sendTo("Zoé");
    mark(again, 1);
    if (state == SmsState.UNCERTAIN) {
      record(again, refused(nth(again, 1), state, FailureReason.NO_CLEAR_ANSWER));
    } else if (state == SmsState.SENT) {
      record(again, sent(nth(again, 1)));
    }

    assertThat(failed()).isEmpty();
  }

  @Test
  void one_that_was_taken_back_changes_nothing() {
    undelivered(sendTo("Zoé"));
    outbox.cancel(sendTo("Zoé").campaignId(), "sec");

    assertThat(failed()).isEqualTo(people("Zoé"));
  }

  @Test
  void older_ones_are_not_looked_at() {
    undelivered(sendTo("Zoé"));
    Instant later = clock.instant().plusSeconds(1);
    undelivered(sendTo("Ali"));

    assertThat(outcomes.failedSince(later)).isEqualTo(people("Ali"));
    assertThat(outcomes.failedSince(clock.instant().plusSeconds(1))).isEmpty();
  }

  @Test
  void a_typed_number_is_nobody() {
    OutboundSms sms = Samples.sms("x", "+33612345678", "Bonjour");
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
    undelivered(append(Samples.plan(), typed).leases().get(0));

    assertThat(failed()).isEmpty();
  }
}
