package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(Rewritings.apply(typed)).isEqualTo(rewritten);
  }

  @Test
  void what_the_alphabet_has_is_never_touched() {
    String cheap = "éèàùìòÇÉäöüÄÖÜñÑøØåÅæÆß§¿¡£¥¤€^{}[]~|\\\f\n\r\"'@_";

    assertThat(Rewritings.apply(cheap)).isSameAs(cheap);
    assertThat(Rewritings.all()).noneMatch(r -> cheap.contains(r.character()));
  }

  @Test
  void every_replacement_is_free_of_costly_characters() {
    assertThat(Rewritings.all())
        .allSatisfy(
            r -> {
              assertThat(Tally.of(r.character()).encoding()).isEqualTo(Encoding.UCS2);
              assertThat(Tally.of(r.replacement()).encoding()).isEqualTo(Encoding.GSM7);
            });
  }

  @Test
  void the_table_names_each_character_once_the_french_ones_first() {
    assertThat(Rewritings.all().stream().map(Rewriting::character)).doesNotHaveDuplicates();
    assertThat(Rewritings.all().get(0)).isEqualTo(new Rewriting("ê", "e"));
  }

  @Test
  void an_invisible_character_is_left_out() {
    assertThat(Rewritings.apply("a\u200bb\u00adc\ufeff")).isEqualTo("abc");
  }
}
