package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.compose.internal.standard.StandardKeywords;

/** Whatever is pasted: an answer, soon even on a busy machine, that says what to do. */
@Timeout(30)
class BadInputTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ComposerComponent composer =
      new ComposerComponent(new TestSchool(), Clock.systemUTC());
  private final Recipient typed = TestSchool.typed("+33612345678");

  BadInputTest() {
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
  }

  private Prepared prepare(String text) {
    long began = System.nanoTime();
    Prepared prepared =
        composer.prepare(new Draft(text, false, Optional.empty(), Locale.FRENCH, false));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    return prepared;
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("NUL", "Bonjour\u0000", "text.character", "U+0000"),
        Arguments.of("bell", "\u0007", "text.character", "U+0007"),
        Arguments.of("escape", "a\u001b[31m", "text.character", "U+001B"),
        Arguments.of("delete", "a\u007f", "text.character", "U+007F"),
        Arguments.of("C1 control", "a\u009fb", "text.character", "U+009F"),
        Arguments.of("high surrogate alone", "a\ud83d", "text.character", "U+D83D"),
        Arguments.of("low surrogate alone", "\ude00a", "text.character", "U+DE00"),
        Arguments.of("surrogates the wrong way round", "\ude00\ud83d", "text.character", "U+DE00"),
        Arguments.of("right-to-left override", "\u202eabc", "text.character", "U+202E"),
        Arguments.of("direction isolate", "a\u2066b", "text.character", "U+2066"),
        Arguments.of("non-character", "a\uffff", "text.character", "U+FFFF"),
        Arguments.of("nothing", "", "text.empty", ""),
        Arguments.of("blanks of all kinds", " \n\t\u00a0\u3000", "text.empty", ""),
        Arguments.of("100 kB of text", "abcdefghi ".repeat(10_240), "text.too-long", "100 870"),
        Arguments.of("100 kB of emoji", "\ud83d\ude00".repeat(25_600), "text.too-long", "25 270"),
        Arguments.of("1 MB of hashes", "#".repeat(1 << 20), "text.too-long", ""),
        Arguments.of(
            "1 MB of combining accents", "e" + "\u0301".repeat(1 << 20), "text.too-long", ""),
        Arguments.of(
            "1 MB of accents in disorder",
            "e" + "\u0301\u0316".repeat(1 << 19),
            "text.too-long",
            ""),
        Arguments.of(
            "9,999 accents in disorder", "\u0301\u0316".repeat(4_999) + "e", "text.too-long", ""),
        Arguments.of("5,000 keywords", "#NOM".repeat(2_500), "text.keywords", "200"),
        Arguments.of("5,000 unknown ones", "#XX ".repeat(2_500), "keyword.unknown", "#XX"),
        Arguments.of("one long unknown one", "#" + "X".repeat(9_999), "keyword.unknown", ""),
        Arguments.of("braces within braces", "#NOM{".repeat(2_000), "text.nesting", "8"),
        Arguments.of("groups within groups", "#{".repeat(5_000), "text.nesting", "8"),
        Arguments.of("a brace that is not closed", "#NOM{a", "text.brace", "#NOM{"),
        Arguments.of("a group without a keyword", "#{a}", "text.group", ""),
        Arguments.of("a group of nothing", "#{}", "text.group", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void is_refused_and_explained(String name, String text, String code, String says) {
    Prepared prepared = prepare(text);

    assertThat(prepared).isInstanceOf(Prepared.Invalid.class);
    List<Problem> problems = ((Prepared.Invalid) prepared).problems();
    assertThat(problems).hasSizeLessThanOrEqualTo(10);
    assertThat(problems).extracting(Problem::code).contains(code);
    assertThat(problems).allMatch(p -> p.field().equals("text") && p.message().length() < 400);
    assertThat(problems.toString().replace('\u202f', ' ').replace('\u00a0', ' ')).contains(says);
  }

  static Stream<Arguments> taken() {
    return Stream.of(
        Arguments.of("Hebrew", "\u05e9\u05dc\u05d5\u05dd", 4, 1),
        Arguments.of("Arabic with digits", "\u0645\u0631\u062d\u0628\u0627 12", 8, 1),
        Arguments.of("direction mark", "a\u200fb", 3, 1),
        Arguments.of("a flag", "\ud83c\uddeb\ud83c\uddf7", 4, 1),
        Arguments.of("a private character", "\ue000", 1, 1),
        Arguments.of("one beyond the planes in use", "\ud8ff\udfff", 2, 1),
        Arguments.of("accents in a heap", "e" + "\u0316".repeat(69), 70, 1),
        Arguments.of("one more", "e" + "\u0316".repeat(70), 71, 2),
        Arguments.of("decomposed text", "e\u0301".repeat(160) + "", 160, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("taken")
  void is_taken_and_counted(String name, String text, int units, int parts) {
    Prepared prepared = prepare(text);
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    Composed composed = ((Prepared.Ready) prepared).message().compose(typed);
    assertThat(composed).isInstanceOf(Composed.Composition.class);
    Composed.Composition composition = (Composed.Composition) composed;
    assertThat(composition.segmentation().units()).isEqualTo(units);
    assertThat(composition.segmentation().parts()).isEqualTo(parts);
    assertThat(composition.segmentation()).isEqualTo(composer.segment(composition.text()));
  }

  // ---- values of the school's data, and of a third party's bundle

  private Composed composedWith(String value, String text) {
    Keyword keyword = new Keyword("VALEUR", "", "", "", EnumSet.allOf(RecipientRole.class), false);
    composer.addResolver(
        new KeywordResolver() {
          @Override
          public List<Keyword> keywords(Locale locale) {
            return List.of(keyword);
          }

          @Override
          public Optional<String> resolve(String name, KeywordContext context) {
            return Optional.of(value);
          }
        },
        Ranked.reference(0, 2));
    Prepared.Message message = ((Prepared.Ready) prepare(text)).message();
    long began = System.nanoTime();
    Composed composed = message.compose(typed);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    return composed;
  }

  private static String text(Composed composed) {
    return ((Composed.Composition) composed).text();
  }

  private static Problem problem(Composed composed) {
    return ((Composed.Blocked) composed).problem();
  }

  @Test
  void a_value_that_no_telephone_shows_has_spaces_in_it() {
    assertThat(text(composedWith("a\u0000b\u202ec\ud83d", "x#VALEUR"))).isEqualTo("xa b c ");
  }

  @Test
  void a_value_of_nothing_but_controls_is_no_value() {
    assertThat(problem(composedWith("\u0000\u0001", "x#VALEUR")).code())
        .isEqualTo("keyword.missing");
  }

  @Test
  void a_value_full_of_keywords_stays_as_it_is() {
    String bomb = "#VALEUR{#VALEUR}#{#PASS}##".repeat(20);
    assertThat(text(composedWith(bomb, "#VALEUR"))).isEqualTo(bomb);
  }

  @Test
  void a_value_that_is_too_long_blocks_its_recipient_with_the_number_to_remove() {
    Problem problem = problem(composedWith("a".repeat(1_600), "#VALEUR"));
    assertThat(problem.code()).isEqualTo("text.too-long");
    assertThat(problem.message()).contains("70 caractères");
  }

  @Test
  void a_megabyte_of_a_value_two_hundred_times_takes_no_memory() {
    Problem problem = problem(composedWith("a".repeat(1 << 20), "#VALEUR".repeat(200)));
    assertThat(problem.code()).isEqualTo("keyword.too-long");
    assertThat(problem.message()).contains("#VALEUR");
    assertThat(composedWith("b".repeat(10_000), "#VALEUR".repeat(200)))
        .isInstanceOf(Composed.Blocked.class);
  }

  @Test
  void a_decomposed_value_costs_no_more() {
    Composed composed = composedWith("e\u0301".repeat(160), "#VALEUR");
    assertThat(((Composed.Composition) composed).segmentation().encoding())
        .isEqualTo(Encoding.GSM7);
    assertThat(((Composed.Composition) composed).segmentation().parts()).isEqualTo(1);
  }
}
