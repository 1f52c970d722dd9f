package sms.directory.internal.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import sms.directory.internal.report.Problems;

/**
 * One row. A cell that is not as documented becomes a problem and a harmless value, so that one
 * pass finds all that is wrong.
 */
public final class CsvRow {
  private static final int MAX_CELL = 500;
  private static final int MAX_LIST = 20_000;
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,2})?");

  private final String file;
  private final int line;
  private final Map<String, Integer> positions;
  private final Set<String> known;
  private final CsvRecord cells;
  private final CellValues values;
  private final Problems problems;
  private boolean sound = true;

  CsvRow(
      String file,
      int line,
      Map<String, Integer> positions,
      Set<String> known,
      CsvRecord cells,
      CellValues values,
      Problems problems) {
    this.file = file;
    this.line = line;
    this.positions = positions;
    this.known = known;
    this.cells = cells;
    this.values = values;
    this.problems = problems;
  }

  /** Its first line in the file. */
  public int line() {
    return line;
  }

  /** Whether nothing was wrong with the cells read so far. */
  public boolean sound() {
    return sound;
  }

  /** Notes that something is wrong with this row. */
  public void problem(String code, String... arguments) {
    sound = false;
    problems.add(file, line, code, arguments);
  }

  /** The cell without blanks around it; may be empty. */
  public String text(String column) {
    return text(column, MAX_CELL);
  }

  private String text(String column, int longest) {
    Integer position = positions.get(column);
    if (position == null) {
      if (known.contains(column)) {
        return "";
      }
      throw new IllegalArgumentException(file + " has no column " + column);
    }
    String text = cells.getField(position).strip();
    if (text.length() > longest) {
      problem("cell.long", column, Integer.toString(longest));
      return "";
    }
    return text;
  }

  /** A cell that must not be empty. */
  public String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      problem("cell.empty", column);
    }
    return text;
  }

  /** The cell, unless it is empty. */
  public Optional<String> optional(String column) {
    String text = text(column);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** {@code yes} or {@code no}; empty is no. */
  public boolean flag(String column) {
    String text = text(column);
    return switch (text) {
      case "yes" -> true;
      case "no", "" -> false;
      default -> {
        problem("cell.flag", column, text);
        yield false;
      }
    };
  }

  /** A day, {@code 2026-11-24}. */
  public Optional<LocalDate> date(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(values.date(text));
    } catch (DateTimeException e) {
      problem("cell.date", column, text);
      return Optional.empty();
    }
  }

  /** A moment, {@code 2026-09-03T18:22:00Z}. */
  public Optional<Instant> instant(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      problem("cell.instant", column, text);
      return Optional.empty();
    }
  }

  /** An amount; empty is zero. */
  public BigDecimal amount(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (AMOUNT.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    problem("cell.amount", column, text);
    return BigDecimal.ZERO;
  }

  /** A constant by its name, in whatever case. */
  public <E extends Enum<E>> E oneOf(String column, E otherwise) {
    String text = text(column);
    Map<String, Enum<?>> known = values.choices(otherwise.getDeclaringClass());
    Enum<?> found = known.get(text.toLowerCase(Locale.ROOT));
    if (found == null) {
      problem("cell.choice", column, text, String.join(", ", known.keySet()));
      return otherwise;
    }
    return otherwise.getDeclaringClass().cast(found);
  }

  /** A language, BCP 47; empty is the other one. */
  public Locale language(String column, Locale otherwise) {
    String text = text(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<Locale> language = values.language(text);
    if (language.isEmpty()) {
      problem("cell.language", column, text);
    }
    return language.orElse(otherwise);
  }

  /** Words parted by commas, in their order; empty cell, empty list. */
  public List<String> list(String column) {
    List<String> words = new ArrayList<>();
    for (String word : text(column, MAX_LIST).split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  /** Words parted by commas; empty cell, empty set. */
  public Set<String> words(String column) {
    return new TreeSet<>(list(column));
  }
}
