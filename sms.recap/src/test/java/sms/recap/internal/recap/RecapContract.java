package sms.recap.internal.recap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.CampaignProgress;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.ModeTotals;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What the recap shows, on either database. */
abstract class RecapContract extends ContractTest {
  private static final Caller TEACHER =
      new Caller("prof", "M. Évrard", "SALLE 12", Locale.FRENCH, EnumSet.of(Right.SEND));

  RecapContract(TestDatabase.Kind kind) {
    super(kind);
  }

  private List<String> names(UnaryOperator<Query> change) {
    return names(change, Samples.DIRECTOR);
  }

  private List<String> names(UnaryOperator<Query> change, Caller caller) {
    return recap.page(change.apply(new Query()).get(), caller).lines().stream()
        .map(RecapLine::recipient)
        .toList();
  }

  /** A query that changes by one criterion. */
  private record Query(RecapQuery get) {
    Query() {
      this(RecapQuery.all(100));
    }

    Query from(Instant from, Instant to) {
      return with(Optional.of(from), Optional.of(to), get.userId(), get.workstation());
    }

    Query by(String user) {
      return with(get.from(), get.to(), Optional.of(user), get.workstation());
    }

    Query at(String workstation) {
      return with(get.from(), get.to(), get.userId(), Optional.of(workstation));
    }

    private Query with(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> user,
        Optional<String> workstation) {
      return new Query(
          new RecapQuery(
              from,
              to,
              user,
              workstation,
              get.number(),
              get.recipient(),
              get.states(),
              get.modes(),
              get.campaignId(),
              get.beforeId(),
              get.limit()));
    }

    Query number(String typed) {
      return with(Optional.of(typed), get.recipient(), get.states(), get.modes());
    }

    Query recipient(String typed) {
      return with(get.number(), Optional.of(typed), get.states(), get.modes());
    }

    Query states(SmsState... states) {
      return with(get.number(), get.recipient(), Set.of(states), get.modes());
    }

    Query modes(SendingMode... modes) {
      return with(get.number(), get.recipient(), get.states(), Set.of(modes));
    }

    private Query with(
        Optional<String> number,
        Optional<String> recipient,
        Set<SmsState> states,
        Set<SendingMode> modes) {
      return new Query(
          new RecapQuery(
              get.from(),
              get.to(),
              get.userId(),
              get.workstation(),
              number,
              recipient,
              states,
              modes,
              get.campaignId(),
              get.beforeId(),
              get.limit()));
    }

    Query text(String typed) {
      return with(get.templateId(), Optional.of(typed));
    }

    Query template(String id) {
      return with(Optional.of(id), get.text());
    }

    private Query with(Optional<String> template, Optional<String> text) {
      return new Query(
          new RecapQuery(
              get.from(),
              get.to(),
              get.userId(),
              get.workstation(),
              get.number(),
              get.recipient(),
              get.states(),
              get.modes(),
              get.campaignId(),
              template,
              text,
              get.beforeId(),
              get.limit()));
    }

    Query campaign(long id) {
      return with(OptionalLong.of(id), get.beforeId(), get.limit());
    }

    Query page(OptionalLong before, int limit) {
      return with(get.campaignId(), before, limit);
    }

    private Query with(OptionalLong campaign, OptionalLong before, int limit) {
      return new Query(
          new RecapQuery(
              get.from(),
              get.to(),
              get.userId(),
              get.workstation(),
              get.number(),
              get.recipient(),
              get.states(),
              get.modes(),
              campaign,
              before,
              limit));
    }
  }

  @Test
  void an_empty_recap_is_empty() {
    assertThat(recap.page(RecapQuery.all(10), Samples.DIRECTOR))
        .isEqualTo(new RecapPage(List.of(), OptionalLong.empty()));
    assertThat(recap.totals(RecapQuery.all(10), Samples.DIRECTOR).total())
        .isEqualTo(new ModeTotals.Total(0, 0, new Money(0, Samples.EUR)));
    assertThat(recap.users(Samples.DIRECTOR)).isEmpty();
    assertThat(recap.workstations(Samples.DIRECTOR)).isEmpty();
    assertThat(recap.trail(1, Samples.DIRECTOR)).isEmpty();
    assertThat(recap.progress(1, Samples.DIRECTOR)).isEmpty();
  }

  @Test
  void a_line_shows_all_there_is_to_know() {
    SendLease lease =
        append(Samples.plan(), Samples.sms("Zoé", "+33612345678", "Bonjour")).leases().get(0);
    clock.forward(Duration.ofSeconds(2));
    sendAll(lease);
    clock.forward(Duration.ofSeconds(5));
    report(byProviderId(lease.firstId(), DeliveryReport.Status.DELIVERED));

    RecapLine line = recap.page(RecapQuery.all(10), Samples.DIRECTOR).lines().get(0);

    assertThat(line)
        .isEqualTo(
            new RecapLine(
                lease.firstId(),
                lease.campaignId(),
                Samples.START,
                Optional.of(Samples.START.plusSeconds(2)),
                "Zoé",
                Samples.sms("Zoé", "+33612345678", "x").number(),
                Samples.sms("Zoé", "+33612345678", "x").record(),
                SmsState.DELIVERED,
                Samples.START.plusSeconds(7),
                Optional.empty(),
                1,
                new Money(Samples.PRICE, Samples.EUR),
                SendingMode.STANDARD,
                "Anne Le Bris",
                "ACCUEIL"));
  }

  // ---- pages

  @Test
  void pages_follow_each_other_newest_first_without_gap_or_repetition() {
    append(Samples.plan(), 30);
    append(Samples.plan().by(Samples.DIRECTOR), 7);
    append(Samples.plan(), 30);
    List<Long> ids = new ArrayList<>();
    OptionalLong before = OptionalLong.empty();
    int pages = 0;
    do {
      RecapPage page = recap.page(new Query().page(before, 10).get(), Samples.DIRECTOR);
      page.lines().forEach(line -> ids.add(line.id()));
      before = page.next();
      pages++;
    } while (before.isPresent());
    assertThat(pages).isEqualTo(7);
    assertThat(ids)
        .hasSize(67)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void a_page_that_is_just_full_is_the_last() {
    append(Samples.plan(), 10);
    assertThat(
            recap.page(new Query().page(OptionalLong.empty(), 10).get(), Samples.DIRECTOR).next())
        .isEmpty();
    assertThat(recap.page(new Query().page(OptionalLong.empty(), 9).get(), Samples.DIRECTOR).next())
        .isPresent();
  }

  @Test
  void a_rare_one_is_found_far_down() {
    append(Samples.plan(), Samples.sms("Aiguille", "+33699999999", "x"));
    append(Samples.plan(), 3_000);
    assertThat(names(q -> q.recipient("aiguille"))).containsExactly("Aiguille");
  }

  /** Its SMS are there in parts before their sending is. */
  @Test
  void a_sending_that_is_being_written_is_not_listed_and_hides_nothing() {
    append(Samples.plan(), 300);
    String same =
        "slice_id, recipient, recipient_search, phone, encoding, parts, cost_micros, state,"
            + " state_at, attempts, pass";
    execute(
        "INSERT INTO sms (id, campaign_id, %s) SELECT s.id + 100000, 999999, %s FROM sms s"
            .formatted(same, same));
    RecapPage page = recap.page(RecapQuery.all(10), Samples.DIRECTOR);
    assertThat(page.lines()).hasSize(10).allMatch(line -> line.id() < 100_000);
    assertThat(page.next()).isPresent();
  }

  // ---- filters

  @Test
  void a_period_has_a_first_moment_and_ends_before_the_last() {
    append(Samples.plan(), Samples.sms("A", "+33600000001", "x"));
    clock.forward(Duration.ofHours(1));
    append(Samples.plan(), Samples.sms("B", "+33600000002", "x"));
    clock.forward(Duration.ofHours(1));
    append(Samples.plan(), Samples.sms("C", "+33600000003", "x"));
    Instant start = Samples.START;
    assertThat(names(q -> q.from(start.plusMillis(1), start.plus(Duration.ofHours(2)))))
        .containsExactly("B");
    assertThat(names(q -> q.from(start, start.plus(Duration.ofHours(2)))))
        .containsExactly("B", "A");
    assertThat(names(q -> q.from(start, start))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "06 12, true",
    "0612, true",
    "06.12.34, true",
    "06-12-34-56-78, true",
    "+336, true",
    "+33 6 12, true",
    "+33 (0)6 12, true",
    "0033612, true",
    "00 33 6 12 34 56 78, true",
    "3456, true",
    "5678, true",
    "612345678, true",
    "0, true",
    "'', true",
    "07, false",
    "+337, false",
    "+34, false",
    "0034, false",
    "9999, false",
    "06 13, false",
    "0612%, false",
    "%, false",
    "_, false",
    "6_2, false",
    "maman, false",
    "O'; DROP TABLE sms; --, false"
  })
  void a_number_is_found_as_people_type_it(String typed, boolean found) {
    append(Samples.plan(), Samples.sms("Zoé", "+33612345678", "x"));
    assertThat(names(q -> q.number(typed))).hasSize(found ? 1 : 0);
  }

  @Test
  void who_may_not_see_numbers_finds_nobody_by_one() {
    Caller masked =
        new Caller(
            "dir",
            "Mme Martin",
            "DIRECTION",
            Locale.FRENCH,
            EnumSet.complementOf(EnumSet.of(Right.SEE_NUMBERS)));
    append(
        Samples.plan(),
        Samples.sms("Zoé", "+33612345678", "x"),
        Samples.sms("06 12 34 56 79, Léo", "+33612345679", "x"));
    for (String typed : List.of("06", "+336", "0612345678", "78")) {
      assertThat(names(q -> q.number(typed))).as(typed).isNotEmpty();
      assertThat(names(q -> q.number(typed), masked)).as(typed).isEmpty();
      assertThat(recap.totals(new Query().number(typed).get(), masked).total().messages()).isZero();
    }
    assertThat(names(q -> q.recipient("06 12"))).as("a typed number is a name").hasSize(1);
    assertThat(names(q -> q.recipient("06 12"), masked)).isEmpty();
    assertThat(names(q -> q.recipient("79, L"), masked)).isEmpty();
    assertThat(names(q -> q.recipient("zo"), masked)).containsExactly("Zoé");
  }

  @Test
  void a_national_zero_stands_for_any_country_code() {
    append(
        Samples.plan(),
        Samples.sms("Réunion", "+262692000001", "x"),
        Samples.sms("Amérique", "+16925550100", "x"),
        Samples.sms("Métropole", "+33692000001", "x"),
        Samples.sms("Autre", "+33612000001", "x"));
    assertThat(names(q -> q.number("0692")))
        .containsExactlyInAnyOrder("Réunion", "Amérique", "Métropole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"élève", "ELEVE", "Élè", "100 %", "O'B", "_", "%", "!", "\\", "\"; --"})
  void a_name_is_found_whatever_case_accents_and_signs(String typed) {
    append(
        Samples.plan(),
        Samples.sms("Élève O'Brien 100 % _!\\ \"; --", "+33600000001", "x"),
        Samples.sms("Autre", "+33600000002", "x"));
    assertThat(names(q -> q.recipient(typed))).hasSize(1).doesNotContain("Autre");
  }

  @Test
  void states_are_those_that_are_shown() {
    SendLease lease = leased(4);
    mark(lease, 3);
    record(lease, sent(nth(lease, 1)));
    assertThat(names(q -> q.states(SmsState.SENDING)))
        .containsExactly("Recipient 3", "Recipient 2");
    assertThat(names(q -> q.states(SmsState.QUEUED))).containsExactly("Recipient 4");
    assertThat(names(q -> q.states(SmsState.SENT, SmsState.QUEUED)))
        .containsExactly("Recipient 4", "Recipient 1");
    assertThat(names(q -> q.states(SmsState.DELIVERED))).isEmpty();
  }

  @Test
  void user_workstation_mode_and_campaign_restrict() {
    append(Samples.plan(), Samples.sms("A", "+33600000001", "x"));
    long campaign =
        append(
                Samples.plan().by(TEACHER).mode(SendingMode.PREMIUM),
                Samples.sms("B", "+33600000002", "x"))
            .campaignId();
    assertThat(names(q -> q.by("prof"))).containsExactly("B");
    assertThat(names(q -> q.at("ACCUEIL"))).containsExactly("A");
    assertThat(names(q -> q.modes(SendingMode.PREMIUM, SendingMode.ECONOMY))).containsExactly("B");
    assertThat(names(q -> q.campaign(campaign))).containsExactly("B");
    assertThat(names(q -> q.by("' OR '1'='1"))).isEmpty();
    assertThat(names(q -> q.at("' OR '1'='1"))).isEmpty();
  }

  // ---- rights

  @Test
  void without_the_right_one_sees_only_ones_own_whatever_one_asks_for() {
    long mine =
        append(Samples.plan().by(TEACHER), Samples.sms("Mien", "+33600000001", "x")).campaignId();
    SendLease others =
        append(Samples.plan(), Samples.sms("Autre", "+33600000002", "x")).leases().get(0);
    sendAll(others);

    assertThat(names(q -> q, TEACHER)).containsExactly("Mien");
    assertThat(names(q -> q.by("sec"), TEACHER)).isEmpty();
    assertThat(names(q -> q.campaign(others.campaignId()), TEACHER)).isEmpty();
    assertThat(recap.totals(RecapQuery.all(1), TEACHER).total().messages()).isZero();
    assertThat(recap.totals(RecapQuery.all(1), Samples.DIRECTOR).total().messages()).isEqualTo(1);
    assertThat(recap.trail(others.firstId(), TEACHER)).isEmpty();
    assertThat(recap.progress(others.campaignId(), TEACHER)).isEmpty();
    assertThat(recap.progress(mine, TEACHER)).isPresent();
    assertThat(recap.users(TEACHER)).containsExactly(new Recap.Sender("prof", "M. Évrard"));
    assertThat(recap.workstations(TEACHER)).containsExactly("SALLE 12");
    assertThat(recap.users(Samples.DIRECTOR))
        .containsExactly(
            new Recap.Sender("sec", "Anne Le Bris"), new Recap.Sender("prof", "M. Évrard"));
  }

  @Test
  void texts_are_for_those_who_may_read_them() {
    SendLease lease =
        append(Samples.plan(), Samples.sms("Zoé", "+33600000001", "Bonjour Zoé")).leases().get(0);
    assertThat(recap.trail(lease.firstId(), Samples.DIRECTOR).orElseThrow().text())
        .contains("Bonjour Zoé");
    assertThat(recap.trail(lease.firstId(), Samples.SECRETARY).orElseThrow().text()).isEmpty();
  }

  @Test
  void who_wrote_to_somebody_flagged_is_in_the_trail_of_that_sms_alone() {
    OutboundSms plain = Samples.sms("Zoé", "+33600000001", "Bonjour");
    SendLease lease =
        append(Samples.plan(), plain, Samples.overridden(plain, "Anne Le Bris")).leases().get(0);

    assertThat(recap.trail(nth(lease, 1), Samples.DIRECTOR).orElseThrow().overriddenBy()).isEmpty();
    assertThat(recap.trail(nth(lease, 2), Samples.DIRECTOR).orElseThrow().overriddenBy())
        .contains("Anne Le Bris");
    assertThat(outbox.read(lease, 0, 10))
        .extracting(QueuedSms::override)
        .containsExactly(false, true);
  }

  // ---- sums

  @Test
  void totals_name_every_mode_and_count_what_was_or_may_have_been_taken() {
    SendLease standard = leased(6);
    mark(standard, 5);
    record(
        standard,
        sent(nth(standard, 1)),
        sent(nth(standard, 2)),
        refused(nth(standard, 3), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER),
        refused(nth(standard, 4), SmsState.REJECTED, FailureReason.INVALID_NUMBER),
        retry(nth(standard, 5), Duration.ofMinutes(1)));
    report(byProviderId(nth(standard, 2), DeliveryReport.Status.UNDELIVERED));
    sendAll(append(Samples.plan().mode(SendingMode.PREMIUM), 2).leases().get(0));

    ModeTotals totals = recap.totals(RecapQuery.all(1), Samples.DIRECTOR);

    assertThat(totals.byMode()).hasSize(4);
    assertThat(totals.byMode().get(SendingMode.STANDARD)).isEqualTo(total(3));
    assertThat(totals.byMode().get(SendingMode.PREMIUM)).isEqualTo(total(2));
    assertThat(totals.byMode().get(SendingMode.ECONOMY)).isEqualTo(total(0));
    assertThat(totals.byMode().get(SendingMode.LEGACY)).isEqualTo(total(0));
    assertThat(totals.total()).isEqualTo(total(5));
    assertThat(
            recap.totals(new Query().states(SmsState.UNDELIVERED).get(), Samples.DIRECTOR).total())
        .isEqualTo(total(1));
    assertThat(recap.totals(new Query().modes(SendingMode.PREMIUM).get(), Samples.DIRECTOR).total())
        .isEqualTo(total(2));
    assertThat(recap.totals(new Query().states(SmsState.QUEUED).get(), Samples.DIRECTOR).total())
        .isEqualTo(total(0));
    assertThat(recap.totals(new Query().number("0600000001").get(), Samples.DIRECTOR).total())
        .isEqualTo(total(2));
  }

  private static ModeTotals.Total total(long messages) {
    return new ModeTotals.Total(
        messages, messages, new Money(messages * Samples.PRICE, Samples.EUR));
  }

  /** By way of the SMS, whatever the tallies say. */
  private ModeTotals addedUp() {
    return recap.totals(new Query().states(SmsState.values()).get(), Samples.DIRECTOR);
  }

  private ModeTotals totals() {
    return recap.totals(RecapQuery.all(1), Samples.DIRECTOR);
  }

  private long tallies() {
    return rows("sms_campaign WHERE billed_messages IS NOT NULL");
  }

  @Test
  void what_a_sending_was_billed_is_kept_with_it_once_nothing_of_it_waits() {
    SendLease lease = leased(3);
    mark(lease, 1);
    record(lease, sent(nth(lease, 1)));
    assertThat(totals().total()).isEqualTo(total(1));
    assertThat(tallies()).as("two of them wait").isZero();

    sendAll(lease);
    assertThat(totals().total()).isEqualTo(total(3));
    assertThat(tallies()).isOne();

    execute("UPDATE sms SET parts = 7"); // nobody reads them any more
    assertThat(totals().total()).isEqualTo(total(3));
    assertThat(addedUp().total().parts()).isEqualTo(21);
  }

  @Test
  void an_uncertain_sms_that_a_person_says_was_not_sent_is_taken_off_the_totals() {
    SendLease lease = leased(2);
    mark(lease, 2);
    record(
        lease,
        sent(nth(lease, 1)),
        refused(nth(lease, 2), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER));
    outbox.finish(lease);
    assertThat(totals().total()).isEqualTo(total(2));
    assertThat(tallies()).isOne();

    outbox.resolve(nth(lease, 2), false, "Anne Le Bris");

    assertThat(totals().total()).isEqualTo(total(1));
    assertThat(addedUp().total()).isEqualTo(total(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void kept_totals_are_those_of_the_sms_whatever_happens(long seed) {
    java.util.Random random = new java.util.Random(seed);
    List<SendLease> open = new ArrayList<>();
    List<Long> uncertain = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          SendingMode mode = random.nextBoolean() ? SendingMode.STANDARD : SendingMode.PREMIUM;
          open.addAll(append(Samples.plan().mode(mode), 1 + random.nextInt(5)).leases());
        }
        case 2 -> {
          if (!open.isEmpty()) {
            sendAll(open.remove(random.nextInt(open.size())));
          }
        }
        case 3 -> {
          if (!open.isEmpty()) {
            SendLease lease = open.remove(random.nextInt(open.size()));
            mark(lease, 1);
            record(
                lease, refused(nth(lease, 1), SmsState.UNCERTAIN, FailureReason.NO_CLEAR_ANSWER));
            uncertain.add(nth(lease, 1));
            sendAll(lease);
          }
        }
        case 4 -> {
          if (!uncertain.isEmpty()) {
            outbox.resolve(uncertain.remove(0), random.nextBoolean(), "Anne Le Bris");
          }
        }
        default -> {
          if (!open.isEmpty()) {
            SendLease lease = open.remove(random.nextInt(open.size()));
            outbox.cancel(lease.campaignId(), "sec");
            outbox.finish(lease);
          }
        }
      }
      assertThat(totals()).as("step %s", step).isEqualTo(addedUp());
    }
    assertThat(tallies()).isGreaterThan(5);
  }

  private List<GroupTotals> by(Grouping by, UnaryOperator<Query> change, Caller caller) {
    return recap.totalsBy(by, change.apply(new Query()).get(), ZoneId.of("Europe/Paris"), caller);
  }

  @Test
  void totals_are_told_apart_by_user_workstation_month_and_sending() {
    sendAll(leased(1));
    clock.set(Instant.parse("2026-03-31T22:30:00Z")); // already April in Paris
    SendLease april =
        append(Samples.plan().by(TEACHER).mode(SendingMode.PREMIUM), 2).leases().get(0);
    sendAll(april);
    clock.set(Instant.parse("2026-06-01T08:00:00Z"));
    leased(4); // nothing of it left yet

    assertThat(by(Grouping.USER, q -> q, Samples.DIRECTOR))
        .extracting(GroupTotals::key, GroupTotals::label, g -> g.totals().total())
        .containsExactly(
            tuple("sec", "Anne Le Bris", total(1)), tuple("prof", "M. Évrard", total(2)));
    assertThat(by(Grouping.WORKSTATION, q -> q, Samples.DIRECTOR))
        .extracting(GroupTotals::label, g -> g.totals().total())
        .containsExactly(tuple("ACCUEIL", total(1)), tuple("SALLE 12", total(2)));
    assertThat(by(Grouping.MONTH, q -> q, Samples.DIRECTOR))
        .extracting(GroupTotals::key, g -> g.totals().total())
        .containsExactly(tuple("2026-04", total(2)), tuple("2026-03", total(1)));
    assertThat(by(Grouping.CAMPAIGN, q -> q, Samples.DIRECTOR))
        .extracting(GroupTotals::label, GroupTotals::created, g -> g.totals().total())
        .containsExactly(
            tuple("3e A", Optional.of(Instant.parse("2026-03-31T22:30:00Z")), total(2)),
            tuple("3e A", Optional.of(Samples.START), total(1)));
    for (Grouping by : Grouping.values()) {
      assertThat(by(by, q -> q.modes(SendingMode.PREMIUM), Samples.DIRECTOR))
          .as("%s", by)
          .hasSize(1);
      assertThat(by(by, q -> q.number("0600000002"), Samples.DIRECTOR)).as("%s", by).hasSize(1);
      assertThat(by(by, q -> q, TEACHER)).as("only one's own, by %s", by).hasSize(1);
      assertThat(by(by, q -> q.campaign(999), Samples.DIRECTOR)).as("%s", by).isEmpty();
    }
  }

  // ---- words and templates

  @Test
  void a_message_is_found_by_its_words_by_those_who_may_read_it() {
    append(Samples.plan(), Samples.sms("Zoé", "+33600000001", "Conseil de CLASSE à 17h 100%"));
    append(Samples.plan(), Samples.sms("Ali", "+33600000002", "Le collège est fermé demain."));
    assertThat(names(q -> q.text("conseil de classe"))).containsExactly("Zoé");
    assertThat(names(q -> q.text("100%"))).containsExactly("Zoé");
    assertThat(names(q -> q.text("1%0"))).isEmpty();
    assertThat(names(q -> q.text("collège est FERMÉ"))).as("the text in common").contains("Ali");
    assertThat(names(q -> q.text("conseil"), Samples.SECRETARY)).isEmpty();
    assertThat(recap.totals(new Query().text("conseil").get(), Samples.DIRECTOR).total().messages())
        .isZero();
  }

  @Test
  void sms_are_found_by_their_template_which_goes_by_its_present_name() {
    for (String template : List.of("fermeture", "reunion")) {
      Campaign plain = Samples.plan().confirmed(1);
      outbox.append(
          new Campaign(
              plain.key(),
              "sec",
              "Anne Le Bris",
              "ACCUEIL",
              plain.purpose(),
              plain.mode(),
              Optional.of(template),
              plain.text(),
              plain.selection(),
              plain.notBefore(),
              plain.expires(),
              1,
              plain.confirmedCost()),
          java.util.stream.Stream.of(Samples.sms(template, "+33600000001", "x")),
          "host",
          LEASE);
    }
    execute(
        "INSERT INTO sms_template (id, version, name, category, body, language, purpose, sources,"
            + " list_order, archived, changed_by, changed_at) VALUES ('fermeture', 2, 'École fermée',"
            + " '', 'x', 'fr', 'EMERGENCY', '', 1, 0, 'dir', 1)");
    assertThat(names(q -> q.template("reunion"))).containsExactly("reunion");
    assertThat(names(q -> q.template("' OR '1'='1"))).isEmpty();
    assertThat(recap.templates(Samples.DIRECTOR))
        .containsExactly(
            new Recap.UsedTemplate("fermeture", "École fermée"),
            new Recap.UsedTemplate("reunion", "reunion"));
    assertThat(recap.templates(TEACHER)).isEmpty();
  }

  @Test
  void progress_counts_by_the_state_that_is_shown() {
    SendLease lease = leased(5);
    mark(lease, 2);
    record(lease, sent(nth(lease, 1)));
    CampaignProgress progress = recap.progress(lease.campaignId(), Samples.DIRECTOR).orElseThrow();
    assertThat(progress)
        .isEqualTo(
            new CampaignProgress(
                lease.campaignId(),
                Samples.START,
                Optional.empty(),
                5,
                Map.of(SmsState.SENT, 1L, SmsState.SENDING, 1L, SmsState.QUEUED, 3L)));
    assertThat(progress.settled()).isFalse();
  }

  @Test
  void two_campaigns_that_came_in_at_the_same_time_are_counted_apart() {
    // their slices interleave: the second comes in while the first is being read
    List<Long> inner = new ArrayList<>();
    long outer =
        append(
                Samples.plan(),
                Samples.messages(4_100)
                    .peek(
                        sms -> {
                          if (sms.name().equals("Recipient 2050")) {
                            inner.add(append(Samples.plan(), 10).campaignId());
                          }
                        }),
                4_100)
            .campaignId();
    assertThat(recap.progress(outer, Samples.DIRECTOR).orElseThrow().byState())
        .isEqualTo(Map.of(SmsState.QUEUED, 4_100L));
    assertThat(recap.progress(inner.get(0), Samples.DIRECTOR).orElseThrow().byState())
        .isEqualTo(Map.of(SmsState.QUEUED, 10L));
    assertThat(names(q -> q.campaign(inner.get(0)))).hasSize(10);
  }

  @Test
  void a_user_goes_by_the_last_name() {
    append(Samples.plan().by(TEACHER), 1);
    append(
        Samples.plan()
            .by(new Caller("prof", "Mme Zola", "SALLE 12", Locale.FRENCH, Set.of(Right.SEND))),
        1);
    assertThat(recap.users(Samples.DIRECTOR)).containsExactly(new Recap.Sender("prof", "Mme Zola"));
  }
}
