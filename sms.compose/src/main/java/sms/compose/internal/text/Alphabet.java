package sms.compose.internal.text;

/**
 * The GSM 7 bit default alphabet (3GPP TS 23.038, clause 6.2.1) and its default extension table
 * (clause 6.2.1.1), as weights: how many septets a character takes.
 */
final class Alphabet {
  /** Weight of a character that is in neither table. */
  static final int ABSENT = 0;

  /** In the order of the codes 0x00 to 0x7F; code 0x1B is the escape, no character. */
  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  /** Up to the euro, the last of them. */
  private static final byte[] WEIGHTS = new byte['€' + 1];

  static {
    for (int i = 0; i < DEFAULT.length(); i++) {
      WEIGHTS[DEFAULT.charAt(i)] = 1;
    }
    for (int i = 0; i < EXTENSION.length(); i++) {
      WEIGHTS[EXTENSION.charAt(i)] = 2;
    }
  }

  private Alphabet() {}

  /** 1, 2 (an escape pair) or {@link #ABSENT}. */
  static int weight(char c) {
    return c < WEIGHTS.length ? WEIGHTS[c] : ABSENT;
  }
}
