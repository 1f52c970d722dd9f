package sms.itest.support;

/**
 * What things are called in the school of a host under test.
 *
 * @param school its name, as it signs an SMS
 * @param schoolClass a class of several families
 * @param otherClass another one, of which some are boarders
 * @param family the record of a family that can be written to, and nobody has
 * @param child a child of that family, as a list shows it
 * @param unreachable the record of a family whose one number does not exist
 * @param unreachableName its family name
 * @param freeNumber a mobile that is nobody's, as typed
 * @param secretary the secretary's login name
 * @param relatives who is what to whom among the families of the first class
 */
public record Cast(
    String school,
    String schoolClass,
    String otherClass,
    String family,
    String child,
    String unreachable,
    String unreachableName,
    String freeNumber,
    String secretary,
    Relatives relatives) {
  /**
   * Some people of a class, as a list shows them.
   *
   * @param spouse of a responsable 1
   * @param secondParent a separated one
   * @param noSms a spouse flagged « Ne pas envoyer de SMS »
   * @param noSmsRecord the record of that family of two
   * @param withoutMobile a responsable 1 whose mobile is empty or wrong
   * @param postalCode where some of the school's families live
   */
  public record Relatives(
      String spouse,
      String secondParent,
      String noSms,
      String noSmsRecord,
      String withoutMobile,
      String postalCode) {}
}
