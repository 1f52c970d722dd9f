package sms.recap.internal.legacy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.dispatch.SmsState;
import sms.api.host.School;
import sms.api.recap.LegacyImport;
import sms.recap.internal.csv.Cells;
import sms.recap.internal.csv.CsvText;
import sms.recap.internal.db.Texts;

/** Reads a file of history; every cell that is not as documented is a problem. */
final class LegacyReader {
  private static final Map<String, SmsState> STATES = states();

  private static final int MOST_PARTS = 255;

  private final School school;
  private final Instant now;
  private final LegacyProblems problems;

  /**
   * @param now later times are problems
   * @param problems gets what is wrong
   */
  LegacyReader(School school, Instant now, LegacyProblems problems) {
    this.school = school;
    this.now = now;
    this.problems = problems;
  }

  private static Map<String, SmsState> states() {
    Map<String, SmsState> states = new HashMap<>();
    Map<SmsState, List<String>> words =
        Map.of(
            SmsState.SENT, List.of("envoye", "sent"),
            SmsState.DELIVERED, List.of("recu", "remis", "delivered", "received"),
            SmsState.UNDELIVERED, List.of("nonrecu", "nonremis", "undelivered", "notreceived"),
            SmsState.CANCELLED, List.of("annule", "cancelled"),
            SmsState.EXPIRED, List.of("delaidepasse", "expire", "expired"),
            SmsState.REJECTED, List.of("refuse", "rejected"),
            SmsState.FAILED, List.of("echec", "failed"));
    words.forEach((state, names) -> names.forEach(name -> states.put(name, state)));
    return Map.copyOf(states);
  }

  /** Those that can be read; all of them when there was no problem. */
  List<LegacySms> read(byte[] bytes) {
    List<LegacySms> read = new ArrayList<>();
    Optional<CsvText> text = CsvText.of(bytes);
    if (text.isEmpty()) {
      problems.add(0, "legacy.no-csv");
      return read;
    }
    try (CsvReader<CsvRecord> reader = text.get().open()) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        problems.add(0, "legacy.empty", LegacyColumn.all());
        return read;
      }
      CsvRecord header = records.next();
      Map<LegacyColumn, Integer> columns = columns(header);
      if (problems.none() && !records.hasNext()) {
        problems.add(0, "legacy.empty", LegacyColumn.all());
      }
      boolean sound = problems.none();
      while (sound && records.hasNext()) {
        CsvRecord record = records.next();
        int line = (int) record.getStartingLineNumber();
        if (read.size() >= LegacyImport.MAX_LINES) {
          problems.add(line, "legacy.too-many", Integer.toString(LegacyImport.MAX_LINES));
          break;
        }
        if (record.getFieldCount() != header.getFieldCount()) {
          problems.add(
              line,
              "legacy.cells",
              Integer.toString(header.getFieldCount()),
              Integer.toString(record.getFieldCount()));
        } else {
          new Row(columns, record, line).sms().ifPresent(read::add);
        }
      }
    } catch (CsvParseException e) {
      problems.add(0, "legacy.no-csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  private Map<LegacyColumn, Integer> columns(CsvRecord header) {
    Map<LegacyColumn, Integer> columns = new EnumMap<>(LegacyColumn.class);
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).strip();
      Optional<LegacyColumn> column = LegacyColumn.of(name);
      if (column.isEmpty()) {
        problems.add(1, "legacy.column.unknown", name, LegacyColumn.all());
      } else if (columns.putIfAbsent(column.get(), i) != null) {
        problems.add(1, "legacy.column.twice", name);
      }
    }
    for (LegacyColumn column : LegacyColumn.values()) {
      if (column.required() && !columns.containsKey(column)) {
        problems.add(1, "legacy.column.missing", column.title(), LegacyColumn.all());
      }
    }
    return columns;
  }

  /** One record. */
  private final class Row {
    private final Map<LegacyColumn, Integer> columns;
    private final CsvRecord record;
    private final int line;
    private boolean sound = true;

    Row(Map<LegacyColumn, Integer> columns, CsvRecord record, int line) {
      this.columns = columns;
      this.record = record;
      this.line = line;
    }

    Optional<LegacySms> sms() {
      Optional<ZonedDateTime> at = at();
      String recipient = required(LegacyColumn.RECIPIENT);
      Optional<String> number = NationalNumbers.e164(cell(LegacyColumn.NUMBER), school.region());
      if (number.isEmpty()) {
        problem("legacy.number", cell(LegacyColumn.NUMBER));
      }
      Optional<SmsState> state =
          Optional.ofNullable(STATES.get(Cells.word(cell(LegacyColumn.STATE))));
      if (state.isEmpty()) {
        problem("legacy.state", cell(LegacyColumn.STATE));
      }
      int parts = parts();
      Optional<BigDecimal> cost = Cells.amount(cell(LegacyColumn.COST));
      if (cost.isEmpty()) {
        problem("legacy.cost", cell(LegacyColumn.COST));
      }
      String user = required(LegacyColumn.USER);
      String workstation = fitting(LegacyColumn.WORKSTATION, Texts.NAME);
      String text = fitting(LegacyColumn.TEXT, Texts.BODY);
      Optional<String> person =
          Optional.of(fitting(LegacyColumn.PERSON, Texts.NAME)).filter(id -> !id.isEmpty());
      if (!sound || at.isEmpty() || number.isEmpty() || state.isEmpty() || cost.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new LegacySms(
              at.get(),
              recipient,
              number.get(),
              state.get(),
              parts,
              Cells.micros(cost.get()),
              user,
              workstation,
              text,
              person));
    }

    private Optional<ZonedDateTime> at() {
      String cell = cell(LegacyColumn.DATE);
      Optional<ZonedDateTime> at = Cells.date(cell, school.zone());
      if (at.isEmpty()) {
        problem("legacy.date", cell);
      } else if (at.get().toInstant().isAfter(now)) {
        problem("legacy.future", cell);
      }
      return at;
    }

    private int parts() {
      String cell = cell(LegacyColumn.PARTS);
      int parts = cell.matches("\\d{1,3}") ? Integer.parseInt(cell) : 0;
      if (parts < 1 || parts > MOST_PARTS) {
        problem("legacy.parts", cell);
      }
      return parts;
    }

    private String cell(LegacyColumn column) {
      Integer position = columns.get(column);
      return position == null ? "" : record.getField(position).strip();
    }

    private String required(LegacyColumn column) {
      String cell = fitting(column, Texts.NAME);
      if (cell.isEmpty()) {
        problem("legacy.cell.empty", column.title());
      }
      return cell;
    }

    private String fitting(LegacyColumn column, int longest) {
      String cell = cell(column);
      if (cell.length() > longest) {
        problem("legacy.cell.long", column.title(), Integer.toString(longest));
      }
      return cell;
    }

    private void problem(String code, String... arguments) {
      sound = false;
      problems.add(line, code, arguments);
    }
  }
}
