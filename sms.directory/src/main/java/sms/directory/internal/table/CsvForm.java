package sms.directory.internal.table;

/**
 * A dialect of CSV.
 *
 * @param separator between cells
 * @param strict whether a column that nobody knows is a problem; otherwise it is passed over
 */
public record CsvForm(char separator, boolean strict) {}
