package sms.recap.internal.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a CSV file that somebody saved somewhere: UTF-8, else windows-1252, parted by the
 * semicolon, comma or tab that is most often in its first lines.
 *
 * @param text without byte order mark
 * @param separator between cells
 */
public record CsvText(String text, char separator) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String SEPARATORS = ";\t,";
  private static final int LINES = 20;

  /**
   * That text.
   *
   * @return empty when the bytes are no text, as those of a spreadsheet's own format
   */
  public static Optional<CsvText> of(byte[] bytes) {
    String text = decoded(bytes);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return plain.indexOf('\0') >= 0 || plain.startsWith("PK")
        ? Optional.empty()
        : Optional.of(new CsvText(plain, separator(plain)));
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }

  /** Of those that are as often in it, the first of the list: commas are in texts and amounts. */
  private static char separator(String text) {
    int[] counts = new int[SEPARATORS.length()];
    int lines = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() && lines < LINES; i++) {
      char c = text.charAt(i);
      int which = SEPARATORS.indexOf(c);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && which >= 0) {
        counts[which]++;
      } else if (c == '\n') {
        lines++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }

  /**
   * Its records, those of blank lines left out; rows may be longer or shorter than the first. What
   * it returns throws {@link de.siegmar.fastcsv.reader.CsvParseException} where a quote does not
   * end.
   */
  public CsvReader<CsvRecord> open() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text);
  }
}
