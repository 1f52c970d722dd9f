package sms.directory.oneroster.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sms.api.host.Enrolment;
import sms.api.host.Regime;
import sms.directory.internal.table.CsvRow;
import sms.directory.oneroster.internal.Classes.SchoolClass;
import sms.directory.oneroster.internal.SchoolYears.Span;

/** {@code enrollments.csv}: which student is in which class, from when to when. */
final class Enrollments {
  static final String NAME = "enrollments.csv";
  private static final List<String> COLUMNS =
      List.of("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role");

  private final RosterFiles files;
  private final Users users;
  private final Classes classes;
  private final SchoolYears years;
  private final Map<String, List<Place>> places = new HashMap<>();

  /**
   * A student's place in a class.
   *
   * @param begin empty: from the year's first day
   * @param end exclusive; empty: to the year's end
   */
  private record Place(SchoolClass of, Optional<LocalDate> begin, Optional<LocalDate> end) {
    private boolean in(int year) {
      return of.years().contains(year);
    }
  }

  private Enrollments(RosterFiles files, Users users, Classes classes, SchoolYears years) {
    this.files = files;
    this.users = users;
    this.classes = classes;
    this.years = years;
  }

  static Enrollments read(RosterFiles files, Users users, Classes classes, SchoolYears years) {
    Enrollments read = new Enrollments(files, users, classes, years);
    files.rows(NAME, COLUMNS, List.of("beginDate", "endDate"), read::row);
    return read;
  }

  private void row(CsvRow row) {
    String user = row.required("userSourcedId");
    if (!users.has(user)) {
      files.unknown(row, user, Users.NAME);
    }
    String id = row.required("classSourcedId");
    Optional<SchoolClass> of = classes.find(id);
    if (of.isEmpty()) {
      files.unknown(row, id, Classes.NAME);
    }
    Optional<LocalDate> begin = row.date("beginDate");
    Optional<LocalDate> end = row.date("endDate");
    if (begin.isPresent() && end.isPresent() && end.get().isBefore(begin.get())) {
      row.problem("session.end", end.get().toString(), begin.get().toString());
    }
    boolean student =
        RosterFiles.choice(row, "role", Role.VOCABULARY).filter(Role.STUDENT::equals).isPresent();
    if (student && of.isPresent()) {
      places.computeIfAbsent(user, key -> new ArrayList<>()).add(new Place(of.get(), begin, end));
    }
  }

  /** Whether the student has a place in any class of any year. */
  boolean has(String student) {
    return places.containsKey(student);
  }

  /**
   * The student's place in a year. The class is the homeroom: of several the one begun last; of
   * none the grade stands for the class.
   *
   * @param grade of the student; empty: that of the class
   */
  Optional<Enrolment> in(int year, String student, String grade) {
    Optional<Span> span = years.span(year);
    List<Place> all =
        places.getOrDefault(student, List.of()).stream().filter(place -> place.in(year)).toList();
    if (span.isEmpty() || all.isEmpty()) {
      return Optional.empty();
    }
    Optional<Place> homeroom = homeroom(all);
    String level = !grade.isEmpty() ? grade : homeroom.map(place -> place.of().grade()).orElse("");
    Set<String> options =
        all.stream()
            .map(Place::of)
            .filter(group -> !group.homeroom())
            .map(SchoolClass::title)
            .collect(Collectors.toUnmodifiableSet());
    LocalDate entered =
        all.stream()
            .map(place -> place.begin().orElse(span.get().start()))
            .min(Comparator.naturalOrder())
            .orElse(span.get().start());
    return Optional.of(
        new Enrolment(
            SchoolYears.label(year),
            homeroom.map(place -> place.of().title()).orElse(level),
            level,
            Regime.DAY,
            options,
            entered,
            left(homeroom.map(List::of).orElse(all), span.get())));
  }

  /** The homeroom's title of that year, as next year's class. */
  Optional<String> homeroomIn(int year, String student) {
    return homeroom(
            places.getOrDefault(student, List.of()).stream()
                .filter(place -> place.in(year))
                .toList())
        .map(place -> place.of().title());
  }

  private static Optional<Place> homeroom(List<Place> places) {
    return places.stream()
        .filter(place -> place.of().homeroom())
        .max(Comparator.comparing(place -> place.begin().orElse(LocalDate.MIN)));
  }

  /** The last end, when all have one before the year's. */
  private static Optional<LocalDate> left(List<Place> places, Span span) {
    return places.stream()
        .map(place -> place.end().orElse(span.end()))
        .max(Comparator.naturalOrder())
        .filter(end -> end.isBefore(span.end()));
  }
}
