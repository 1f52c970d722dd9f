package sms.api.portal;

/** Whose accounts get first-connection credentials; the choice of the <i>keys</i> button. */
public enum Audience {
  /** <i>Jamais connectés</i>. */
  NEVER_CONNECTED,
  /**
   * <i>N'ont jamais changé leur mot de passe</i>: those who never connected, and those who did with
   * the school's password.
   */
  PASSWORD_UNCHANGED;

  /** Whether it keeps an account of that state. */
  public boolean keeps(AccountState state) {
    return state == AccountState.NEVER_CONNECTED
        || (this == PASSWORD_UNCHANGED && state == AccountState.PASSWORD_UNCHANGED);
  }
}
