package sms.api.selection;

/**
 * Why somebody who matches gets no SMS. Exactly one reason each; the first that applies, in this
 * order.
 */
public enum IgnoreReason {
  /** The person has died. */
  DECEASED,
  /** No legal rights over the children. */
  NO_RIGHTS,
  /** The pupil has left the school. */
  LEFT_SCHOOL,
  /** Flagged <i>Ne pas envoyer de SMS</i>. */
  OPTED_OUT,
  /** The mobile cell is empty. */
  NO_MOBILE,
  /** The cell holds more than one number: we report, we don't guess. */
  SEVERAL_NUMBERS,
  /** Not a number of any country. */
  INVALID_NUMBER,
  /** A fixed line. */
  LANDLINE,
  /** A country that the school does not write to. */
  FOREIGN_NOT_ALLOWED,
  /** Another row of this selection already goes to that number with the same text. */
  DUPLICATE,
  /** Taken away by hand. */
  REMOVED
}
