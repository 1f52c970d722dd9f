package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a text is cut into SMS. The number of parts is what is billed.
 *
 * @param encoding of all parts
 * @param units septets or UTF-16 units of the text (an escape pair counts 2), padding not counted
 * @param parts SMS billed; 0 for the empty text
 * @param unitsLeft units still free in the last part
 * @param costly the characters that force UCS-2, in order, the first {@link #MAX_COSTLY} of them;
 *     empty under GSM7
 */
public record Segmentation(
    Encoding encoding, int units, int parts, int unitsLeft, List<CostlyCharacter> costly) {
  /** So many characters are named at the most; more than the longest SMS has. */
  public static final int MAX_COSTLY = 1000;

  public Segmentation {
    requireNonNull(encoding, "encoding");
    costly = List.copyOf(costly);
  }
}
