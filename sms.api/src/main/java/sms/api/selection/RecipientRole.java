package sms.api.selection;

/** In which quality somebody is written to. */
public enum RecipientRole {
  /** Responsable 1 of a family. */
  RESPONSABLE_1,
  /** The spouse of responsable 1. */
  SPOUSE,
  /** Responsable 2 of a family. */
  RESPONSABLE_2,
  /** A pupil. */
  PUPIL,
  /** An adult. */
  ADULT,
  /** An applicant, or who asked for the enrolment. */
  APPLICANT,
  /** A number typed by hand; nobody's record. */
  TYPED
}
