package sms.compose.internal.text;

import java.util.ArrayList;
import java.util.List;
import sms.api.compose.CostlyCharacter;
import sms.api.compose.Encoding;
import sms.api.compose.Segmentation;

/** Cuts texts into SMS. */
public final class Segmenter {
  private Segmenter() {}

  /** How that text is cut, with the product's table of rewritings. */
  public static Segmentation segment(String text) {
    return segment(Tally.of(text), text, Rewritings.standard());
  }

  /**
   * How that text is cut, counted before.
   *
   * @param tally of that text
   * @param rewritings what could stand for its costly characters
   */
  public static Segmentation segment(Tally tally, String text, Rewritings rewritings) {
    Encoding encoding = tally.encoding();
    int units = tally.units();
    int parts;
    int left;
    if (tally.needsLayout()) {
      Layout layout = new Layout(encoding);
      layout.add(text);
      parts = layout.parts();
      left = layout.left();
    } else {
      parts = evenParts(units, encoding);
      left = (parts < 2 ? encoding.single() : parts * encoding.part()) - units;
    }
    return new Segmentation(
        encoding,
        units,
        parts,
        left,
        encoding == Encoding.UCS2 ? costly(text, rewritings) : List.of());
  }

  /**
   * The number of parts alone.
   *
   * @param tally of all the pieces
   * @param pieces the first {@code count} are the text
   */
  public static int parts(Tally tally, String[] pieces, int count) {
    Encoding encoding = tally.encoding();
    if (!tally.needsLayout()) {
      return evenParts(tally.units(), encoding);
    }
    Layout layout = new Layout(encoding);
    for (int i = 0; i < count; i++) {
      layout.add(pieces[i]);
    }
    return layout.parts();
  }

  /**
   * How many characters must go from the end so that the rest fits in that many parts.
   *
   * @param maxParts at least 2
   * @return characters as one counts them on the screen: a line break, an emoji of one code point
   *     are one each; 0 when the text fits
   */
  public static int excess(String text, int maxParts) {
    int firstCostly = 0;
    while (firstCostly < text.length()
        && Alphabet.weight(text.charAt(firstCostly)) != Alphabet.ABSENT) {
      firstCostly++;
    }
    int kept = Math.min(firstCostly, Layout.fitting(text, Encoding.GSM7, maxParts));
    if (firstCostly < text.length()) {
      kept = Math.max(kept, Layout.fitting(text, Encoding.UCS2, maxParts));
    }
    int excess = 0;
    for (int i = kept; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (text.charAt(i) != '\r' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
        excess++;
      }
    }
    return excess;
  }

  private static int evenParts(int units, Encoding encoding) {
    if (units <= encoding.single()) {
      return units == 0 ? 0 : 1;
    }
    return (units + encoding.part() - 1) / encoding.part();
  }

  private static List<CostlyCharacter> costly(String text, Rewritings rewritings) {
    List<CostlyCharacter> found = new ArrayList<>();
    for (int i = 0; i < text.length() && found.size() < Segmentation.MAX_COSTLY; ) {
      int codePoint = text.codePointAt(i);
      int length = Character.charCount(codePoint);
      if (Alphabet.weight(text.charAt(i)) == Alphabet.ABSENT) {
        String character = text.substring(i, i + length);
        found.add(new CostlyCharacter(character, i, rewritings.of(codePoint)));
      }
      i += length;
    }
    return found;
  }
}
