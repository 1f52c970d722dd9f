package sms.directory.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceTooLargeException;
import sms.directory.internal.source.TextForm;

/**
 * Reads one CSV file: a header line that names the columns in any order, RFC 4180 quotes. Holds one
 * row at a time.
 */
public final class CsvTable {
  private final String file;
  private final CsvForm form;
  private final List<String> required;
  private final Set<String> known;
  private final CellValues values = new CellValues();
  private final Problems problems;

  /**
   * @param required columns that the file must have
   * @param optional columns that it may have; a row says empty for those it has not
   */
  public CsvTable(
      String file, CsvForm form, List<String> required, List<String> optional, Problems problems) {
    this.file = file;
    this.form = form;
    this.required = List.copyOf(required);
    this.known =
        Stream.concat(required.stream(), optional.stream()).collect(Collectors.toUnmodifiableSet());
    this.problems = problems;
  }

  /**
   * Hands over each row; whatever is broken is a problem, and so is a broken row.
   *
   * @return whether all rows were seen, so that what is in none of them is nowhere
   */
  public boolean forEachRow(SourceFile source, Consumer<CsvRow> action) {
    TextForm text = form(source);
    if (text == null) {
      return false;
    }
    CsvRecord last = null;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(form.separator())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .ofCsvRecord(text.open(source))) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        problems.add(file, 0, "empty.file", columns());
        return false;
      }
      CsvRecord header = records.next();
      Optional<Map<String, Integer>> positions = positions(header);
      if (positions.isEmpty()) {
        return false;
      }
      last = header;
      while (records.hasNext()) {
        CsvRecord cells = records.next();
        last = cells;
        int line = (int) cells.getStartingLineNumber();
        if (cells.getFieldCount() == header.getFieldCount()) {
          action.accept(new CsvRow(file, line, positions.get(), known, cells, values, problems));
        } else {
          problems.add(
              file,
              line,
              "cells",
              Integer.toString(header.getFieldCount()),
              Integer.toString(cells.getFieldCount()));
        }
      }
      return true;
    } catch (CsvParseException e) {
      problems.add(file, after(last), "quotes");
    } catch (IOException e) {
      problems.add(file, 0, "unreadable");
    }
    return false;
  }

  /** The line after a record, whose cells may have line breaks. */
  private static int after(@Nullable CsvRecord record) {
    if (record == null) {
      return 1;
    }
    long breaks =
        record.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    return (int) (record.getStartingLineNumber() + breaks + 1);
  }

  private Optional<Map<String, Integer>> positions(CsvRecord header) {
    Map<String, Integer> positions = new HashMap<>();
    boolean sound = true;
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).strip();
      if (!known.contains(name)) {
        if (form.strict()) {
          problems.add(file, 1, "column.unknown", name, columns());
          sound = false;
        }
      } else if (positions.put(name, i) != null) {
        problems.add(file, 1, "column.twice", name);
        sound = false;
      }
    }
    for (String column : required) {
      if (!positions.containsKey(column)) {
        problems.add(file, 1, "column.missing", column, columns());
        sound = false;
      }
    }
    return sound ? Optional.of(positions) : Optional.empty();
  }

  private String columns() {
    return String.join(Character.toString(form.separator()), required);
  }

  private @Nullable TextForm form(SourceFile source) {
    try {
      TextForm text = TextForm.of(source);
      if (text.broken() > 0) {
        problems.add(file, text.broken(), "encoding");
        return null;
      }
      if (text.tooLong() > 0) {
        problems.add(file, text.tooLong(), "line.long", Integer.toString(TextForm.MAX_LINE / 1024));
        return null;
      }
      return text;
    } catch (SourceTooLargeException e) {
      problems.add(file, 0, "source.large", e.megabytes());
    } catch (IOException e) {
      problems.add(file, 0, "unreadable");
    }
    return null;
  }
}
