package sms.api.recap;

/** By what totals are told apart, besides the mode. */
public enum Grouping {
  /** Who sent. */
  USER,
  /** From where. */
  WORKSTATION,
  /** The month in which it was confirmed, in the school's time zone. */
  MONTH,
  /** The sending. */
  CAMPAIGN
}
