package sms.api.portal;

/** How far the holder of an account has come. */
public enum AccountState {
  /** Has never signed in. */
  NEVER_CONNECTED,
  /** Has signed in, and still has the password that the school gave. */
  PASSWORD_UNCHANGED,
  /** Has signed in and has a password of their own: needs nothing from us, and gets nothing. */
  ACTIVE,
  /** Locked or closed: no credential is had for it. */
  CLOSED
}
