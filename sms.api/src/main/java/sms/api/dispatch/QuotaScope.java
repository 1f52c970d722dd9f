package sms.api.dispatch;

/** Whose daily quota. */
public enum QuotaScope {
  /** The user's. */
  USER,
  /** The school's, for all users together. */
  SCHOOL
}
