package sms.api.portal;

/** How a portal lets its users in for the first time. */
public enum CredentialWay {
  /** By a link that works once and expires; the holder then chooses a password. The safest. */
  ACTIVATION_LINK,
  /** By a password made for this one SMS, that must be changed at the first connection. */
  TEMPORARY_PASSWORD,
  /** By the first password that the school gave long ago and can read. */
  FIRST_PASSWORD
}
