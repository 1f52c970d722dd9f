package sms.ui.contrib.internal.api;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sms.api.gateway.Money;
import sms.api.recap.InvoiceDifference;
import sms.ui.contrib.internal.Messages;

/** The differences between an invoice and the recap, for a spreadsheet. */
final class InvoiceSheet {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Call call;
  private final ZonedDateTime now;
  private final Map<String, String> words;

  /**
   * For that call.
   *
   * @param now at the school: its day is in the name of the file, its zone is that of all times
   */
  InvoiceSheet(Call call, ZonedDateTime now) {
    this.call = call;
    this.now = now;
    this.words = Messages.ofPageLater(call.locale());
  }

  /** Finds all differences. */
  interface Finding {
    void forEach(Consumer<InvoiceDifference> each);
  }

  Download of(Finding finding) {
    return Spreadsheet.of(
        call.text("csv.file.invoice") + "-" + now.toLocalDate() + ".csv",
        call.locale(),
        sheet -> {
          sheet.row(
              List.of(
                  call.text("csv.difference"),
                  word("invoice.line"),
                  word("invoice.id"),
                  word("invoice.number"),
                  word("invoice.day"),
                  word("invoice.parts"),
                  word("invoice.price"),
                  word("invoice.our-number"),
                  word("invoice.recipient"),
                  word("invoice.sent"),
                  call.text("csv.state"),
                  word("invoice.our-parts"),
                  word("invoice.our-price")));
          finding.forEach(difference -> sheet.row(cells(difference)));
        });
  }

  private List<String> cells(InvoiceDifference difference) {
    List<String> cells = new ArrayList<>();
    cells.add(word("invoice.kind." + difference.kind()));
    cells.addAll(difference.billed().map(this::billed).orElse(List.of("", "", "", "", "", "")));
    cells.addAll(difference.sent().map(this::sent).orElse(List.of("", "", "", "", "", "")));
    return cells;
  }

  private List<String> billed(InvoiceDifference.Billed billed) {
    return List.of(
        Integer.toString(billed.line()),
        billed.id(),
        billed.number(),
        billed.day().map(LocalDate::toString).orElse(""),
        billed.parts().isPresent() ? Integer.toString(billed.parts().getAsInt()) : "",
        amount(billed.price()));
  }

  private List<String> sent(InvoiceDifference.Sent sent) {
    return List.of(
        call.numbers().inSheet(sent.number()),
        sent.recipient(),
        MOMENT.format(sent.at().atZone(now.getZone())),
        call.text("csv.state." + sent.state()),
        Integer.toString(sent.parts()),
        amount(Optional.of(sent.cost())));
  }

  private String amount(Optional<Money> money) {
    return money.map(m -> call.text("csv.amount", m.micros() / 1e6)).orElse("");
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }
}
