package sms.recap.internal.move;

/**
 * A table that is the same on both sides.
 *
 * @param name lower case
 * @param rows how many
 * @param checksum of them
 */
public record MovedTable(String name, long rows, String checksum) {}
