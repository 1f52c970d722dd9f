package sms.recap.internal.recap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendLease;
import sms.api.gateway.DeliveryReport;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.PrefixRate;
import sms.api.recap.PrefixRate.Prefix;
import sms.api.recap.RecapQuery;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** How many SMS arrive, by the beginning of the number, on either database. */
abstract class PrefixRatesContract extends ContractTest {
  private static final Caller TEACHER =
      new Caller("prof", "M. Évrard", "SALLE 12", Locale.FRENCH, Set.of(Right.SEND));

  PrefixRatesContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private List<PrefixRate> rates() {
    return recap.deliveryByPrefix(RecapQuery.all(10), Samples.DIRECTOR);
  }

  /** One campaign, to that many numbers beginning with each. */
  private SendLease sendTo(Samples.Plan plan, int each, String... beginnings) {
    OutboundSms[] messages =
        Arrays.stream(beginnings)
            .flatMap(
                b ->
                    java.util.stream.IntStream.range(0, each)
                        .mapToObj(n -> Samples.sms("N " + n, b + "%05d".formatted(n), "Bonjour")))
            .toArray(OutboundSms[]::new);
    SendLease lease = append(plan, messages).leases().get(0);
    sendAll(lease);
    return lease;
  }

  private static PrefixRate rate(String country, String national, long... counts) {
    return new PrefixRate(
        Optional.of(new Prefix(country, national)), counts[0], counts[1], counts[2]);
  }

  @Test
  void where_nothing_was_sent_there_are_no_rates() {
    assertThat(rates()).isEmpty();
    append(Samples.plan().deferredTo(Samples.START.plus(Duration.ofHours(1))), 9);
    assertThat(rates()).isEmpty();
  }

  @Test
  void each_prefix_tells_what_arrived_what_did_not_and_what_has_no_report() {
    SendLease lease = sendTo(Samples.plan(), 6, "+336121", "+337561");
    List<DeliveryReport> reports = new ArrayList<>();
    for (int n = 1; n <= 3; n++) {
      reports.add(byProviderId(nth(lease, n), DeliveryReport.Status.DELIVERED));
    }
    reports.add(byProviderId(nth(lease, 4), DeliveryReport.Status.UNDELIVERED));
    report(reports.toArray(DeliveryReport[]::new));

    assertThat(rates()).containsExactly(rate("33", "612", 6, 3, 1), rate("33", "756", 6, 0, 0));
    assertThat(rates().get(0).pending()).isEqualTo(2);
    assertThat(rates().get(0).rate().orElseThrow()).isCloseTo(0.75, within(1e-9));
    assertThat(rates().get(1).rate()).isEmpty();
  }

  @Test
  void the_most_are_first_and_the_small_ones_together_last() {
    sendTo(Samples.plan(), 4, "+336121", "+336131");
    sendTo(Samples.plan(), 5, "+336141");
    sendTo(Samples.plan(), 7, "+336151");

    assertThat(rates())
        .containsExactly(
            rate("33", "615", 7, 0, 0),
            rate("33", "614", 5, 0, 0),
            new PrefixRate(Optional.empty(), 8, 0, 0));
  }

  @Test
  void country_codes_of_one_two_and_three_digits_are_told_from_the_digits_after_them() {
    sendTo(Samples.plan(), 5, "+1212555", "+4479112", "+2626921");
    // the same three national digits, other ones behind
    sendTo(Samples.plan(), 2, "+3361211", "+3361299", "+33612");

    assertThat(rates())
        .containsExactlyInAnyOrder(
            rate("1", "212", 5, 0, 0),
            rate("44", "791", 5, 0, 0),
            rate("262", "692", 5, 0, 0),
            rate("33", "612", 6, 0, 0));
  }

  @Test
  void what_no_provider_took_is_not_counted() {
    SendLease lease = leased(6);
    mark(lease, 6);
    record(
        lease,
        sent(nth(lease, 1)),
        sent(nth(lease, 2)),
        sent(nth(lease, 3)),
        sent(nth(lease, 4)),
        sent(nth(lease, 5)),
        refused(
            nth(lease, 6),
            sms.api.dispatch.SmsState.REJECTED,
            sms.api.gateway.FailureReason.INVALID_NUMBER));

    assertThat(rates()).containsExactly(rate("33", "600", 5, 0, 0));
  }

  @Test
  void the_period_and_the_filters_narrow_it_and_the_rights_too() {
    sendTo(Samples.plan(), 5, "+336121");
    clock.forward(Duration.ofDays(40));
    sendTo(Samples.plan().by(TEACHER).expires(clock.instant().plusSeconds(60)), 6, "+336131");

    RecapQuery all = RecapQuery.all(10);
    assertThat(
            recap.deliveryByPrefix(
                all.created(Samples.START, Samples.START.plusSeconds(60)), Samples.DIRECTOR))
        .containsExactly(rate("33", "612", 5, 0, 0));
    assertThat(
            recap.deliveryByPrefix(
                all.created(Samples.START.plusSeconds(90), Samples.START.plusSeconds(120)),
                Samples.DIRECTOR))
        .isEmpty();
    assertThat(recap.deliveryByPrefix(all, TEACHER)).containsExactly(rate("33", "613", 6, 0, 0));
    assertThat(rates()).hasSize(2);
  }
}
