package sms.api.host;

/** As recorded by the school. */
public enum Gender {
  /** Masculine. */
  MALE,
  /** Feminine. */
  FEMALE,
  /** Not recorded. */
  UNKNOWN
}
