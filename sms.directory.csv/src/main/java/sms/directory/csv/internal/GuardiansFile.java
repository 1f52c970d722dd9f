package sms.directory.csv.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Person;
import sms.directory.internal.table.CsvRow;

/** {@code guardians.csv}: the adults of families and applicants. */
final class GuardiansFile {
  static final String NAME = "guardians.csv";

  private final People people;
  private final FamiliesFile families;
  private final ApplicantsFile applicants;
  private final Map<String, List<Guardian>> guardians = new HashMap<>();

  private GuardiansFile(People people, FamiliesFile families, ApplicantsFile applicants) {
    this.people = people;
    this.families = families;
    this.applicants = applicants;
  }

  static GuardiansFile read(
      CsvFiles files, People people, FamiliesFile families, ApplicantsFile applicants) {
    GuardiansFile file = new GuardiansFile(people, families, applicants);
    files.rows(NAME, People.columnsAnd("of", "role", "legal_rights"), file::row);
    file.guardians.values().forEach(list -> list.sort(Comparator.comparing(Guardian::role)));
    return file;
  }

  private void row(CsvRow row) {
    Person person = people.read(row, NAME);
    String of = row.required("of");
    GuardianRole role = row.oneOf("role", GuardianRole.RESPONSABLE_1);
    boolean rights = row.flag("legal_rights");
    if (!row.sound()) {
      return;
    }
    if (!families.has(of) && !applicants.has(of)) {
      row.problem("guardian.of", of);
      return;
    }
    List<Guardian> already = guardians.computeIfAbsent(of, key -> new ArrayList<>());
    if (already.stream().anyMatch(guardian -> guardian.role() == role)) {
      row.problem("guardian.role", of, role.name().toLowerCase(Locale.ROOT));
      return;
    }
    already.add(new Guardian(person, role, rights));
  }

  /** Those of a family or an applicant, responsable 1 first; empty when there are none. */
  List<Guardian> of(String id) {
    return guardians.getOrDefault(id, List.of());
  }
}
