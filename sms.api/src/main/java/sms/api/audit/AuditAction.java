package sms.api.audit;

/** What can be done that a school must be able to account for. */
public enum AuditAction {
  /** A sending was confirmed. */
  SENT,
  /** What had not left of a sending was taken back. */
  CANCELLED,
  /** A deferred sending was moved to another time. */
  RESCHEDULED,
  /** A person decided what became of an uncertain SMS. */
  RESOLVED,
  /** History of the program before was taken in. */
  IMPORTED,
  /** Numbers or texts left as a file. */
  EXPORTED,
  /** All that was kept of a person was given out. */
  DISCLOSED,
  /** What was kept of a person was removed. */
  ERASED,
  /** What had become too old was removed. */
  PURGED
}
