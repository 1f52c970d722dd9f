package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.compose.Encoding;

class TallyTest {
  @Test
  void a_tally_is_used_again_after_it_was_cleared() {
    Tally tally = Tally.of("ê€\r\n");
    tally.clear();

    assertThat(tally.units()).isZero();
    assertThat(tally.encoding()).isEqualTo(Encoding.GSM7);
    assertThat(tally.isVisible()).isFalse();
    assertThat(tally.isUnusual()).isFalse();
  }

  @Test
  void what_was_counted_before_is_added_with_all_that_is_known_of_it() {
    Tally tally = Tally.of("€");
    tally.add(Tally.of("€\r\n"));
    assertThat(tally.units()).isEqualTo(5);
    tally.add(Tally.of("ê"));
    assertThat(tally.units()).isEqualTo(4);
    assertThat(tally.isCostly()).isTrue();
  }

  @Test
  void each_cr_lf_counts_one_wherever_it_stands() {
    assertThat(Tally.of("\r\na\r\n\r\nb\r\n").units()).isEqualTo(6);
    assertThat(Tally.of("\r\nê\r\n").units()).isEqualTo(3);
    assertThat(Tally.of("\r\r\n\n").units()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"'a',true", "'é',true", "'.',true", "' ',false", "'\u00a0',false", "'\n\t',false"})
  void spaces_of_any_kind_do_not_show(String text, boolean visible) {
    assertThat(Tally.of(text).isVisible()).isEqualTo(visible);
  }

  @Test
  void pairs_need_a_layout_only_where_the_text_is_longer_than_one_sms() {
    assertThat(Tally.of("€".repeat(80)).needsLayout()).isFalse();
    assertThat(Tally.of("€".repeat(81)).needsLayout()).isTrue();
    assertThat(Tally.of("a".repeat(161)).needsLayout()).isFalse();
    assertThat(Tally.of("😀".repeat(35)).needsLayout()).isFalse();
    assertThat(Tally.of("😀".repeat(36)).needsLayout()).isTrue();
    assertThat(Tally.of("ê".repeat(71)).needsLayout()).isFalse();
    assertThat(Tally.of("ê" + "€".repeat(71)).needsLayout()).isFalse();
  }

  @Test
  void usual_french_needs_no_second_look() {
    String usual = "Été à l'école, où ça, « ici » – œuvre… l’été ‰€ \n ÿ ª~";
    assertThat(Tally.of(usual.replace("‰", "")).isUnusual()).isFalse();
    for (String unusual :
        new String[] {
          "\u0000",
          "\t",
          "\r",
          "\u001f",
          "\u007f",
          "\u0080",
          "\u009f",
          "\u0300",
          "e\u0301",
          "\u200b",
          "\u200f",
          "\u2028",
          "\u202a",
          "\u202f",
          "\ud83d\ude00",
          "Й"
        }) {
      assertThat(Tally.of("a" + unusual).isUnusual()).as(unusual.codePointAt(0) + "").isTrue();
    }
    for (String typographic : new String[] {"\u2010", "\u2027", "\u2019", "\u00a0", "\u02ff"}) {
      assertThat(Tally.of(typographic).isUnusual()).isFalse();
    }
  }
}
