package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sms.api.compose.Segmentation;

/** What the shared vectors do not ask: pieces, and what has to go. */
class SegmenterTest {
  static Stream<Arguments> excesses() {
    return Stream.of(
        Arguments.of("", 0),
        Arguments.of("a".repeat(306), 0),
        Arguments.of("a".repeat(307), 1),
        Arguments.of("€".repeat(152), 0),
        Arguments.of("€".repeat(153), 1),
        Arguments.of("ê".repeat(134), 0),
        Arguments.of("ê".repeat(135), 1),
        Arguments.of("😀".repeat(66), 0),
        Arguments.of("😀".repeat(68), 2),
        // without the last, costly one it is GSM 7 bit again
        Arguments.of("a".repeat(306) + "ê", 1),
        Arguments.of("a".repeat(200) + "ê" + "a".repeat(105), 106),
        Arguments.of("a".repeat(100) + "ê" + "a".repeat(34), 1),
        Arguments.of("a".repeat(305) + "\r\n", 0),
        Arguments.of("a".repeat(306) + "\r\n", 1),
        Arguments.of("a".repeat(306) + "\r\n\r\n", 2),
        Arguments.of("a".repeat(306) + "\r", 1),
        Arguments.of("a".repeat(306) + "\ra", 2),
        Arguments.of("a".repeat(306) + "\n", 1));
  }

  @ParameterizedTest
  @MethodSource("excesses")
  void what_has_to_go_so_that_two_parts_do_is_counted_as_one_sees_it(String text, int excess) {
    assertThat(Segmenter.excess(text, 2)).isEqualTo(excess);
  }

  @Test
  void pieces_are_laid_out_as_the_text_that_they_make() {
    String[] pieces = {"a".repeat(152), "€", "a".repeat(152), "b".repeat(200)};
    Tally tally = new Tally();
    for (int i = 0; i < 3; i++) {
      tally.add(pieces[i]);
    }

    assertThat(Segmenter.parts(tally, pieces, 3)).isEqualTo(3);
    assertThat(Segmenter.parts(Tally.of("a".repeat(306)), new String[] {"a".repeat(306)}, 1))
        .isEqualTo(2);
  }

  @Test
  void a_thousand_costly_characters_are_named_and_no_more() {
    assertThat(Segmenter.segment("ê".repeat(1_200)).costly()).hasSize(Segmentation.MAX_COSTLY);
  }

  @Test
  void a_costly_character_is_named_with_its_place_and_what_could_stand_for_it() {
    Segmentation cut = Segmenter.segment("a😀bœ");

    assertThat(cut.costly()).extracting(c -> c.character()).containsExactly("😀", "œ");
    assertThat(cut.costly()).extracting(c -> c.position()).containsExactly(1, 4);
    assertThat(cut.costly().get(0).rewriting()).isEmpty();
    assertThat(cut.costly().get(1).rewriting()).contains("oe");
  }
}
