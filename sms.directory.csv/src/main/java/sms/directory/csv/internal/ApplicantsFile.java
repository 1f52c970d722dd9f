package sms.directory.csv.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Applicant;
import sms.api.host.Person;
import sms.directory.internal.table.CsvRow;

/** {@code applicants.csv}. */
final class ApplicantsFile {
  static final String NAME = "applicants.csv";

  private final People people;
  private final FamiliesFile families;
  private final CsvFiles files;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(Person person, String level, Optional<String> nextClass) {}

  private ApplicantsFile(CsvFiles files, People people, FamiliesFile families) {
    this.files = files;
    this.people = people;
    this.families = families;
  }

  static ApplicantsFile read(CsvFiles files, People people, FamiliesFile families) {
    ApplicantsFile file = new ApplicantsFile(files, people, families);
    files.rows(NAME, People.columnsAnd("level", "next_class"), file::row);
    return file;
  }

  private void row(CsvRow row) {
    Person person = people.read(row, NAME);
    if (families.takes(person.id())) {
      row.problem("applicant.family", person.id());
    }
    rows.putIfAbsent(
        person.id(), new Row(person, row.required("level"), row.optional("next_class")));
  }

  /** Whether it is there, or may be: the file was not read to its end. */
  boolean has(String id) {
    return rows.containsKey(id) || !files.whole(NAME);
  }

  Stream<Applicant> applicants(GuardiansFile guardians) {
    return rows.values().stream()
        .map(
            row ->
                new Applicant(
                    row.person(), guardians.of(row.person().id()), row.level(), row.nextClass()));
  }
}
