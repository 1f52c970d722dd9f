package sms.directory.oneroster.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sms.directory.internal.table.CsvRow;

/** {@code classes.csv}: homerooms, and the groups of lessons. */
final class Classes {
  static final String NAME = "classes.csv";
  private static final List<String> COLUMNS =
      List.of("sourcedId", "title", "classType", "schoolSourcedId", "termSourcedIds");
  private static final Map<String, Boolean> HOMEROOM = Map.of("homeroom", true, "scheduled", false);

  private final RosterFiles files;
  private final Orgs orgs;
  private final SchoolYears years;
  private final Map<String, SchoolClass> classes = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * A class.
   *
   * @param homeroom whether it is the class that a pupil is « in », not a group of lessons
   * @param years those of its terms
   * @param grade the first of its grades; may be empty
   */
  record SchoolClass(String title, boolean homeroom, Set<Integer> years, String grade) {}

  private Classes(RosterFiles files, Orgs orgs, SchoolYears years) {
    this.files = files;
    this.orgs = orgs;
    this.years = years;
  }

  static Classes read(RosterFiles files, Orgs orgs, SchoolYears years) {
    Classes classes = new Classes(files, orgs, years);
    files.rows(NAME, COLUMNS, List.of("grades"), classes::row);
    return classes;
  }

  private void row(CsvRow row) {
    String id = row.required("sourcedId");
    if (!seen.add(id)) {
      row.problem("id.twice", id);
    }
    String school = row.required("schoolSourcedId");
    if (!orgs.has(school)) {
      files.unknown(row, school, Orgs.NAME);
    }
    Set<Integer> of = new TreeSet<>();
    for (String term : row.list("termSourcedIds")) {
      Optional<Integer> year = years.of(term);
      if (year.isPresent()) {
        of.add(year.get());
      } else {
        files.unknown(row, term, SchoolYears.NAME);
      }
    }
    classes.put(
        id,
        new SchoolClass(
            row.required("title"),
            RosterFiles.choice(row, "classType", HOMEROOM).orElse(false),
            of,
            row.list("grades").stream().findFirst().orElse("")));
  }

  Optional<SchoolClass> find(String id) {
    return Optional.ofNullable(classes.get(id));
  }
}
