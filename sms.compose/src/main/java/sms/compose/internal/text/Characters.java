package sms.compose.internal.text;

import java.text.Normalizer;
import java.util.OptionalInt;

/** What a text may be made of, and its one normal form. */
public final class Characters {
  private Characters() {}

  /**
   * The normal form in which a text travels: accents composed (Unicode NFC; a decomposed é would
   * cost like an emoji), every kind of line break as LF.
   */
  public static String normal(String text) {
    return Tally.of(text).isUnusual()
        ? Normalizer.normalize(lineBreaks(text), Normalizer.Form.NFC)
        : text;
  }

  private static String lineBreaks(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      }
      result.append(isLineBreak(c) ? '\n' : c);
    }
    return result.toString();
  }

  /** The mandatory breaks of Unicode's line breaking (UAX 14). */
  private static boolean isLineBreak(char c) {
    return switch (c) {
      case '\n', '\r', '\u000b', '\f', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /** Index of the first character that no telephone shows; empty: all can travel. */
  public static OptionalInt firstForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPairAt(text, i)) {
        i++;
      } else if (isForbidden(c)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The normal form of a value from the school's data, which nobody can mend while sending: what no
   * telephone shows becomes a space.
   */
  public static String cleanValue(String value) {
    if (!Tally.of(value).isUnusual()) {
      return value;
    }
    StringBuilder clean = new StringBuilder(normal(value));
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (isPairAt(clean, i)) {
        i++;
      } else if (c == '\t' || isForbidden(c)) {
        clean.setCharAt(i, ' ');
      }
    }
    return clean.toString();
  }

  private static boolean isPairAt(CharSequence text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  /** Controls but LF and tabulator, lone surrogates, direction overrides, non-characters. */
  private static boolean isForbidden(char c) {
    if (c < 0x7f) {
      return c < ' ' && c != '\n' && c != '\t';
    }
    return c <= 0x9f
        || Character.isSurrogate(c)
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c >= '\ufffe';
  }
}
