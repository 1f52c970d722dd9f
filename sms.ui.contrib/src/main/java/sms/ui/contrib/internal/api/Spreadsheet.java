package sms.ui.contrib.internal.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * CSV (RFC 4180) as the spreadsheets of an office open it: UTF-8 with a byte order mark, the
 * language's separator, every cell quoted, and nothing in it that is taken for a formula.
 */
final class Spreadsheet {
  static final String CONTENT_TYPE = "text/csv;charset=utf-8";

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

  /** Blanks and marks that are not seen stand before it unnoticed. */
  private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠]");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Spreadsheet() {}

  /** Writes rows. */
  interface Rows {
    void writeTo(Sheet sheet);
  }

  /** Where rows go. */
  interface Sheet {
    void row(List<String> cells);
  }

  /**
   * A file to download.
   *
   * @param locale French offices separate by semicolons, since the comma is in their numbers
   */
  static Download of(String fileName, Locale locale, Rows rows) {
    char separator = locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? ';' : ',';
    return new Download(fileName, CONTENT_TYPE, out -> write(out, separator, rows));
  }

  private static void write(OutputStream out, char separator, Rows rows) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .build(writer);
    rows.writeTo(cells -> csv.writeRecord(cells.stream().map(Spreadsheet::inert).toList()));
    csv.flush();
  }

  /**
   * A cell that no spreadsheet calculates: what begins, after blanks, with a character that starts
   * a formula gets an apostrophe in front (OWASP, « CSV injection »); tabs, line ends and other
   * control characters become blanks.
   */
  static String inert(String cell) {
    String plain = CONTROLS.matcher(cell).replaceAll(" ").strip();
    return FORMULA.matcher(plain).lookingAt() ? "'" + plain : plain;
  }
}
