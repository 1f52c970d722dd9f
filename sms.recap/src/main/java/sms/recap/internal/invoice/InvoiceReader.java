package sms.recap.internal.invoice;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.recap.internal.csv.Cells;
import sms.recap.internal.csv.CsvText;

/** Reads the details of an invoice; what a line does not tell is missing from it. */
final class InvoiceReader {
  /** Addresses and sums may stand above the line that names the columns. */
  private static final int HEADER_WITHIN = 20;

  private static final int LONGEST_QUOTE = 200;
  private static final int LONGEST_CELL = 100;

  private final ZoneId zone;
  private final Currency currency;

  InvoiceReader(ZoneId zone, Currency currency) {
    this.zone = zone;
    this.currency = currency;
  }

  /** The file cannot be read as an invoice. */
  static final class UnreadableException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> arguments;

    UnreadableException(String code, String... arguments) {
      super(code, null, false, false);
      this.code = code;
      this.arguments = List.of(arguments);
    }

    /** Key of the sentence. */
    String code() {
      return code;
    }

    /** What stands in its gaps. */
    List<String> arguments() {
      return arguments;
    }
  }

  Invoice read(byte[] bytes) throws UnreadableException {
    CsvText text = CsvText.of(bytes).orElseThrow(() -> new UnreadableException("invoice.no-csv"));
    try (CsvReader<CsvRecord> reader = text.open()) {
      Iterator<CsvRecord> records = reader.iterator();
      Map<InvoiceColumn, Integer> columns = columns(records);
      List<InvoiceLine> lines = new ArrayList<>();
      while (records.hasNext()) {
        lines.add(new Cursor(columns, records.next()).line());
      }
      if (lines.isEmpty()) {
        throw new UnreadableException("invoice.empty");
      }
      return new Invoice(
          lines,
          columns.containsKey(InvoiceColumn.PARTS),
          columns.containsKey(InvoiceColumn.PRICE));
    } catch (CsvParseException e) {
      throw new UnreadableException("invoice.no-csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<InvoiceColumn, Integer> columns(Iterator<CsvRecord> records)
      throws UnreadableException {
    String found = "";
    for (int i = 0; i < HEADER_WITHIN && records.hasNext(); i++) {
      CsvRecord record = records.next();
      Map<InvoiceColumn, Integer> positions = InvoiceColumn.positions(record);
      if (InvoiceColumn.suffice(positions)) {
        return positions;
      }
      found = found.isEmpty() ? quoted(record) : found;
    }
    throw found.isEmpty()
        ? new UnreadableException("invoice.empty")
        : new UnreadableException("invoice.headers", found);
  }

  private static String quoted(CsvRecord record) {
    String all =
        record.getFields().stream()
            .map(String::strip)
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(" ; "));
    return all.length() > LONGEST_QUOTE ? all.substring(0, LONGEST_QUOTE) + "…" : all;
  }

  /** One record. */
  private final class Cursor {
    private final Map<InvoiceColumn, Integer> columns;
    private final CsvRecord record;

    Cursor(Map<InvoiceColumn, Integer> columns, CsvRecord record) {
      this.columns = columns;
      this.record = record;
    }

    private String cell(InvoiceColumn column) {
      Integer position = columns.get(column);
      if (position == null || position >= record.getFieldCount()) {
        return "";
      }
      String cell = record.getField(position).strip();
      return cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell;
    }

    InvoiceLine line() throws UnreadableException {
      String number = cell(InvoiceColumn.NUMBER);
      Optional<BigDecimal> price = Cells.amount(cell(InvoiceColumn.PRICE));
      String in = cell(InvoiceColumn.CURRENCY);
      if (price.isPresent() && !in.isEmpty() && !isOurs(in)) {
        throw new UnreadableException("invoice.currency", in, currency.getCurrencyCode());
      }
      long key = PhoneKey.of(number);
      int day = day(cell(InvoiceColumn.DATE));
      return new InvoiceLine(
          (int) record.getStartingLineNumber(),
          isSum(key, day) ? "" : cell(InvoiceColumn.ID),
          number,
          key,
          day,
          parts(),
          price.map(Cells::micros).orElse(-1L),
          price.map(BigDecimal::scale).orElse(0));
    }

    private int day(String cell) {
      return Cells.date(cell, zone)
          .map(ZonedDateTime::toLocalDate)
          .map(date -> (int) date.toEpochDay())
          .orElse(InvoiceLine.NO_DAY);
    }

    /** « Total » in the first column is no id: neither number nor date stand beside it. */
    private boolean isSum(long key, int day) {
      boolean told =
          columns.containsKey(InvoiceColumn.NUMBER) || columns.containsKey(InvoiceColumn.DATE);
      return told && key == PhoneKey.NONE && day == InvoiceLine.NO_DAY;
    }

    private boolean isOurs(String in) {
      return in.equalsIgnoreCase(currency.getCurrencyCode())
          || (in.equals("€") && currency.getCurrencyCode().equals("EUR"));
    }

    private int parts() {
      String cell = cell(InvoiceColumn.PARTS);
      return cell.matches("\\d{1,4}") ? Integer.parseInt(cell) : -1;
    }
  }
}
