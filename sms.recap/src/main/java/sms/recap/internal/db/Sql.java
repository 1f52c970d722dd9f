package sms.recap.internal.db;

/**
 * FROM clauses whose way through the tables is prescribed. Derby plans a statement once, before it
 * knows the parameters, and would rather read the whole table than a range of ids; PostgreSQL knows
 * better by itself, and for it the prescription is a comment.
 */
public final class Sql {
  private static final String JOINED =
      """
      JOIN sms_campaign c --DERBY-PROPERTIES constraint=SMS_CAMPAIGN_PK, joinStrategy=NESTEDLOOP
        ON c.id = s.campaign_id
      """;

  private static final String JOINED_SLICE =
      """
      JOIN sms_slice x --DERBY-PROPERTIES constraint=SMS_SLICE_PK, joinStrategy=NESTEDLOOP
        ON x.id = s.slice_id
      """;

  private static final String BY_ID = "sms s --DERBY-PROPERTIES constraint=SMS_PK\n";
  private static final String BY_PERSON = "sms s --DERBY-PROPERTIES index=SMS_PERSON_IX\n";
  private static final String FROM_FIXED = " FROM --DERBY-PROPERTIES joinOrder=FIXED\n";

  /** The SMS {@code s}, to be read by a range of ids. */
  public static final String FROM_SMS = " FROM " + BY_ID;

  /** The SMS {@code s} with its campaign {@code c}, by a range of ids of the SMS. */
  public static final String FROM_SMS_CAMPAIGN = FROM_FIXED + BY_ID + JOINED;

  /** The SMS {@code s} with its campaign {@code c} and its slice {@code x}, by id of the SMS. */
  public static final String FROM_SMS_CAMPAIGN_SLICE = FROM_FIXED + BY_ID + JOINED + JOINED_SLICE;

  /** The SMS {@code s}, by person. */
  public static final String FROM_SMS_OF_PERSON = " FROM " + BY_PERSON;

  /** The SMS {@code s} with its campaign {@code c}, by person. */
  public static final String FROM_SMS_OF_PERSON_CAMPAIGN = FROM_FIXED + BY_PERSON + JOINED;

  /** The SMS {@code s} with its campaign {@code c} and its slice {@code x}, by person. */
  public static final String FROM_SMS_OF_PERSON_CAMPAIGN_SLICE =
      FROM_SMS_OF_PERSON_CAMPAIGN + JOINED_SLICE;

  private Sql() {}
}
