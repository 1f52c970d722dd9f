package sms.selection.internal;

/**
 * A part of the sentence that says whom a selection keeps.
 *
 * @param text « présents au 24/11/2026 », « sauf ceux en internat »
 * @param subject of whom it speaks
 * @param exception whether it only says who is left out
 */
record Phrase(String text, Subject subject, boolean exception) {
  /** Says nothing. */
  static final Phrase NONE = new Phrase("", Subject.OTHERS, false);

  /** Of whom a phrase speaks, when families are selected. */
  enum Subject {
    /** Of pupils, and does not say so: « présents au 24/11/2026 ». */
    PUPILS,
    /** Of pupils, by the names of their classes: « de la 3e A ». */
    CLASSES,
    /** Put together of several, and says of whom. */
    TOLD,
    /** Of families or of those who are written to: « réglant par chèque ». */
    OTHERS
  }
}
