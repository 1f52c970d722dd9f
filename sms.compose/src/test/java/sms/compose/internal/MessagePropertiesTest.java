package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.gateway.Money;
import sms.api.gateway.Tariff;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.compose.internal.text.Characters;
import sms.compose.internal.text.Segmenter;
import sms.compose.internal.text.Tally;

class MessagePropertiesTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Tariff TARIFF =
      new Tariff(EURO, Map.of("", 1L, "33", 10L, "336", 100L, "336111", 1_000L));

  /** A keyword VALUE, for each recipient what stands under its key; none where nothing does. */
  private final Map<String, String> values = new HashMap<>();

  private final ComposerComponent composer =
      new ComposerComponent(new TestSchool(), Clock.systemUTC());

  MessagePropertiesTest() {
    Keyword keyword =
        new Keyword("VALUE", "", "", "", EnumSet.allOf(RecipientRole.class), false, Set.of("V"));
    composer.addResolver(
        new KeywordResolver() {
          @Override
          public List<Keyword> keywords(Locale locale) {
            return List.of(keyword);
          }

          @Override
          public Optional<String> resolve(String name, KeywordContext context) {
            return Optional.ofNullable(values.get(context.recipient().key()));
          }
        },
        Ranked.reference(0, 1));
  }

  @Property
  void a_value_is_inserted_as_it_is_whatever_it_looks_like(@ForAll("texts") String value) {
    String clean = Characters.cleanValue(value);
    Assume.that(Tally.of(clean).isVisible() && clean.length() < 500);
    Recipient recipient = recipient("A", "+33600000001");
    values.put("A", value);

    Composed composed = ready("<#VALUE#VALUE>").compose(recipient);

    assertThat(((Composed.Composition) composed).text()).isEqualTo("<" + clean + clean + ">");
  }

  @Property
  void a_text_whose_hashes_are_doubled_is_sent_as_it_is(@ForAll("texts") String text) {
    String normal = Characters.cleanValue(text);
    Assume.that(Tally.of(normal).isVisible() && normal.length() < 600);

    Composed composed = ready(normal.replace("#", "##")).compose(recipient("A", "+33600000001"));

    assertThat(((Composed.Composition) composed).text()).isEqualTo(normal);
  }

  @Property(tries = 3000)
  void any_text_is_read_or_explained(@ForAll("templates") String text) {
    Prepared prepared =
        composer.prepare(new Draft(text, true, Optional.empty(), Locale.FRENCH, true));

    if (prepared instanceof Prepared.Invalid invalid) {
      assertThat(invalid.problems()).isNotEmpty();
    } else {
      assertThat(((Prepared.Ready) prepared).message().compose(recipient("A", "+33600000001")))
          .isNotNull();
    }
  }

  @Property
  void the_summary_is_the_sum_of_what_is_composed(
      @ForAll("templates") String text, @ForAll("batches") List<Row> rows) {
    values.clear();
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      recipients.add(recipient("R" + i, rows.get(i).number()));
      values.put("R" + i, rows.get(i).value());
    }
    Prepared prepared =
        composer.prepare(new Draft(text, false, Optional.of(TARIFF), Locale.FRENCH, true));
    Assume.that(prepared instanceof Prepared.Ready);
    Prepared.Message message = ((Prepared.Ready) prepared).message();

    BatchSummary summary = message.summarise(recipients);
    List<Composed> all = message.composeAll(recipients).toList();
    List<Composed.Composition> sent = of(all, Composed.Composition.class);

    assertThat(all).extracting(Composed::recipient).containsExactlyElementsOf(recipients);
    assertThat(summary.messages()).isEqualTo(sent.size());
    assertThat(summary.parts())
        .isEqualTo(sent.stream().mapToLong(c -> c.segmentation().parts()).sum());
    assertThat(summary.cost())
        .isEqualTo(
            sent.stream().map(Composed.Composition::cost).reduce(Money.zero(EURO), Money::plus));
    assertThat(summary.ucs2())
        .isEqualTo(
            (int) sent.stream().filter(c -> c.segmentation().encoding() == Encoding.UCS2).count());
    int[] parts = sent.stream().mapToInt(c -> c.segmentation().parts()).sorted().toArray();
    assertThat(summary.minParts()).isEqualTo(parts.length == 0 ? 0 : parts[0]);
    assertThat(summary.maxParts()).isEqualTo(parts.length == 0 ? 0 : parts[parts.length - 1]);
    assertThat(summary.typicalParts())
        .isEqualTo(parts.length == 0 ? 0 : parts[(parts.length - 1) / 2]);
    assertThat(summary.blocked()).isEqualTo(of(all, Composed.Blocked.class));
    assertThat(summary.duplicates()).isEqualTo(of(all, Composed.Duplicate.class));

    for (Composed.Composition c : sent) {
      assertThat(c.segmentation()).isEqualTo(Segmenter.segment(c.text()));
      assertThat(c.cost())
          .isEqualTo(TARIFF.perPart(c.recipient().number()).times(c.segmentation().parts()));
      assertThat(message.compose(c.recipient())).isEqualTo(c);
    }
    assertThat(sent)
        .extracting(c -> Tuple.of(c.recipient().number(), c.text()))
        .doesNotHaveDuplicates();
    for (Composed.Duplicate d : of(all, Composed.Duplicate.class)) {
      assertThat(d.first().number()).isEqualTo(d.recipient().number());
      assertThat(((Composed.Composition) message.compose(d.recipient())).text())
          .isEqualTo(((Composed.Composition) message.compose(d.first())).text());
    }
  }

  /** One recipient of a batch. */
  record Row(String number, String value) {}

  @Provide
  Arbitrary<List<Row>> batches() {
    Arbitrary<String> numbers =
        Arbitraries.of(
            "+33611100001", "+33611100002", "+33600000003", "+33700000004", "+33600000003", "+447");
    Arbitrary<String> fullNumbers = numbers.map(n -> n.length() < 6 ? n + "00000000" : n);
    Arbitrary<String> values =
        Arbitraries.of("", "James", "Zoë", "€", "€".repeat(70), "a".repeat(152), "#VALUE{", "😀");
    return Combinators.combine(fullNumbers, values).as(Row::new).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of("#", "#VALUE", "{", "}", "#{", "#}", "##", "a", "\n", "é", "\u0000", " ")
            .list()
            .ofMaxSize(12)
            .map(l -> String.join("", l)),
        Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
            "#VALUE",
            "#value{-}",
            "#{ (#VALUE)}",
            "#VALUES",
            "{",
            "}",
            "##",
            "#1",
            "#}",
            "#{",
            "#X",
            "a",
            "Bonjour ",
            "ê",
            "€",
            "€€€[]",
            "\r\n",
            "\u0001",
            "a".repeat(150))
        .list()
        .ofMaxSize(8)
        .map(l -> String.join("", l));
  }

  private static <T extends Composed> List<T> of(List<Composed> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Prepared.Message ready(String text) {
    Prepared prepared =
        composer.prepare(new Draft(text, false, Optional.of(TARIFF), Locale.FRENCH, false));
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return ((Prepared.Ready) prepared).message();
  }

  private static Recipient recipient(String key, String number) {
    return new Recipient(
        key,
        key,
        new PhoneNumber(number),
        RecipientRole.ADULT,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Locale.FRENCH,
        false,
        true,
        List.of());
  }
}
