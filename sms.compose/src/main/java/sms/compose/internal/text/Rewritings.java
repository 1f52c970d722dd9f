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
 * no line of it: é è à ù stay.
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
      "\u00a0\u202f\u2009\u2007\u2008\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u200a\u205f\u3000\t";

  /** Soft hyphen, zero-width space, word joiner, byte order mark, direction marks. */
  private static final String INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f";

  private static final char FIRST_COMBINING = '\u0300';
  private static final char LAST_COMBINING = '\u036f';

  private static final Map<Character, String> BY_CHARACTER = table();
  private static final Map<Character, Optional<String>> OPTIONAL_BY_CHARACTER =
      BY_CHARACTER.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Optional.of(e.getValue())));
  private static final List<Rewriting> ALL =
      BY_CHARACTER.entrySet().stream()
          .map(e -> new Rewriting(e.getKey().toString(), e.getValue()))
          .toList();

  private Rewritings() {}

  /** The whole table, in the order to show it in. */
  public static List<Rewriting> all() {
    return ALL;
  }

  /** What stands for that costly character, if anything can. */
  static Optional<String> of(String character) {
    return character.length() == 1
        ? OPTIONAL_BY_CHARACTER.getOrDefault(character.charAt(0), Optional.empty())
        : Optional.empty();
  }

  /** The text with all that the table has replaced; the same text when it has nothing of it. */
  public static String apply(String text) {
    StringBuilder rewritten = null;
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Alphabet.weight(c) != Alphabet.ABSENT) {
        continue;
      }
      String replacement = BY_CHARACTER.get(c);
      if (replacement != null) {
        if (rewritten == null) {
          rewritten = new StringBuilder(text.length() + 16);
        }
        rewritten.append(text, done, i).append(replacement);
        done = i + 1;
      }
    }
    return rewritten == null ? text : rewritten.append(text, done, text.length()).toString();
  }

  private static Map<Character, String> table() {
    Map<Character, String> table = new LinkedHashMap<>();
    LINES
        .lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              line.substring(0, space)
                  .chars()
                  .forEach(c -> table.put((char) c, line.substring(space + 1)));
            });
    SPACES.chars().forEach(c -> table.put((char) c, " "));
    INVISIBLE.chars().forEach(c -> table.put((char) c, ""));
    for (char c = '\u00c0'; c <= '\u1eff'; c++) {
      if (Alphabet.weight(c) == Alphabet.ABSENT && !table.containsKey(c)) {
        String base = withoutAccents(c);
        if (base.length() == 1 && Alphabet.weight(base.charAt(0)) == 1 && base.charAt(0) != c) {
          table.put(c, base);
        }
      }
    }
    for (char c = FIRST_COMBINING; c <= LAST_COMBINING; c++) {
      table.put(c, "");
    }
    return table;
  }

  private static String withoutAccents(char c) {
    String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    return decomposed.replaceAll("[" + FIRST_COMBINING + "-" + LAST_COMBINING + "]", "");
  }
}
