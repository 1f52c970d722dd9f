package sms.directory.oneroster.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sms.directory.internal.table.CsvRow;

/**
 * {@code academicSessions.csv}: terms, each in a school year, which OneRoster names by the calendar
 * year it ends in.
 */
final class SchoolYears {
  static final String NAME = "academicSessions.csv";
  private static final List<String> COLUMNS =
      List.of("sourcedId", "title", "type", "startDate", "endDate", "schoolYear");

  private final Map<String, Integer> yearOf = new HashMap<>();
  private final TreeMap<Integer, Span> spans = new TreeMap<>();

  /**
   * From the first day of the first session to the last one's end.
   *
   * @param end exclusive, as in OneRoster
   */
  record Span(LocalDate start, LocalDate end) {
    private Span with(Span other) {
      return new Span(
          start.isBefore(other.start) ? start : other.start,
          end.isAfter(other.end) ? end : other.end);
    }
  }

  private SchoolYears() {}

  static SchoolYears read(RosterFiles files) {
    SchoolYears years = new SchoolYears();
    boolean soundBefore = files.problems().none();
    files.rows(NAME, COLUMNS, List.of(), years::row);
    if (soundBefore && files.problems().none() && years.spans.isEmpty()) {
      files.problems().add(NAME, 0, "session.none");
    }
    return years;
  }

  private void row(CsvRow row) {
    String id = row.required("sourcedId");
    String year = row.required("schoolYear");
    Optional<LocalDate> start = row.date("startDate");
    Optional<LocalDate> end = row.date("endDate");
    if (row.required("startDate").isEmpty() || row.required("endDate").isEmpty()) {
      return;
    }
    if (!year.matches("[12][0-9]{3}")) {
      row.problem("session.year", year);
      return;
    }
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    if (end.get().isBefore(start.get())) {
      row.problem("session.end", end.get().toString(), start.get().toString());
      return;
    }
    if (yearOf.putIfAbsent(id, Integer.valueOf(year)) != null) {
      row.problem("id.twice", id);
    }
    spans.merge(Integer.valueOf(year), new Span(start.get(), end.get()), Span::with);
  }

  /** The year that a session belongs to; empty for an unknown session. */
  Optional<Integer> of(String session) {
    return Optional.ofNullable(yearOf.get(session));
  }

  /** The year of that day; between two years the one before, before all the first. */
  int current(LocalDate today) {
    return spans.descendingMap().entrySet().stream()
        .filter(year -> !year.getValue().start().isAfter(today))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> spans.keySet().stream().findFirst())
        .orElse(today.getYear());
  }

  /** From when to when that year is; empty when there is no session in it. */
  Optional<Span> span(int year) {
    return Optional.ofNullable(spans.get(year));
  }

  /** The year as a school writes it: « 2026-2027 » for 2027. */
  static String label(int year) {
    return (year - 1) + "-" + year;
  }
}
