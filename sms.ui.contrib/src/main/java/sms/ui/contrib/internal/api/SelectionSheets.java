package sms.ui.contrib.internal.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.host.RecordRef;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.ui.contrib.internal.Messages;

/** The lists of a selection as files, in the words of the screen. */
final class SelectionSheets {
  /** ITU-T E.164, assigned country codes: of one digit, of two, else of three. */
  private static final Pattern COUNTRY_CODE =
      Pattern.compile(
          "(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3})([0-9]+)");

  private static final Pattern FROM_THE_END_BY_TWO = Pattern.compile("(?<=[0-9])(?=([0-9]{2})+$)");

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
                              shown(row.number()),
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
                              row.cell(),
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

  /**
   * « (+33) 6 12 34 56 78 »: neither a formula to a spreadsheet, nor a number that it would round.
   */
  static String shown(PhoneNumber number) {
    Matcher parts = COUNTRY_CODE.matcher(number.digits());
    if (!parts.matches()) {
      throw new IllegalStateException("the pattern has all country codes");
    }
    return "(+"
        + parts.group(1)
        + ") "
        + FROM_THE_END_BY_TWO.matcher(parts.group(2)).replaceAll(" ");
  }
}
