package sms.selection.internal.filter;

/**
 * A filter whose sentence describes pupils (« présents au 24/11/2026 »), so that where families are
 * selected it must say of whom: « Familles d’élèves présents au 24/11/2026 ».
 */
public interface SpeaksOfPupils {
  /** Whether the sentence says so itself: « Familles de la 3e A ». */
  default boolean namesThem() {
    return false;
  }
}
