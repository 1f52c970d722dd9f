package sms.recap.internal.db;

/**
 * FROM clauses whose way through the tables is prescribed. Derby plans a statement once, before it
 * knows the parameters, and would rather read the whole table than a range of ids; PostgreSQL knows
 * better by itself, and for it the prescription is a comment.
 */
public final class Sql {
  /** The SMS {@code s}, to be read by a range of ids. */
  public static final String FROM_SMS = " FROM sms s --DERBY-PROPERTIES constraint=SMS_PK\n";

  /** The SMS {@code s} with its campaign {@code c} and its slice {@code x}, by id of the SMS. */
  public static final String FROM_SMS_CAMPAIGN_SLICE =
      """
       FROM --DERBY-PROPERTIES joinOrder=FIXED
      sms s --DERBY-PROPERTIES constraint=SMS_PK
      JOIN sms_campaign c --DERBY-PROPERTIES constraint=SMS_CAMPAIGN_PK, joinStrategy=NESTEDLOOP
        ON c.id = s.campaign_id
      JOIN sms_slice x --DERBY-PROPERTIES constraint=SMS_SLICE_PK, joinStrategy=NESTEDLOOP
        ON x.id = s.slice_id
      """;

  private Sql() {}
}
