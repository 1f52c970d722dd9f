package sms.recap.internal.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.SendLease;
import sms.api.gateway.Money;
import sms.api.host.School;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.InvoiceDifference;
import sms.api.recap.InvoiceDifference.Kind;
import sms.api.recap.InvoicePeriod;
import sms.api.recap.InvoiceResult;
import sms.api.recap.InvoiceResult.Compared;
import sms.api.recap.InvoiceResult.Sum;
import sms.api.recap.InvoiceResult.Unreadable;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What a provider billed beside what was sent, on either database. */
abstract class InvoiceContract extends ContractTest {
  private static final School SCHOOL =
      new School(
          "Collège",
          "FR",
          Set.of(),
          ZoneId.of("Europe/Paris"),
          Samples.EUR,
          Locale.FRENCH,
          "2025-2026",
          "");

  private InvoiceComparison comparison;
  private final List<InvoiceDifference> told = new ArrayList<>();

  InvoiceContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void begin() {
    comparison = new JdbcInvoiceComparison(database());
    told.clear();
  }

  private InvoiceResult compare(String... lines) {
    return compare(
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8), InvoicePeriod.OF_THE_FILE);
  }

  private InvoiceResult compare(byte[] file, InvoicePeriod period) {
    return comparison.compare(file, period, SCHOOL, Samples.DIRECTOR, told::add);
  }

  private Compared compared(String... lines) {
    return (Compared) compare(lines);
  }

  private String problem(String... lines) {
    return ((Unreadable) compare(lines)).problems().get(0).message();
  }

  /** That many SMS on 2 March, ids {@code p-…}. */
  private SendLease sent(int count) {
    SendLease lease = leased(count);
    sendAll(lease);
    return lease;
  }

  private static Sum sum(long messages, long parts) {
    return new Sum(messages, parts, new Money(messages * Samples.PRICE, Samples.EUR));
  }

  @Test
  void an_invoice_that_bills_what_was_sent_has_no_differences() {
    SendLease lease = sent(2);
    Compared compared =
        compared(
            "messageId;Numéro;Date d’envoi;Nb SMS;Prix",
            providerId(nth(lease, 1)) + ";33600000001;02/03/2026 09:00;1;0,045",
            providerId(nth(lease, 2)) + ";33600000002;02/03/2026 09:00;1;0,045");

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.matched()).isEqualTo(2);
    assertThat(compared.invoice()).isEqualTo(sum(2, 2));
    assertThat(compared.ours()).isEqualTo(sum(2, 2));
    assertThat(compared.from()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t"})
  void lines_without_an_id_are_found_by_number_and_day_however_they_are_written(String separator) {
    sent(4);
    Compared compared =
        compared(
            "Sent date|To|Parts|Price".replace("|", separator),
            "2026-03-02T08:00:00Z|+33600000001|1|-0.0450".replace("|", separator),
            "2026-03-02 09:10|06 00 00 00 02|1|0.045".replace("|", separator),
            "02-03-2026|0033600000003|1|0.045".replace("|", separator),
            "\"Mon, 02 Mar 2026 08:00:00 +0000\"|33600000004|1|0.045".replace("|", separator));

    assertThat(compared.matched()).isEqualTo(4);
    assertThat(compared.differences()).isEmpty();
  }

  @Test
  void the_day_is_the_school_s() {
    clock.set(java.time.Instant.parse("2026-03-02T23:30:00Z")); // 00:30 in Paris
    sent(1);
    assertThat(compared("number;date", "33600000001;03/03/2026").matched()).isEqualTo(1);
    assertThat(compared("number;date", "33600000001;2026-03-02T23:30:00Z").matched()).isEqualTo(1);
    assertThat(compared("number;date", "33600000001;02/03/2026").matched()).isZero();
  }

  @Test
  void windows_files_are_read_too() {
    sent(1);
    byte[] file =
        "Préfixe;Numéro;Date d’envoi;Coût\né;33600000001;02/03/2026;0,045 €"
            .getBytes(Charset.forName("windows-1252"));
    assertThat(((Compared) compare(file, InvoicePeriod.OF_THE_FILE)).matched()).isEqualTo(1);
  }

  @Test
  void what_is_billed_and_was_not_sent_and_what_was_sent_and_is_not_billed() {
    SendLease lease = sent(3);
    Compared compared =
        compared(
            "id;number;date",
            providerId(nth(lease, 1)) + ";33600000001;2026-03-02",
            "x-1;33699999999;2026-03-02");

    assertThat(compared.differences())
        .isEqualTo(Map.of(Kind.BILLED_NOT_SENT, 1L, Kind.SENT_NOT_BILLED, 2L));
    assertThat(told)
        .filteredOn(d -> d.kind() == Kind.SENT_NOT_BILLED)
        .extracting(d -> d.sent().orElseThrow().id())
        .containsExactly(nth(lease, 2), nth(lease, 3));
    assertThat(told)
        .filteredOn(d -> d.kind() == Kind.BILLED_NOT_SENT)
        .singleElement()
        .satisfies(d -> assertThat(d.billed().orElseThrow().line()).isEqualTo(3));
  }

  @Test
  void an_id_is_looked_for_before_a_number() {
    // two SMS to one number on one day: the line is of the second
    append(Samples.plan(), Samples.sms("A", "+33612345678", "un")).leases().forEach(this::sendAll);
    SendLease second =
        append(Samples.plan(), Samples.sms("B", "+33612345678", "deux")).leases().get(0);
    sendAll(second);
    compared("id;number;date", providerId(second.firstId()) + ";33612345678;2026-03-02");

    assertThat(told)
        .singleElement()
        .satisfies(d -> assertThat(d.sent().orElseThrow().recipient()).isEqualTo("A"));
  }

  @Test
  void other_parts_and_another_price_are_told_with_both_sides() {
    SendLease lease = sent(2);
    Compared compared =
        compared(
            "id;date;parts;price",
            providerId(nth(lease, 1)) + ";2026-03-02;2;0.0900",
            providerId(nth(lease, 2)) + ";2026-03-02;1;0.05");

    // 0.05 has two decimals: so has 0.045, rounded
    assertThat(compared.differences())
        .isEqualTo(Map.of(Kind.PARTS_DIFFER, 1L, Kind.PRICE_DIFFERS, 1L));
    assertThat(told)
        .allSatisfy(
            d -> {
              assertThat(d.sent().orElseThrow().id()).isEqualTo(nth(lease, 1));
              assertThat(d.billed().orElseThrow().parts()).hasValue(2);
            });
  }

  @Test
  void an_sms_has_one_line_the_second_is_billed_twice() {
    SendLease lease = sent(2);
    String first = providerId(nth(lease, 1)) + ";33600000001;2026-03-02";
    Compared compared = compared("id;number;date", first, first, ";33600000002;2026-03-02");
    assertThat(compared.differences()).isEqualTo(Map.of(Kind.BILLED_TWICE, 1L));

    compared = compared("number;date", "33600000002;2026-03-02", "33600000002;2026-03-02");
    assertThat(compared.differences())
        .isEqualTo(Map.of(Kind.BILLED_TWICE, 1L, Kind.SENT_NOT_BILLED, 1L));
  }

  @Test
  void sums_and_broken_lines_are_left_aside_and_told() {
    SendLease lease = sent(1);
    Compared compared =
        compared(
            "Facture n° 12;;;",
            "",
            "Identifiant;Numéro;Date;Montant",
            providerId(nth(lease, 1)) + ";33600000001;02/03/2026;0,045",
            "Total;;;0,045");

    assertThat(compared.differences()).isEqualTo(Map.of(Kind.UNREADABLE, 1L));
    assertThat(compared.invoice().cost()).isEqualTo(new Money(Samples.PRICE, Samples.EUR));
  }

  @Test
  void what_another_provider_sent_is_not_missed_in_this_one_s_invoice() {
    SendLease lease = sent(1);
    SendLease other = leased(1);
    mark(other, 1);
    record(
        other,
        new sms.api.dispatch.Outcome(
            other.firstId(),
            sms.api.dispatch.SmsState.SENT,
            Optional.of("gw-2"),
            Optional.of("q-1"),
            Optional.empty(),
            "",
            clock.instant(),
            Optional.empty()));

    Compared compared = compared("id;date", providerId(nth(lease, 1)) + ";2026-03-02");

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.ours()).isEqualTo(sum(1, 1));
  }

  @Test
  void the_days_beside_the_period_count_only_where_a_line_names_them() {
    SendLease before = sent(2);
    clock.forward(Duration.ofDays(1));
    SendLease in = leased(1);
    sendAll(in);

    Compared compared =
        (Compared)
            compare(
                ("id\n" + providerId(nth(in, 1)) + "\n" + providerId(nth(before, 1)))
                    .getBytes(StandardCharsets.UTF_8),
                new InvoicePeriod(
                    Optional.of(LocalDate.of(2026, 3, 3)), Optional.of(LocalDate.of(2026, 3, 3))));

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.ours().messages()).isEqualTo(2);
  }

  @Test
  void what_no_provider_took_is_not_expected_to_be_billed() {
    leased(3); // waits
    append(Samples.plan().deferredTo(Samples.START.plus(Duration.ofHours(1))), 2);
    assertThat(compared("number;date", "33699999999;2026-03-02").differences())
        .isEqualTo(Map.of(Kind.BILLED_NOT_SENT, 1L));
  }

  @Test
  void more_sms_than_are_read_at_once_are_all_compared() {
    List<String> lines = new ArrayList<>(List.of("number;date"));
    append(Samples.plan(), 2_100).leases().forEach(this::sendAll);
    for (int n = 1; n <= 2_100; n++) {
      lines.add(Samples.number(n).substring(1) + ";2026-03-02");
    }
    Compared compared = compared(lines.toArray(String[]::new));
    assertThat(compared.matched()).isEqualTo(2_100);
    assertThat(compared.differences()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_compared_says_what_is_found_and_what_is_wanted() {
    assertThat(problem("Libellé;Quantité;Prix", "SMS;12;0,54"))
        .contains("Libellé ; Quantité ; Prix")
        .contains("Numéro")
        .contains("Date d’envoi");
    assertThat(problem("")).contains("aucune ligne");
    assertThat(problem("id;price", "p-1;0,045")).contains("période");
    assertThat(problem("PK\u0003\u0004\u0000")).contains("CSV");
    assertThat(problem("id;date;price;currency", "p;2026-03-02;1;USD"))
        .contains("USD")
        .contains("EUR");
    byte[] large = new byte[InvoiceComparison.MAX_BYTES + 1];
    java.util.Arrays.fill(large, (byte) 'a');
    assertThat(((Unreadable) compare(large, InvoicePeriod.OF_THE_FILE)).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("10"));
  }

  @Test
  void the_sample_can_be_compared() throws Exception {
    byte[] sample = Files.readAllBytes(Path.of("../docs/samples/facture.csv"));
    Compared compared = (Compared) compare(sample, InvoicePeriod.OF_THE_FILE);
    assertThat(compared.withParts() && compared.withPrices()).isTrue();
    assertThat(compared.invoice().parts()).isEqualTo(4);
    assertThat(compared.differences()).isEqualTo(Map.of(Kind.BILLED_NOT_SENT, 3L));
  }

  @Test
  void who_does_not_see_the_recap_of_all_compares_nothing() {
    assertThatThrownBy(
            () ->
                comparison.compare(
                    new byte[0], InvoicePeriod.OF_THE_FILE, SCHOOL, Samples.SECRETARY, told::add))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
