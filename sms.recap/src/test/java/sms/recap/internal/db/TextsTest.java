package sms.recap.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void text_for_search_has_no_case_and_no_accents() {
    assertThat(Texts.search("ÉLÈVE Çédille")).isEqualTo("eleve cedille");
    assertThat(Texts.search("")).isEmpty();
  }

  @Test
  void signs_of_like_stand_for_themselves() {
    assertThat(Texts.likeLiteral("100%_!")).isEqualTo("100!%!_!!");
  }

  @Test
  void what_is_too_long_for_display_ends_in_an_ellipsis_and_no_pair_is_broken() {
    assertThat(Texts.display("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Texts.display("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Texts.display("abcd😀g", 6)).isEqualTo("abcd…");
  }

  @Test
  void what_no_database_takes_is_replaced() {
    assertThat(Texts.display("a\u0000b\uD83Dc\uDE00😀", 20)).isEqualTo("a\uFFFDb\uFFFDc\uFFFD😀");
  }

  @Test
  void what_must_not_be_cut_is_refused_without_being_quoted() {
    assertThat(Texts.exact("abc", 3, "the id")).isEqualTo("abc");
    assertThatThrownBy(() -> Texts.exact("geheim", 3, "the id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the id is longer than 3 characters: 6");
  }
}
