package sms.directory.csv.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.directory.internal.table.CsvRow;

/** {@code pupils.csv}. */
final class PupilsFile {
  static final String NAME = "pupils.csv";

  private final People people;
  private final FamiliesFile families;
  private final CsvFiles files;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(Person person, String family, Optional<String> nextClass) {}

  private PupilsFile(CsvFiles files, People people, FamiliesFile families) {
    this.files = files;
    this.people = people;
    this.families = families;
  }

  static PupilsFile read(CsvFiles files, People people, FamiliesFile families) {
    PupilsFile file = new PupilsFile(files, people, families);
    files.rows(NAME, People.columnsAnd("family", "next_class"), file::row);
    return file;
  }

  private void row(CsvRow row) {
    Person person = people.read(row, NAME);
    String family = row.required("family");
    if (!family.isEmpty() && !families.has(family)) {
      row.problem("family.unknown", family);
    }
    rows.putIfAbsent(person.id(), new Row(person, family, row.optional("next_class")));
  }

  /** Whether it is there, or may be: the file was not read to its end. */
  boolean has(String id) {
    return rows.containsKey(id) || !files.whole(NAME);
  }

  /** The ids of the pupils by that of their family. */
  Map<String, List<String>> byFamily() {
    Map<String, List<String>> ids = new HashMap<>();
    rows.forEach((id, row) -> ids.computeIfAbsent(row.family(), key -> new ArrayList<>()).add(id));
    return ids;
  }

  Stream<Pupil> pupils(EnrolmentsFile enrolments) {
    return rows.values().stream()
        .map(
            row ->
                new Pupil(
                    row.person(),
                    row.family(),
                    enrolments.current(row.person().id()),
                    enrolments.previous(row.person().id()),
                    row.nextClass()));
  }
}
