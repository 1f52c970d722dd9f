package sms.api.host;

/** The places of a family's record. */
public enum GuardianRole {
  /** <i>Responsable 1</i>: every family has one. */
  RESPONSABLE_1,
  /** <i>Conjoint</i>: the spouse living with responsable 1. */
  SPOUSE,
  /** <i>Responsable 2</i>: the second parent, in another home when the parents are separated. */
  RESPONSABLE_2
}
