package sms.api.selection;

/**
 * Why somebody who matches gets no SMS. Exactly one reason each; the first that applies, in this
 * order.
 */
public enum IgnoreReason {
  /** The person has died, or the only child that the message would be about. */
  DECEASED,
  /** No legal rights over the children. */
  NO_RIGHTS,
  /**
   * The pupil has left the school. Not applied when the criteria speak about those who left ({@link
   * CompiledFilter.Ready#reachesLeavers}), nor to an individual send.
   */
  LEFT_SCHOOL,
  /** Flagged <i>Ne pas envoyer de SMS</i>. */
  OPTED_OUT,
  /** The mobile cell is empty. */
  NO_MOBILE,
  /** The cell holds more than one number: we report, we don't guess. */
  SEVERAL_NUMBERS,
  /** Not a number of any country. */
  INVALID_NUMBER,
  /** A number that takes no SMS: a fixed line, a box, a service number. */
  LANDLINE,
  /** A country that the school does not write to. */
  FOREIGN_NOT_ALLOWED,
  /** Credentials only: no account of the portal. */
  NO_ACCOUNT,
  /** Credentials only: the account belongs to somebody else, who alone gets them. */
  NOT_HOLDER,
  /**
   * Credentials only: has connected already, or has changed the password, or the account is closed.
   */
  ALREADY_CONNECTED,
  /**
   * Whoever has that number answered STOP to an SMS ({@link sms.api.recap.OptOuts}). Unlike {@link
   * #OPTED_OUT} it counts for an individual send too, and nobody overrides it.
   */
  UNSUBSCRIBED,
  /**
   * A number typed by hand that another row of this selection goes to already: that row names it
   * ({@link Recipient#sharers}). Two people with one number are never duplicates of each other,
   * because their texts may differ; where they turn out the same the composer makes one SMS of
   * them.
   */
  DUPLICATE,
  /** Taken away by hand. */
  REMOVED
}
