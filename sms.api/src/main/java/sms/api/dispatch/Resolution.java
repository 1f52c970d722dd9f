package sms.api.dispatch;

/** What a person can do about an SMS that did not arrive, or whose outcome is unknown. */
public enum Resolution {
  /** Ask the provider what became of it. */
  LOOK_UP,
  /** Say that it was sent: it becomes SENT. */
  MARK_SENT,
  /** Say that it was not sent: it becomes CANCELLED. */
  MARK_NOT_SENT,
  /**
   * Send it again, as an SMS of its own that is linked to it. It stays UNCERTAIN: it may have been
   * sent all the same.
   */
  RESEND
}
