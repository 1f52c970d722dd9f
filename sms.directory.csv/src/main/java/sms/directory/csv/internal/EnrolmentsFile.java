package sms.directory.csv.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.host.Enrolment;
import sms.api.host.Regime;
import sms.directory.internal.table.CsvRow;

/** {@code enrolments.csv}: a pupil's class in this school year and the one before. */
final class EnrolmentsFile {
  static final String NAME = "enrolments.csv";
  private static final List<String> COLUMNS =
      List.of("pupil", "school_year", "class", "level", "regime", "options", "entered", "left");

  private final PupilsFile pupils;
  private final Optional<String> year;
  private final Map<String, Enrolment> current = new HashMap<>();
  private final Map<String, Enrolment> previous = new HashMap<>();

  private EnrolmentsFile(PupilsFile pupils, Optional<String> year) {
    this.pupils = pupils;
    this.year = year;
  }

  /**
   * @param year the school's; empty when it is broken itself, then years are not looked at
   */
  static EnrolmentsFile read(CsvFiles files, PupilsFile pupils, Optional<String> year) {
    EnrolmentsFile file = new EnrolmentsFile(pupils, year);
    files.rows(NAME, COLUMNS, file::row);
    return file;
  }

  private void row(CsvRow row) {
    String pupil = row.required("pupil");
    if (!pupil.isEmpty() && !pupils.has(pupil)) {
      row.problem("pupil.unknown", pupil);
    }
    String of = row.required("school_year");
    if (year.isPresent() && !of.equals(year.get()) && !of.equals(before(year.get()))) {
      row.problem("enrolment.year", of, before(year.get()), year.get());
    }
    Optional<LocalDate> entered = row.date("entered");
    if (row.required("entered").isEmpty() || entered.isEmpty()) {
      return;
    }
    Optional<LocalDate> left = row.date("left");
    if (left.isPresent() && left.get().isBefore(entered.get())) {
      row.problem("enrolment.left", left.get().toString(), entered.get().toString());
    }
    Enrolment enrolment =
        new Enrolment(
            of,
            row.required("class"),
            row.required("level"),
            row.oneOf("regime", Regime.DAY),
            row.words("options"),
            entered.get(),
            left);
    Map<String, Enrolment> known = year.filter(of::equals).isPresent() ? current : previous;
    if (row.sound() && year.isPresent() && known.putIfAbsent(pupil, enrolment) != null) {
      row.problem("enrolment.twice", pupil, of);
    }
  }

  private static String before(String year) {
    int first = Integer.parseInt(year.substring(0, 4));
    return (first - 1) + "-" + first;
  }

  Optional<Enrolment> current(String pupil) {
    return Optional.ofNullable(current.get(pupil));
  }

  Optional<Enrolment> previous(String pupil) {
    return Optional.ofNullable(previous.get(pupil));
  }
}
