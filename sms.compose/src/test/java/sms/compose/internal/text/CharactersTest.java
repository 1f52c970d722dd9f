package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharactersTest {
  private static final String FORBIDDEN =
      "\u0000\b\u000b\u001f\u007f\u0080\u009f\ud800\udbff\udc00\udfff\u202a\u202e\u2066\u2069\ufffe\uffff";
  private static final String ALLOWED =
      " \n\t~\u00a0\u00ff\u2029\u202f\u2065\u206a\ufffd\ue000\u200f";

  @Test
  void what_no_telephone_shows_is_found_where_it_stands() {
    for (char c : FORBIDDEN.toCharArray()) {
      assertThat(Characters.firstForbidden("ab" + c + "d")).as("U+%04X", (int) c).hasValue(2);
      assertThat(Characters.firstForbidden(String.valueOf(c))).as("U+%04X", (int) c).hasValue(0);
    }
    for (char c : ALLOWED.toCharArray()) {
      assertThat(Characters.firstForbidden("ab" + c)).as("U+%04X", (int) c).isEmpty();
    }
    assertThat(Characters.firstForbidden("")).isEmpty();
  }

  @Test
  void a_whole_pair_is_a_character_and_half_a_one_is_not() {
    assertThat(Characters.firstForbidden("😀😀")).isEmpty();
    assertThat(Characters.firstForbidden("😀\ud83d")).hasValue(2);
    assertThat(Characters.firstForbidden("\ud83d😀")).hasValue(0);
    assertThat(Characters.firstForbidden("😀\ude00😀")).hasValue(2);
  }

  @Test
  void in_a_value_it_becomes_a_space_and_so_does_a_tabulator() {
    assertThat(Characters.cleanValue("a\tb\u0000c\ud83dd😀\ude00")).isEqualTo("a b c d😀 ");
    assertThat(Characters.cleanValue("e\u0301\r\nx")).isEqualTo("é\nx");
    assertThat(Characters.cleanValue("POTTER")).isEqualTo("POTTER");
  }

  @Test
  void every_kind_of_line_break_is_a_line_feed() {
    assertThat(Characters.normal("a\r\nb\rc\u000bd\fe\u0085f\u2028g\u2029h\r"))
        .isEqualTo("a\nb\nc\nd\ne\nf\ng\nh\n");
    assertThat(Characters.normal("\r\r\n\n")).isEqualTo("\n\n\n");
  }
}
