package sms.host.demo.internal.school;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file: UTF-8, semicolons, a header line that names the columns in any order, RFC 4180
 * quotes.
 */
final class CsvTable {
  private final String file;
  private final List<String> columns;
  private final CellValues values = new CellValues();
  private final Problems problems;

  /**
   * @param columns all that the file must have; it may have no other
   */
  CsvTable(String file, List<String> columns, Problems problems) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.problems = problems;
  }

  /** Hands over each row; a file that is missing or broken is a problem, and so is a broken row. */
  void forEachRow(SchoolFiles files, Consumer<CsvRow> action) {
    String text = text(files);
    if (text == null) {
      return;
    }
    int line = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(';')
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        problems.add(file, 0, "empty.file", String.join(";", columns));
        return;
      }
      CsvRecord header = records.next();
      Optional<Map<String, Integer>> positions = positions(header);
      if (positions.isEmpty()) {
        return;
      }
      line = (int) header.getStartingLineNumber() + 1;
      while (records.hasNext()) {
        CsvRecord cells = records.next();
        line = (int) cells.getStartingLineNumber();
        if (cells.getFieldCount() == header.getFieldCount()) {
          action.accept(new CsvRow(file, line, positions.get(), cells, values, problems));
        } else {
          problems.add(
              file,
              line,
              "cells",
              Integer.toString(header.getFieldCount()),
              Integer.toString(cells.getFieldCount()));
        }
      }
    } catch (CsvParseException e) {
      problems.add(file, line, "quotes");
    } catch (IOException e) {
      problems.add(file, 0, "unreadable");
    }
  }

  private Optional<Map<String, Integer>> positions(CsvRecord header) {
    Map<String, Integer> positions = new HashMap<>();
    boolean sound = true;
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).strip();
      if (!columns.contains(name)) {
        problems.add(file, 1, "column.unknown", name, String.join(";", columns));
        sound = false;
      } else if (positions.put(name, i) != null) {
        problems.add(file, 1, "column.twice", name);
        sound = false;
      }
    }
    for (String column : columns) {
      if (!positions.containsKey(column)) {
        problems.add(file, 1, "column.missing", column, String.join(";", columns));
        sound = false;
      }
    }
    return sound ? Optional.of(positions) : Optional.empty();
  }

  private @Nullable String text(SchoolFiles files) {
    byte[] bytes;
    try {
      Optional<byte[]> read = files.read(file);
      if (read.isEmpty()) {
        problems.add(file, 0, "missing.file");
        return null;
      }
      bytes = read.get();
    } catch (IOException e) {
      problems.add(file, 0, "unreadable");
      return null;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    try {
      if (result.isError()) {
        result.throwException();
      }
      out.flip();
      String text = out.toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.add(file, lineOf(bytes, in.position()), "encoding");
      return null;
    }
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
