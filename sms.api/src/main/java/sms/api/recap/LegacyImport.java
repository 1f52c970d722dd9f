package sms.api.recap;

import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;
import sms.api.host.School;

/**
 * Takes in what was sent by the program before, as history under the mode {@link
 * sms.api.gateway.SendingMode#LEGACY}. There while the database is open.
 */
@ProviderType
public interface LegacyImport {
  /** Largest file, in bytes. */
  int MAX_BYTES = 10 * 1024 * 1024;

  /** Most lines of a file. */
  int MAX_LINES = 50_000;

  /**
   * Imports a file, whole or not at all. Nothing of it is ever sent; it stands below all that this
   * program has sent, is purged by its own age, and erased with the person that a line names.
   *
   * <p>The file is CSV, UTF-8 or windows-1252, parted by semicolon, comma or tab, its first line
   * names the columns, in French or English: date (with or without time), recipient, number (E.164,
   * or national of a school in France), state, SMS, cost, user; where there are any workstation,
   * text, person (as the host knows it).
   *
   * @param name of the file, for problems
   * @param file its bytes
   * @param school its zone, region and currency
   * @param caller needs {@link sms.api.host.Right#ADMINISTER}
   * @throws IllegalArgumentException without the right
   * @throws sms.api.dispatch.OutboxUnavailableException when the database is away
   */
  LegacyResult load(String name, byte[] file, School school, Caller caller);
}
