package sms.ui.contrib.internal.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sms.api.host.RecordRef;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.Recipient;
import sms.ui.contrib.internal.Messages;

/** The lists of a selection as files, in the words of the screen. */
final class SelectionSheets {
  private final Map<String, String> words;
  private final Call call;
  private final LocalDate today;

  /**
   * For that call.
   *
   * @param today in the name of the file
   */
  SelectionSheets(Call call, LocalDate today) {
    this.words = Messages.ofPage(call.locale());
    this.call = call;
    this.today = today;
  }

  /** Those who get an SMS. */
  Download recipients(List<Recipient> rows, Predicate<Recipient> fits) {
    return Spreadsheet.of(
        name("csv.file.recipients"),
        call.locale(),
        sheet -> {
          sheet.row(
              List.of(
                  word("column.phone"),
                  word("column.recipient"),
                  word("column.role"),
                  call.text("csv.merged"),
                  call.text("csv.record")));
          rows.stream()
              .filter(fits)
              .forEach(
                  row ->
                      sheet.row(
                          List.of(
                              call.numbers().inSheet(row.number()),
                              row.name(),
                              word("role." + row.role()),
                              others(row),
                              record(row.record()))));
        });
  }

  /** Those who get none, and why. */
  Download ignored(List<IgnoredRecipient> rows, Predicate<IgnoredRecipient> fits) {
    return Spreadsheet.of(
        name("csv.file.ignored"),
        call.locale(),
        sheet -> {
          sheet.row(
              List.of(
                  word("column.recipient"),
                  word("column.role"),
                  word("column.reason"),
                  word("column.cell"),
                  call.text("csv.record")));
          rows.stream()
              .filter(fits)
              .forEach(
                  row ->
                      sheet.row(
                          List.of(
                              row.name(),
                              word("role." + row.role()),
                              word("reason." + row.reason()),
                              call.numbers().typed(row.cell()),
                              record(row.record()))));
        });
  }

  private static String others(Recipient row) {
    return row.others().stream().map(Recipient.Sharer::name).collect(Collectors.joining(", "));
  }

  private String name(String key) {
    return call.text(key) + "-" + today + ".csv";
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }

  private String record(Optional<RecordRef> record) {
    return record.map(r -> call.text("csv.record." + r.type(), r.id())).orElse("");
  }
}
