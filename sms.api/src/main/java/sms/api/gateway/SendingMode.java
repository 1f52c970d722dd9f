package sms.api.gateway;

/** The ways an SMS can be sent, and billed, by. */
public enum SendingMode {
  /** <i>Ancien</i>: only in history that was imported; nothing is sent by it. */
  LEGACY,
  /** <i>Économique</i>: cheap, slower, no guarantee of a sender name. */
  ECONOMY,
  /** <i>Standard</i>. */
  STANDARD,
  /** <i>Premium</i>: fast, with a delivery report. */
  PREMIUM
}
