package sms.compose.internal.text;

import sms.api.compose.Encoding;

/**
 * What a text weighs, counted piece by piece. The pieces need not be joined for it. Not for
 * concurrent use.
 */
public final class Tally {
  private int septets;
  private int utf16Units;
  private boolean costly;
  private boolean escapes;
  private boolean surrogates;

  /** Of that text alone. */
  public static Tally of(String text) {
    Tally tally = new Tally();
    tally.add(text);
    return tally;
  }

  /** Forgets everything. */
  public void clear() {
    septets = 0;
    utf16Units = 0;
    costly = false;
    escapes = false;
    surrogates = false;
  }

  /** Counts another piece. A line break is a single LF in it, or counts 1 as CR LF. */
  public void add(String piece) {
    int length = piece.length();
    int units = length;
    int sum = 0;
    for (int i = 0; i < length; i++) {
      char c = piece.charAt(i);
      int weight = Alphabet.weight(c);
      sum += weight;
      if (weight != 1) {
        if (weight == Alphabet.ABSENT) {
          costly = true;
          surrogates |= Character.isSurrogate(c);
        } else {
          escapes = true;
        }
      } else if (c == '\r' && i + 1 < length && piece.charAt(i + 1) == '\n') {
        sum--;
        units--;
      }
    }
    septets += sum;
    utf16Units += units;
  }

  /** Counts a piece that was counted before. */
  public void add(Tally piece) {
    septets += piece.septets;
    utf16Units += piece.utf16Units;
    costly |= piece.costly;
    escapes |= piece.escapes;
    surrogates |= piece.surrogates;
  }

  /** UCS-2 as soon as one character asks for it. */
  public Encoding encoding() {
    return costly ? Encoding.UCS2 : Encoding.GSM7;
  }

  /** Septets or UTF-16 units. */
  public int units() {
    return costly ? utf16Units : septets;
  }

  /**
   * Whether the number of parts depends on where the pairs stand: the text is longer than one SMS
   * and has some.
   */
  boolean needsLayout() {
    return units() > encoding().single() && (costly ? surrogates : escapes);
  }
}
