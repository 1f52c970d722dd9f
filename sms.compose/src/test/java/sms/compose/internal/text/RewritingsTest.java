package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.compose.CostlyCharacter;
import sms.api.compose.Encoding;
import sms.api.compose.Rewriting;

class RewritingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "fête|fete",
        "Noël|Noel",
        "ça va|ca va",
        "cœur|coeur",
        "Œuvre|OEuvre",
        "À l’école|A l'école",
        "« oui »|\" oui \"",
        "“oui”|\"oui\"",
        "la suite…|la suite...",
        "de 8 h – 9 h|de 8 h - 9 h",
        "le n° 5|le no 5",
        "Zoë Šimić|Zoe Simic",
        "Nguyễn|Nguyen",
        "Łukasz|Lukasz",
        "à 8 h|à 8 h",
        "absent ?|absent ?",
        "fête 🎉|fete 🎉"
      })
  void a_costly_character_is_rewritten_by_the_table(String typed, String rewritten) {
    assertThat(Rewritings.standard().apply(typed)).isEqualTo(rewritten);
  }

  @Test
  void what_the_alphabet_has_is_never_touched() {
    String cheap = "éèàùìòÇÉäöüÄÖÜñÑøØåÅæÆß§¿¡£¥¤€^{}[]~|\\\f\n\r\"'@_";

    assertThat(Rewritings.standard().apply(cheap)).isSameAs(cheap);
    assertThat(Rewritings.standard().all()).noneMatch(r -> cheap.contains(r.character()));
  }

  @Test
  void every_replacement_is_free_of_costly_characters() {
    assertThat(Rewritings.standard().all())
        .allSatisfy(
            r -> {
              assertThat(Tally.of(r.character()).encoding()).isEqualTo(Encoding.UCS2);
              assertThat(Tally.of(r.replacement()).encoding()).isEqualTo(Encoding.GSM7);
            });
  }

  @Test
  void the_table_names_each_character_once_the_french_ones_first() {
    assertThat(Rewritings.standard().all().stream().map(Rewriting::character))
        .doesNotHaveDuplicates();
    assertThat(Rewritings.standard().all().get(0)).isEqualTo(new Rewriting("ê", "e"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ê|ê|fête|fête",
        "œ|?|cœur|c?ur",
        "œ|''|cœur|cur",
        "🎉|:)|fête 🎉|fete :)",
        "Ж|Zh|Ж|Zh",
        "•|€|•|€"
      })
  void a_school_may_choose_otherwise(
      String character, String replacement, String typed, String rewritten) {
    Rewritings schools = Rewritings.with(Map.of(character, replacement));
    assertThat(schools.apply(typed)).isEqualTo(rewritten);
    assertThat(schools.apply("ça")).isEqualTo("ca");
    assertThat(Rewritings.standard().apply("fête")).isEqualTo("fete");
  }

  @Test
  void what_a_school_chose_is_in_the_table_and_offered_for_each_costly_character() {
    Rewritings schools = Rewritings.with(Map.of("ê", "ê", "🎉", ":)"));
    assertThat(schools.all()).contains(new Rewriting("🎉", ":)"));
    assertThat(schools.all()).noneMatch(r -> r.character().equals("ê"));
    assertThat(Segmenter.segment(Tally.of("ê🎉ç"), "ê🎉ç", schools).costly())
        .extracting(CostlyCharacter::rewriting)
        .containsExactly(Optional.empty(), Optional.of(":)"), Optional.of("c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "é|e",
        "à|a",
        "€|EUR",
        "a|b",
        "êê|e",
        "''|e",
        "œ|œu",
        "ê|ë",
        "ê|aaaaaaaaaaaaaaaaaaaaa"
      })
  void what_costs_nothing_is_not_touched_and_nothing_costly_is_put_in(
      String character, String replacement) {
    assertThatThrownBy(() -> Rewritings.with(Map.of(character, replacement)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_invisible_character_is_left_out() {
    assertThat(Rewritings.standard().apply("a\u200bb\u00adc\ufeff")).isEqualTo("abc");
  }

  @Test
  void a_replacement_has_twenty_characters_at_the_most() {
    assertThat(Rewritings.with(Map.of("😀", "a".repeat(20))).apply("😀")).hasSize(20);
    assertThatThrownBy(() -> Rewritings.with(Map.of("😀", "a".repeat(21))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
