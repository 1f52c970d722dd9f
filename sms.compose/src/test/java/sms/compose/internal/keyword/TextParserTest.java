package sms.compose.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.problem.Problem;
import sms.api.selection.RecipientRole;

class TextParserTest {
  private static final KeywordTable TABLE =
      KeywordTable.of(
          List.of(
              new KeywordResolver() {
                @Override
                public List<Keyword> keywords(Locale locale) {
                  return List.of(keyword("A", false), keyword("B", false), keyword("S", true));
                }

                @Override
                public Optional<String> resolve(String name, KeywordContext context) {
                  return Optional.empty();
                }
              }),
          Locale.FRENCH);

  private static Keyword keyword(String name, boolean secret) {
    return new Keyword(name, "", "", "", EnumSet.allOf(RecipientRole.class), secret);
  }

  private static ParseResult parse(String text) {
    return TextParser.parse(
        text, "text", TABLE, literal -> literal.replace('ê', 'e'), false, Locale.FRENCH);
  }

  /**
   * As it was understood: literals in quotes, slots, alternatives in braces, groups in brackets.
   */
  private static String shown(List<Node> nodes) {
    StringBuilder shown = new StringBuilder();
    for (Node node : nodes) {
      if (node instanceof Node.Literal literal) {
        shown.append('\'').append(literal.text()).append('\'');
      } else if (node instanceof Node.Value value) {
        shown.append(value.slot());
        value.fallback().ifPresent(f -> shown.append('{').append(shown(f)).append('}'));
      } else if (node instanceof Node.Group group) {
        shown.append('[').append(shown(group.nodes())).append(']');
      }
    }
    return shown.toString();
  }

  private static List<Problem> problems(String text) {
    return parse(text) instanceof ParseResult.Wrong wrong ? wrong.problems() : List.of();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x#A|'x'0",
        "#A#B#A|010",
        "#A.#B|0'.'1",
        "##A|'#A'",
        "###A|'#'0",
        "x#|'x#'",
        "#1 # #é? x|",
        "}|'}'",
        "#}|'#}'",
        "#A{x}y|0{'x'}'y'",
        "#A{}y|0{}'y'",
        "#A{#B{x}}|0{1{'x'}}",
        "#A{x#}y}|0{'x}y'}",
        "#{x#A}y|['x'0]'y'",
        "#{#A#{#B}}|[0[1]]",
        "fête#A{fête}|'fete'0{'fete'}",
        "{x}|'{x}'",
        "#A {x}|0' {x}'",
      })
  void a_text_is_read_once_from_the_left(String text, String expected) {
    if (expected == null) {
      assertThat(problems(text)).extracting(Problem::code).containsExactly("keyword.unknown");
      return;
    }
    assertThat(shown(((ParseResult.Read) parse(text)).text().nodes())).isEqualTo(expected);
  }

  @Test
  void each_keyword_is_named_once_in_the_order_of_its_first_use() {
    ParsedText text = ((ParseResult.Read) parse("#B #A #B{#A}")).text();

    assertThat(text.keywords()).extracting(k -> k.keyword().name()).containsExactly("B", "A");
  }

  @Test
  void what_everybody_gets_is_the_text_outside_keywords_and_options() {
    assertThat(((ParseResult.Read) parse("x#A{y}z#{#B}!")).text().literalText()).isEqualTo("xz!");
  }

  @ParameterizedTest
  @CsvSource({
    "#A{x,text.brace",
    "#{x#A,text.brace",
    "#XY{x,text.brace",
    "#{x},text.group",
    "#S,keyword.secret",
    "#XY,keyword.unknown",
  })
  void a_mistake_is_told_by_its_code(String text, String code) {
    assertThat(problems(text)).extracting(Problem::code).contains(code);
    assertThat(problems(text)).extracting(Problem::field).containsOnly("text");
  }

  @Test
  void the_brace_that_is_missing_is_named() {
    assertThat(problems("#A{x").get(0).message()).contains("#A{");
    assertThat(problems("#{x#A").get(0).message()).contains("#{");
    assertThat(problems("#XY{x").get(1).message()).contains("#XY{");
  }

  @Test
  void the_alternative_of_an_unknown_keyword_is_read_over() {
    assertThat(problems("#XY{#A} #XZ{}"))
        .extracting(Problem::code)
        .containsExactly("keyword.unknown", "keyword.unknown");
  }

  @Test
  void a_group_whose_only_keyword_is_unknown_is_complained_about_once() {
    assertThat(problems("#{#XY}")).extracting(Problem::code).containsExactly("keyword.unknown");
  }

  @Test
  void the_same_mistake_is_told_once() {
    assertThat(problems("#S#S#S")).hasSize(1);
    assertThat(problems("#{a}#{b}")).hasSize(1);
    assertThat(problems("#XY#XY".repeat(3))).hasSize(1);
  }

  @Test
  void five_unknown_keywords_are_enough_to_tell() {
    assertThat(problems("#XP #XQ #XR #XT #XU #XV #XW")).hasSize(5);
  }

  @Test
  void two_hundred_keywords_and_eight_levels_are_allowed_and_not_one_more() {
    assertThat(problems("#A".repeat(200))).isEmpty();
    assertThat(problems("#A".repeat(500)))
        .extracting(Problem::code)
        .containsExactly("text.keywords");
    assertThat(problems("#A{".repeat(8) + "}".repeat(8))).isEmpty();
    assertThat(problems("#A{".repeat(9) + "}".repeat(9)))
        .extracting(Problem::code)
        .containsExactly("text.nesting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Bonjour !", "100 %"})
  void a_text_without_keywords_is_read_as_it_is(String text) {
    ParsedText read = ((ParseResult.Read) parse(text)).text();

    assertThat(read.literalText()).isEqualTo(text);
    assertThat(read.keywords()).isEmpty();
  }

  @Test
  void secrets_are_read_where_they_are_allowed() {
    assertThat(TextParser.parse("#S", "text", TABLE, t -> t, true, Locale.FRENCH))
        .isInstanceOf(ParseResult.Read.class);
  }
}
