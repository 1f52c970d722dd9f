package sms.api.host;

/** How a family pays (<i>mode règlement</i>). */
public enum PaymentMode {
  /** Cheque (<i>chèque</i>). */
  CHEQUE,
  /** Direct debit (<i>prélèvement</i>). */
  DIRECT_DEBIT,
  /** Anything else. */
  OTHER
}
