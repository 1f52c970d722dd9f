package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import sms.api.compose.CostlyCharacter;
import sms.api.compose.Encoding;
import sms.api.compose.Segmentation;

class SegmenterPropertiesTest {
  @Property
  void parts_filled_one_by_one_give_the_same_count_and_no_pair_is_cut(
      @ForAll("texts") String text) {
    Segmentation segmentation = Segmenter.segment(text);
    List<String> parts = parts(text.replace("\r\n", "\n"), segmentation.encoding());

    assertThat(parts).hasSize(segmentation.parts());
    for (String part : parts) {
      int limit =
          parts.size() == 1 ? segmentation.encoding().single() : segmentation.encoding().part();
      assertThat(units(part, segmentation.encoding())).isLessThanOrEqualTo(limit);
    }
    assertThat(String.join("", parts)).isEqualTo(text.replace("\r\n", "\n"));
  }

  @Property
  void the_space_left_is_what_can_still_be_typed(@ForAll("texts") String text) {
    Segmentation segmentation = Segmenter.segment(text);
    int parts = Math.max(1, segmentation.parts());

    assertThat(Segmenter.segment(text + "a".repeat(segmentation.unitsLeft())).parts())
        .isEqualTo(parts);
    assertThat(Segmenter.segment(text + "a".repeat(segmentation.unitsLeft() + 1)).parts())
        .isEqualTo(parts + 1);
  }

  @Property
  void a_longer_text_never_has_fewer_parts(@ForAll("texts") String a, @ForAll("texts") String b) {
    assertThat(Segmenter.segment(a + b).parts())
        .isGreaterThanOrEqualTo(Segmenter.segment(a).parts());
  }

  @Property
  void counting_piece_by_piece_is_counting_the_whole(
      @ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) {
    // Pieces come in their normal form, with whole characters and LF.
    String[] pieces = {clean(a), clean(b), clean(c)};
    Tally tally = Tally.of(pieces[0]);
    tally.add(pieces[1]);
    tally.add(Tally.of(pieces[2]));
    String whole = String.join("", pieces);

    assertThat(Segmenter.parts(tally, pieces, 3)).isEqualTo(Segmenter.segment(whole).parts());
    assertThat(Segmenter.segment(tally, whole, Rewritings.standard()))
        .isEqualTo(Segmenter.segment(whole));
  }

  @Property
  void what_is_to_be_cut_is_as_little_as_possible(@ForAll("texts") String text) {
    for (int maxParts = 2; maxParts <= 4; maxParts++) {
      int excess = Segmenter.excess(text, maxParts);
      assertThat(concatenatedParts(withoutLast(text, excess))).isLessThanOrEqualTo(maxParts);
      if (excess > 0) {
        assertThat(concatenatedParts(withoutLast(text, excess - 1))).isGreaterThan(maxParts);
      }
    }
  }

  @Property
  void costly_characters_are_those_that_gsm_7_bit_lacks(@ForAll("texts") String text) {
    Segmentation segmentation = Segmenter.segment(text);

    StringBuilder cheap = new StringBuilder(text);
    List<CostlyCharacter> costly = segmentation.costly();
    for (int i = costly.size() - 1; i >= 0; i--) {
      CostlyCharacter c = costly.get(i);
      assertThat(text.substring(c.position(), c.position() + c.character().length()))
          .isEqualTo(c.character());
      cheap.delete(c.position(), c.position() + c.character().length());
    }
    assertThat(Segmenter.segment(cheap.toString()).encoding()).isEqualTo(Encoding.GSM7);
    assertThat(costly.isEmpty()).isEqualTo(segmentation.encoding() == Encoding.GSM7);
  }

  @Property
  void rewriting_twice_is_rewriting_once_and_leaves_nothing_of_the_table(
      @ForAll("texts") String text) {
    String once = Rewritings.standard().apply(text);

    assertThat(Rewritings.standard().apply(once)).isSameAs(once);
    assertThat(Segmenter.segment(once).costly()).allMatch(c -> c.rewriting().isEmpty());
  }

  @Property
  void the_normal_form_is_final_and_a_clean_value_has_nothing_forbidden(
      @ForAll("texts") String text) {
    String normal = Characters.normal(text);

    assertThat(Characters.normal(normal)).isEqualTo(normal);
    assertThat(normal).doesNotContain("\r");
    assertThat(Characters.firstForbidden(clean(text))).isEmpty();
    assertThat(Characters.cleanValue(clean(text))).isEqualTo(clean(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.of("a", "e", "é", " ", "\n")),
            net.jqwik.api.Tuple.of(3, Arbitraries.of("€", "[", "^", "\\", "\r\n", "\r")),
            net.jqwik.api.Tuple.of(
                1,
                Arbitraries.of(
                    "ê", "’", "\u00a0", "😀", "\ud83d", "\ude00", "e\u0301", "\u0000", "\u200d")),
            net.jqwik.api.Tuple.of(4, Arbitraries.of(60, 66, 70, 140, 152, 153).map("a"::repeat)));
    Arbitrary<String> cheap =
        Arbitraries.of("a", "é", "€", "[", "\n", "a".repeat(76), "€".repeat(30));
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(12).map(l -> String.join("", l)),
        cheap.list().ofMaxSize(20).map(l -> String.join("", l)),
        Arbitraries.strings().ofMaxLength(200));
  }

  private static String clean(String text) {
    return Characters.cleanValue(text);
  }

  /** A reading of the standard of its own: characters are put into parts until one is full. */
  private static List<String> parts(String text, Encoding encoding) {
    List<String> parts = new ArrayList<>();
    if (text.isEmpty()) {
      return parts;
    }
    if (units(text, encoding) <= encoding.single()) {
      return List.of(text);
    }
    StringBuilder part = new StringBuilder();
    for (int codePoint : text.codePoints().toArray()) {
      String character = Character.toString(codePoint);
      if (units(part + character, encoding) > encoding.part()) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(character);
    }
    parts.add(part.toString());
    return parts;
  }

  private static int units(String text, Encoding encoding) {
    return encoding == Encoding.UCS2
        ? text.length()
        : text.length() + (int) text.chars().filter(c -> "\f^{}\\[~]|€".indexOf(c) >= 0).count();
  }

  private static int concatenatedParts(String text) {
    return parts(text.replace("\r\n", "\n"), Segmenter.segment(text).encoding()).size();
  }

  private static String withoutLast(String text, int characters) {
    int end = text.length();
    for (int i = 0; i < characters; i++) {
      boolean lineBreak = end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\r';
      end = lineBreak ? end - 2 : text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
