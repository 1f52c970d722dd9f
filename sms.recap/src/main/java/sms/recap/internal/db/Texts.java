package sms.recap.internal.db;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes text fit for a column. */
public final class Texts {
  /** Width of the columns for names and identifiers, in UTF-16 units. */
  public static final int NAME = 255;

  /** Width of the columns for message texts, in UTF-16 units. */
  public static final int BODY = 32_000;

  private static final char REPLACEMENT = '\uFFFD';
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Texts() {}

  /**
   * For display: NUL and halves of surrogate pairs, which PostgreSQL does not take, become U+FFFD;
   * what is too long is cut and ends in an ellipsis.
   */
  public static String display(String text, int width) {
    String clean = clean(text);
    if (clean.length() <= width) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(width - 2)) ? width - 2 : width - 1;
    return clean.substring(0, end) + "…";
  }

  /**
   * For identifiers and bodies, which must not be cut.
   *
   * @throws IllegalArgumentException when it is too long; without the text
   */
  public static String exact(String text, int width, String what) {
    String clean = clean(text);
    if (clean.length() > width) {
      throw new IllegalArgumentException(
          what + " is longer than " + width + " characters: " + clean.length());
    }
    return clean;
  }

  /** For search: lower case, without accents, cut. « Élève » gives « eleve ». */
  public static String search(String text) {
    String folded =
        MARKS
            .matcher(Normalizer.normalize(clean(text), Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String cut = folded.length() > NAME ? folded.substring(0, NAME) : folded;
    return clean(cut);
  }

  /** For the right-hand side of {@code LIKE ? ESCAPE '!'}: text that stands for itself. */
  public static String likeLiteral(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static String clean(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                clean.appendCodePoint(
                    c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : c));
    return clean.toString();
  }
}
