package sms.directory.csv.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Person;
import sms.directory.internal.table.CsvRow;

/** {@code adults.csv}: staff and others. */
final class AdultsFile {
  static final String NAME = "adults.csv";

  private final People people;
  private final Map<String, Adult> adults = new LinkedHashMap<>();

  private AdultsFile(People people) {
    this.people = people;
  }

  static AdultsFile read(CsvFiles files, People people) {
    AdultsFile file = new AdultsFile(people);
    files.rows(NAME, People.columnsAnd("kind", "function"), file::row);
    return file;
  }

  private void row(CsvRow row) {
    Person person = people.read(row, NAME);
    adults.putIfAbsent(
        person.id(), new Adult(person, row.oneOf("kind", Adult.Kind.OTHER), row.text("function")));
  }

  Stream<Adult> adults() {
    return adults.values().stream();
  }
}
