package sms.compose.internal.text;

import sms.api.compose.Encoding;

/**
 * Fills the parts of a concatenated SMS from the first to the last, piece by piece. An escape pair
 * (3GPP TS 23.040, clause 9.2.3.24.1) or a surrogate pair that does not fit as a whole opens the
 * next part. Not for concurrent use.
 */
final class Layout {
  private final Encoding encoding;
  private final int room;
  private int parts;
  private int used;

  Layout(Encoding encoding) {
    this.encoding = encoding;
    this.room = encoding.part();
    this.used = room;
  }

  /** Adds a piece; a pair never lies across two pieces. */
  void add(String piece) {
    for (int i = 0; i < piece.length(); ) {
      int step = step(piece, i, encoding);
      put(weight(piece, i, step, encoding));
      i += step;
    }
  }

  private void put(int weight) {
    if (used + weight > room) {
      parts++;
      used = 0;
    }
    used += weight;
  }

  int parts() {
    return parts;
  }

  int left() {
    return room - used;
  }

  /**
   * How many UTF-16 units of the text fit in that many parts; the text's length when all of it
   * does.
   */
  static int fitting(String text, Encoding encoding, int maxParts) {
    Layout layout = new Layout(encoding);
    for (int i = 0; i < text.length(); ) {
      int step = step(text, i, encoding);
      layout.put(weight(text, i, step, encoding));
      if (layout.parts > maxParts) {
        return i;
      }
      i += step;
    }
    return text.length();
  }

  /** How many UTF-16 units go together at that index: a CR LF and a surrogate pair are two. */
  private static int step(String text, int i, Encoding encoding) {
    if (i + 1 == text.length()) {
      return 1;
    }
    char c = text.charAt(i);
    char next = text.charAt(i + 1);
    boolean lineBreak = c == '\r' && next == '\n';
    boolean pair = encoding == Encoding.UCS2 && Character.isSurrogatePair(c, next);
    return lineBreak || pair ? 2 : 1;
  }

  private static int weight(String text, int i, int step, Encoding encoding) {
    return switch (encoding) {
      case GSM7 -> Alphabet.weight(text.charAt(i));
      case UCS2 -> text.charAt(i) == '\r' ? 1 : step;
    };
  }
}
