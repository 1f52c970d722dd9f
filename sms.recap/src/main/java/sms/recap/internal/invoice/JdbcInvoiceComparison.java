package sms.recap.internal.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.problem.Problem;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.InvoiceDifference;
import sms.api.recap.InvoicePeriod;
import sms.api.recap.InvoiceResult;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Messages;

/** Compares invoices with the SMS in the database. There while the database is open. */
@Component
public final class JdbcInvoiceComparison implements InvoiceComparison {
  /** A provider's day may be another one's, and its last report is billed later. */
  private static final int DAYS_BESIDE = 3;

  private static final int MEGABYTE = 1024 * 1024;

  private final Database database;

  @Activate
  public JdbcInvoiceComparison(@Reference Database database) {
    this.database = database;
  }

  @Override
  public InvoiceResult compare(
      byte[] file,
      InvoicePeriod period,
      School school,
      Caller caller,
      Consumer<InvoiceDifference> each) {
    if (!caller.may(Right.RECAP_ALL)) {
      throw new IllegalArgumentException("comparing an invoice needs RECAP_ALL");
    }
    try {
      if (file.length > MAX_BYTES) {
        throw new InvoiceReader.UnreadableException(
            "invoice.too-large", Integer.toString(MAX_BYTES / MEGABYTE));
      }
      Invoice invoice = new InvoiceReader(school.zone(), school.currency()).read(file);
      Optional<LocalDate> from = period.from().or(invoice::firstDay);
      Optional<LocalDate> to = period.to().or(invoice::lastDay);
      if (from.isEmpty() || to.isEmpty()) {
        throw new InvoiceReader.UnreadableException("invoice.period");
      }
      return compare(invoice, from.get(), to.get(), school, each);
    } catch (InvoiceReader.UnreadableException e) {
      return new InvoiceResult.Unreadable(List.of(problem(e, caller.locale())));
    }
  }

  private static Problem problem(InvoiceReader.UnreadableException e, Locale locale) {
    return new Problem(
        e.code(), "file", Messages.in(locale).text(e.code(), e.arguments().toArray()));
  }

  private InvoiceResult compare(
      Invoice invoice,
      LocalDate from,
      LocalDate to,
      School school,
      Consumer<InvoiceDifference> each) {
    ZoneId zone = school.zone();
    SentPages pages =
        new SentPages(
            database,
            start(from.minusDays(DAYS_BESIDE), zone),
            start(to.plusDays(1 + DAYS_BESIDE), zone));
    Optional<SentPages.Range> range = pages.range();
    Matching matching =
        new Matching(
            invoice.lines(),
            school.currency(),
            zone,
            from,
            to,
            range.map(SentPages.Range::first).orElse(0L),
            each);
    range.ifPresent(ids -> pages.forEach(ids, matching::byId));
    matching.turn();
    range.ifPresent(ids -> pages.forEach(ids, matching::byNumber));
    matching.end();
    return new InvoiceResult.Compared(
        from,
        to,
        matching.invoice(),
        matching.ours(),
        matching.matched(),
        invoice.withParts(),
        invoice.withPrices(),
        matching.counts());
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
