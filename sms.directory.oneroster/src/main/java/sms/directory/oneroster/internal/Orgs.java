package sms.directory.oneroster.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sms.directory.internal.table.CsvRow;

/** {@code orgs.csv}: the school, and what is around it. */
final class Orgs {
  static final String NAME = "orgs.csv";
  private static final List<String> COLUMNS = List.of("sourcedId", "name", "type");

  private final Set<String> ids = new HashSet<>();
  private final List<String> schools = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private Orgs() {}

  static Orgs read(RosterFiles files) {
    Orgs orgs = new Orgs();
    files.rows(NAME, COLUMNS, List.of(), orgs::row);
    return orgs;
  }

  private void row(CsvRow row) {
    String id = row.required("sourcedId");
    if (!ids.add(id)) {
      row.problem("id.twice", id);
    }
    (row.text("type").equals("school") ? schools : others).add(row.required("name"));
  }

  boolean has(String id) {
    return ids.contains(id);
  }

  /** The only school; of several, what they belong to; empty when there is nothing. */
  String name() {
    return schools.size() == 1
        ? schools.get(0)
        : Stream.concat(others.stream(), schools.stream()).findFirst().orElse("");
  }
}
