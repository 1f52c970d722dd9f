package sms.compose.internal.text;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.api.compose.Rewriting;

/**
 * The visible table of what stands for a costly character: written lines first, then every Latin
 * letter whose accent can be left out (Unicode canonical decomposition). What GSM 7 bit has is in
 * no line of it: é è à ù stay. A school may choose otherwise for any line, and add some. Immutable.
 */
public final class Rewritings {
  /** Characters that share a replacement, a space, the replacement. */
  private static final String LINES =
      """
      ê e
      ë e
      ç c
      â a
      î i
      ï i
      ô o
      û u
      œ oe
      Œ OE
      À A
      È E
      Ê E
      Ë E
      Ù U
      Â A
      Î I
      Ï I
      Ô O
      Û U
      ÿ y
      Ÿ Y
      ’‘‚‛ʼ′´` '
      «»“”„‟″ "
      ‹ <
      › >
      … ...
      –—―‒‐‑− -
      •· -
      °º o
      ª a
      № No
      ¹ 1
      ² 2
      ³ 3
      ½ 1/2
      ¼ 1/4
      ¾ 3/4
      × x
      ÷ /
      ± +/-
      ≤ <=
      ≥ >=
      → ->
      ← <-
      © (c)
      ® (r)
      ™ (tm)
      µ u
      ł l
      Ł L
      đ d
      Đ D
      ð d
      Ð D
      þ th
      Þ Th
      ħ h
      Ħ H
      ı i
      ĸ k
      ŋ n
      Ŋ N
      ŧ t
      Ŧ T
      ĳ ij
      Ĳ IJ
      ẞ SS
      ﬀ ff
      ﬁ fi
      ﬂ fl
      ﬃ ffi
      ﬄ ffl
      """;

  /** No-break, narrow, thin and other spaces, and the tabulator. */
  private static final String SPACES =
      "\u00a0\u202f\u2009\u2007\u2008\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u200a\u205f\u3000"
          + "\t";

  /** Soft hyphen, zero-width space, word joiner, byte order mark, direction marks. */
  private static final String INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f";

  /** Longest replacement, in characters. */
  private static final int MAX_REPLACEMENT = 20;

  private static final char FIRST_COMBINING = '\u0300';
  private static final char LAST_COMBINING = '\u036f';

  private static final Rewritings STANDARD = new Rewritings(table());

  private final Map<Integer, String> byCodePoint;
  private final Map<Integer, Optional<String>> optionalByCodePoint;
  private final List<Rewriting> all;

  private Rewritings(Map<Integer, String> byCodePoint) {
    this.byCodePoint = byCodePoint;
    this.optionalByCodePoint =
        byCodePoint.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Optional.of(e.getValue())));
    this.all =
        byCodePoint.entrySet().stream()
            .map(e -> new Rewriting(Character.toString(e.getKey()), e.getValue()))
            .toList();
  }

  /** The product's table. */
  public static Rewritings standard() {
    return STANDARD;
  }

  /**
   * The product's table with a school's own choices, which come last where they are new.
   *
   * @param choices character → what stands for it; the character itself: it is kept. Each is one
   *     code point that GSM 7 bit lacks, and stands for what GSM 7 bit has
   * @throws IllegalArgumentException for another choice
   */
  public static Rewritings with(Map<String, String> choices) {
    Map<Integer, String> table = new LinkedHashMap<>(STANDARD.byCodePoint);
    choices.forEach(
        (character, replacement) -> {
          if (!isCostly(character)) {
            throw new IllegalArgumentException("costs nothing, and is never touched: " + character);
          }
          int codePoint = character.codePointAt(0);
          if (replacement.equals(character)) {
            table.remove(codePoint);
          } else if (replacement.length() > MAX_REPLACEMENT || Tally.of(replacement).isCostly()) {
            throw new IllegalArgumentException(
                "at most " + MAX_REPLACEMENT + " characters of GSM 7 bit: " + replacement);
          } else {
            table.put(codePoint, replacement);
          }
        });
    return new Rewritings(table);
  }

  private static boolean isCostly(String character) {
    return !character.isEmpty()
        && character.codePointCount(0, character.length()) == 1
        && Alphabet.weight(character.charAt(0)) == Alphabet.ABSENT;
  }

  /** The whole table, in the order to show it in. */
  public List<Rewriting> all() {
    return all;
  }

  /** What stands for that costly character, if anything can. */
  Optional<String> of(int codePoint) {
    return optionalByCodePoint.getOrDefault(codePoint, Optional.empty());
  }

  /** The text with all that the table has replaced; the same text when it has nothing of it. */
  public String apply(String text) {
    StringBuilder rewritten = null;
    int done = 0;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (Alphabet.weight(c) != Alphabet.ABSENT) {
        i++;
        continue;
      }
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      String replacement = byCodePoint.get(codePoint);
      if (replacement != null) {
        if (rewritten == null) {
          rewritten = new StringBuilder(text.length() + 16);
        }
        rewritten.append(text, done, i).append(replacement);
        done = next;
      }
      i = next;
    }
    return rewritten == null ? text : rewritten.append(text, done, text.length()).toString();
  }

  private static Map<Integer, String> table() {
    Map<Integer, String> table = new LinkedHashMap<>();
    LINES
        .lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              line.substring(0, space)
                  .chars()
                  .forEach(c -> table.put(c, line.substring(space + 1)));
            });
    SPACES.chars().forEach(c -> table.put(c, " "));
    INVISIBLE.chars().forEach(c -> table.put(c, ""));
    for (char c = '\u00c0'; c <= '\u1eff'; c++) {
      if (Alphabet.weight(c) == Alphabet.ABSENT && !table.containsKey((int) c)) {
        String base = withoutAccents(c);
        if (base.length() == 1 && Alphabet.weight(base.charAt(0)) == 1 && base.charAt(0) != c) {
          table.put((int) c, base);
        }
      }
    }
    for (int c = FIRST_COMBINING; c <= LAST_COMBINING; c++) {
      table.put(c, "");
    }
    return table;
  }

  private static String withoutAccents(char c) {
    String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    return decomposed.replaceAll("[" + FIRST_COMBINING + "-" + LAST_COMBINING + "]", "");
  }
}
