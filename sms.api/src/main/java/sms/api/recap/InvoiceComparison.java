package sms.api.recap;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;
import sms.api.host.School;

/**
 * Compares what a provider billed with what was sent. There while the database is open; nothing of
 * the invoice is kept.
 */
@ProviderType
public interface InvoiceComparison {
  /** Largest file, in bytes. */
  int MAX_BYTES = 10 * 1024 * 1024;

  /**
   * Reads the details of an invoice and looks for each line's SMS: by the provider's id, else by
   * number and day in the school's zone; an SMS has at most one line. Once SMS were found by id,
   * only those of their gateways are expected in the invoice: it is of that provider alone.
   *
   * <p>The file is CSV, UTF-8 or windows-1252, parted by semicolon, comma or tab. One of its first
   * lines names the columns, in French, English or as the provider's API calls them: the provider's
   * id, or the number and the date; where there are any, the SMS billed and their price, of the
   * whole line.
   *
   * @param file its bytes
   * @param period the days billed
   * @param school its zone, and its currency, which the invoice must be in
   * @param caller needs {@link sms.api.host.Right#RECAP_ALL}
   * @param each gets every difference as it is found, in no order
   * @throws IllegalArgumentException without the right
   * @throws sms.api.dispatch.OutboxUnavailableException when the database is away
   */
  InvoiceResult compare(
      byte[] file,
      InvoicePeriod period,
      School school,
      Caller caller,
      Consumer<InvoiceDifference> each);
}
