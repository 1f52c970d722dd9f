package sms.compose.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.selection.RecipientRole;

class KeywordTableTest {
  private final KeywordResolver school =
      names(
          keyword("NOM", "LASTNAME", "NAME"),
          keyword("NOMENFANT", "CHILDNAME"),
          keyword("PRENOM", "FIRSTNAME"),
          keyword("DATE"),
          keyword("NOM_2"));
  private final KeywordTable table = KeywordTable.of(List.of(school), Locale.FRENCH);

  /** What it answers is not asked for here. */
  private record Names(List<Keyword> known) implements KeywordResolver {
    @Override
    public List<Keyword> keywords(Locale locale) {
      return known;
    }

    @Override
    public Optional<String> resolve(String name, KeywordContext context) {
      return Optional.empty();
    }
  }

  private static KeywordResolver names(Keyword... keywords) {
    return new Names(Arrays.asList(keywords));
  }

  private static Keyword keyword(String name, String... aliases) {
    return new Keyword(
        name, "", "", "", EnumSet.allOf(RecipientRole.class), false, Set.of(aliases));
  }

  @ParameterizedTest
  @CsvSource({
    "NOM,NOM,3",
    "nom,NOM,3",
    "NÖM,NOM,3",
    "NOMENFANT,NOMENFANT,9",
    "prénom,PRENOM,6",
    "'PRENOM, bonjour',PRENOM,6",
    "PRENOMS,PRENOM,6",
    "DATEDUJOUR,DATE,4",
    "NOM_2,NOM_2,5",
    "NOM2,NOM,3",
    "firstname,PRENOM,9",
    "NOMBREUX,NOM,3",
  })
  void the_longest_name_that_a_word_begins_with_is_meant(String text, String name, int length) {
    KeywordTable.Match match = table.longestMatch(text, 0).orElseThrow();

    assertThat(match.known().keyword().name()).isEqualTo(name);
    assertThat(match.length()).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"NOMENFNAT,", "NOMENFAN,", "NOM_3,", "NOMENFANTT,NOMENFANT"})
  void whoever_misspells_a_longer_name_is_not_given_a_shorter_one(
      String text, @Nullable String found) {
    assertThat(table.longestMatch(text, 0).map(m -> m.known().keyword().name()))
        .isEqualTo(Optional.ofNullable(found));
  }

  @ParameterizedTest
  @CsvSource({"NO", "XNOM", "' NOM'", "''", "É"})
  void a_word_that_begins_with_no_name_is_none(String text) {
    assertThat(table.longestMatch(text, 0)).isEmpty();
  }

  @Test
  void the_word_is_looked_for_from_where_it_begins() {
    assertThat(table.longestMatch("#DATE", 1).orElseThrow().length()).isEqualTo(4);
    assertThat(KeywordTable.wordAt("a NOM_2é!", 2)).isEqualTo("NOM_2é");
    assertThat(KeywordTable.wordAt("NOM", 3)).isEmpty();
    assertThat(KeywordTable.wordAt("A".repeat(41), 0)).hasSize(40);
    assertThat(KeywordTable.wordAt("A".repeat(41), 1)).hasSize(40);
    assertThat(KeywordTable.wordAt("A".repeat(41), 2)).hasSize(39);
  }

  @Test
  void where_two_know_a_name_the_first_has_it_and_a_name_wins_over_an_alias() {
    KeywordResolver other = names(keyword("NOM"), keyword("NAME"), keyword("BUS"));
    KeywordTable both = KeywordTable.of(List.of(school, other), Locale.FRENCH);

    assertThat(both.longestMatch("NOM", 0).orElseThrow().known().resolver()).isSameAs(school);
    assertThat(both.longestMatch("NAME", 0).orElseThrow().known().resolver()).isSameAs(other);
    assertThat(both.keywords())
        .extracting(Keyword::name)
        .containsExactly("NOM", "NOMENFANT", "PRENOM", "DATE", "NOM_2", "NAME", "BUS");
  }

  @ParameterizedTest
  @CsvSource({
    "NON,#NOM",
    "PRENON,#PRENOM",
    "NOMENFNAT,#NOMENFANT #NOM",
    "FIRSTNAM,#FIRSTNAME",
    "CHILD,#NOMENFANT",
    "PRE,#PRENOM",
    "DATES,#DATE",
    "LAST,#NOM",
  })
  void the_names_that_a_wrong_word_may_have_meant_come_nearest_first(
      String word, String suggestions) {
    assertThat(table.suggestions(word).stream().map(n -> "#" + n))
        .startsWith(suggestions.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"XYLOPHONE", "P", "XX", "F"})
  void a_word_that_is_like_nothing_has_no_suggestion(String word) {
    assertThat(table.suggestions(word)).isEmpty();
  }

  @Test
  void three_suggestions_are_enough() {
    KeywordTable many =
        KeywordTable.of(
            List.of(names(keyword("BUS1"), keyword("BUS2"), keyword("BUS3"), keyword("BUS4"))),
            Locale.FRENCH);

    assertThat(many.suggestions("BUS")).containsExactly("BUS1", "BUS2", "BUS3");
  }
}
