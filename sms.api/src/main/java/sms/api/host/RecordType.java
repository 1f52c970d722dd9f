package sms.api.host;

/** The kinds of record an SMS can be sent from; also the four sources of a grouped send. */
public enum RecordType {
  /** A family: one or two homes, their responsables and their pupils. */
  FAMILY,
  /** A pupil enrolled this year, last year or next year. */
  PUPIL,
  /** A member of the staff or another adult known to the school. */
  ADULT,
  /** A child whose enrolment has been asked for (<i>préinscrit</i>). */
  APPLICANT
}
