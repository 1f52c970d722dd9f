package sms.compose.internal.text;

import sms.api.compose.Encoding;

/**
 * What a text weighs, counted piece by piece. The pieces need not be joined for it. Not for
 * concurrent use.
 */
public final class Tally {
  private int septets;
  private int utf16Units;
  private int traits;

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
    traits = 0;
  }

  /** Counts another piece. A line break is a single LF in it, or counts 1 as CR LF. */
  public void add(String piece) {
    int sum = 0;
    int all = 0;
    for (int i = 0; i < piece.length(); i++) {
      int one = Alphabet.traits(piece.charAt(i));
      sum += one & Alphabet.WEIGHT;
      all |= one;
    }
    int doubled = (all & Alphabet.CARRIAGE_RETURN) == 0 ? 0 : carriageReturnLineFeeds(piece);
    septets += sum - doubled;
    utf16Units += piece.length() - doubled;
    traits |= all;
  }

  private static int carriageReturnLineFeeds(String text) {
    int found = 0;
    for (int i = text.indexOf("\r\n"); i >= 0; i = text.indexOf("\r\n", i + 2)) {
      found++;
    }
    return found;
  }

  /** Counts a piece that was counted before. */
  public void add(Tally piece) {
    septets += piece.septets;
    utf16Units += piece.utf16Units;
    traits |= piece.traits;
  }

  /** UCS-2 as soon as one character asks for it. */
  public Encoding encoding() {
    return isCostly() ? Encoding.UCS2 : Encoding.GSM7;
  }

  /** Septets or UTF-16 units. */
  public int units() {
    return isCostly() ? utf16Units : septets;
  }

  /**
   * Whether the number of parts depends on where the pairs stand: the text is longer than one SMS
   * and has some.
   */
  boolean needsLayout() {
    int pairs = isCostly() ? Alphabet.SURROGATE : Alphabet.ESCAPED;
    return units() > encoding().single() && (traits & pairs) != 0;
  }

  /** Whether something of it shows: not only spaces of any kind and line breaks. */
  public boolean isVisible() {
    return (traits & Alphabet.VISIBLE) != 0;
  }

  /** Whether it may not be in its normal form, or have characters that no telephone shows. */
  public boolean isUnusual() {
    return (traits & Alphabet.UNUSUAL) != 0;
  }

  /** Whether something in it makes the whole text travel as UCS-2. */
  public boolean isCostly() {
    return (traits & Alphabet.COSTLY) != 0;
  }
}
