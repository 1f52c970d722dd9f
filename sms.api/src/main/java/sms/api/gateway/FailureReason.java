package sms.api.gateway;

/**
 * Why an SMS was not sent, was not delivered, or may not have been. Providers' codes map to these.
 */
public enum FailureReason {
  /** The number does not exist or cannot receive SMS. */
  INVALID_NUMBER,
  /** The telephone was off or out of reach until the message expired. */
  ABSENT_SUBSCRIBER,
  /** The handset or its memory refused. */
  HANDSET,
  /** The provider's credit is exhausted. */
  CREDIT_EXHAUSTED,
  /** The provider refused our login or key. */
  LOGIN_REFUSED,
  /** The sender name or number is not accepted. */
  SENDER_REFUSED,
  /** The provider does not accept this text. */
  TEXT_REFUSED,
  /** The recipient is on the provider's stop list. */
  RECIPIENT_STOPPED,
  /** Too many requests; later again. */
  THROTTLED,
  /** The provider answered that it is out of order, and surely took nothing. */
  PROVIDER_DOWN,
  /** No connection could be made: not a byte left. */
  UNREACHABLE,
  /** The provider may have taken it: no answer, a broken one, or one we don't understand. */
  NO_CLEAR_ANSWER,
  /** We died, or lost the lease, while it was under way. */
  INTERRUPTED,
  /** The operator let it expire. */
  EXPIRED,
  /** Waits for the end of the school's quiet hours. */
  QUIET_HOURS,
  /** Not sent any more: its time was over before it could leave. */
  TOO_LATE,
  /** The sender was blocked, or the recipient opted out, between the click and the sending. */
  NO_LONGER_ALLOWED,
  /**
   * Credentials that were not sent: their holder connected to the portal between the click and the
   * sending.
   */
  CONNECTED_MEANWHILE,
  /**
   * Credentials that were not sent: the portal gave none, or one of another length than was priced.
   */
  NO_CREDENTIAL,
  /** The answer is understood, the reason is none of these: see the raw code. */
  OTHER
}
