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
    String secretary) {}
