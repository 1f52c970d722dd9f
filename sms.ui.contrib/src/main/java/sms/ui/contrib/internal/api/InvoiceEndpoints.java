package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sms.api.host.School;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.InvoiceDifference;
import sms.api.recap.InvoicePeriod;
import sms.api.recap.InvoiceResult;

/**
 * Compares a provider's invoice with what was sent. The file comes with each call, since nothing of
 * it is kept in between.
 */
final class InvoiceEndpoints implements Endpoints {
  /** In base64, with the rest of the body. */
  private static final int MAX_BODY = InvoiceComparison.MAX_BYTES / 3 * 4 + 4096;

  private static final int MEGABYTE = 1024 * 1024;

  private final Installed installed;
  private final Clock clock;

  InvoiceEndpoints(Installed installed, Clock clock) {
    this.installed = requireNonNull(installed);
    this.clock = requireNonNull(clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/invoice", Access.RECAP_OF_ALL, this::compare),
        Route.post("/invoice/differences", Access.RECAP_OF_ALL, this::sheet));
  }

  private Reply compare(Call call) {
    InvoiceView.Lines lines = new InvoiceView.Lines();
    return Reply.ok(InvoiceView.of(compared(call, body(call), lines::add), lines));
  }

  /**
   * All differences, for a spreadsheet. Compared twice: first to know that it can be, then while
   * the file is written, so that they are never held as a whole.
   */
  private Reply sheet(Call call) {
    Body body = body(call);
    compared(call, body, difference -> {});
    InvoiceSheet sheet =
        new InvoiceSheet(call, clock.instant().atZone(installed.directory(call).school().zone()));
    return installed.exported(sheet.of(each -> compared(call, body, each)), call);
  }

  private InvoiceResult.Compared compared(Call call, Body body, Consumer<InvoiceDifference> each) {
    // a file of guessed numbers would tell whose they are
    if (!call.numbers().whole()) {
      throw call.refused(403, "invoice.numbers");
    }
    School school = installed.directory(call).school();
    InvoiceResult result =
        installed
            .invoiceComparison(call)
            .compare(
                body.file() == null ? new byte[0] : body.file(),
                new InvoicePeriod(day("from", body.from(), call), day("to", body.to(), call)),
                school,
                call.inItsLanguage(),
                each);
    if (result instanceof InvoiceResult.Unreadable unreadable) {
      throw new Refused(422, unreadable.problems());
    }
    return (InvoiceResult.Compared) result;
  }

  private static Body body(Call call) {
    try {
      return call.body(Body.class, MAX_BODY);
    } catch (Refused e) {
      throw e.status() == 413
          ? new Refused(
              413, call.problemOf("file", "file.too-large", InvoiceComparison.MAX_BYTES / MEGABYTE))
          : e;
    }
  }

  private static Optional<LocalDate> day(String name, @Nullable String text, Call call) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new Refused(422, call.problemOf(name, "defer.date"));
    }
  }

  /**
   * What to compare.
   *
   * @param file base64
   * @param from first day; absent: as the file says
   * @param to last day; absent: as the file says
   */
  record Body(byte @Nullable [] file, @Nullable String from, @Nullable String to) {}
}
