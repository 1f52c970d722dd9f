package sms.compose.internal.text;

import java.util.Arrays;

/**
 * The GSM 7 bit default alphabet (3GPP TS 23.038, clause 6.2.1) and its default extension table
 * (clause 6.2.1.1), as weights: how many septets a character takes.
 */
final class Alphabet {
  /** Weight of a character that is in neither table. */
  static final int ABSENT = 0;

  /** The two bits of {@link #traits} that are the weight. */
  static final int WEIGHT = 3;

  /** Trait of what takes two septets. */
  static final int ESCAPED = 2;

  /** Trait of the carriage return, which counts nothing before a line feed. */
  static final int CARRIAGE_RETURN = 4;

  /** Trait of what is in neither table. */
  static final int COSTLY = 8;

  /** Trait of one half of a character beyond U+FFFF. */
  static final int SURROGATE = 16;

  /** Trait of what shows: neither a space of any kind nor a line break. */
  static final int VISIBLE = 32;

  /** Trait of what may have to be composed, replaced or refused ({@link Characters}). */
  static final int UNUSUAL = 64;

  /** In the order of the codes 0x00 to 0x7F; code 0x1B is the escape, no character. */
  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  /** One for each char, so that a look-up needs no comparison. */
  private static final byte[] TRAITS = new byte[Character.MAX_VALUE + 1];

  static {
    Arrays.fill(TRAITS, (byte) COSTLY);
    for (int i = 0; i < DEFAULT.length(); i++) {
      TRAITS[DEFAULT.charAt(i)] = 1;
    }
    for (int i = 0; i < EXTENSION.length(); i++) {
      TRAITS[EXTENSION.charAt(i)] = ESCAPED;
    }
    TRAITS['\r'] |= CARRIAGE_RETURN;
    for (int i = 0; i < TRAITS.length; i++) {
      char c = (char) i;
      TRAITS[i] |= (byte) (Character.isSurrogate(c) ? SURROGATE : 0);
      TRAITS[i] |= (byte) (Character.isWhitespace(c) || Character.isSpaceChar(c) ? 0 : VISIBLE);
      TRAITS[i] |= (byte) (isUnusual(c) ? UNUSUAL : 0);
    }
  }

  private Alphabet() {}

  private static boolean isUnusual(char c) {
    boolean control = (c < ' ' && c != '\n') || (c >= 0x7f && c <= 0x9f);
    boolean typographic = (c >= '\u2010' && c <= '\u2027') || c == '€';
    return control || (c >= '\u0300' && !typographic);
  }

  /** 1, 2 (an escape pair) or {@link #ABSENT}. */
  static int weight(char c) {
    return TRAITS[c] & WEIGHT;
  }

  /** The weight and all that is particular about the character. */
  static int traits(char c) {
    return TRAITS[c];
  }
}
