package sms.directory.csv.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.Family;
import sms.api.host.School;
import sms.directory.internal.live.SchoolSnapshot;
import sms.directory.internal.live.SnapshotReader;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFiles;

/**
 * Reads the eight files of a school, as docs/demo-data.md describes them, and finds all that is
 * wrong in one pass.
 */
final class CsvSchool implements SnapshotReader {
  /** The names of the files. */
  static final List<String> FILES =
      List.of(
          SchoolFile.NAME,
          FamiliesFile.NAME,
          PupilsFile.NAME,
          ApplicantsFile.NAME,
          GuardiansFile.NAME,
          EnrolmentsFile.NAME,
          AdultsFile.NAME,
          AccountsFile.NAME);

  @Override
  public Optional<SchoolSnapshot> read(SourceFiles source, Problems problems, Problems remarks) {
    CsvFiles files = new CsvFiles(source, problems);
    Optional<School> school = SchoolFile.read(files);
    People people = new People(school.map(School::locale).orElse(Locale.FRENCH));
    FamiliesFile families = FamiliesFile.read(files);
    PupilsFile pupils = PupilsFile.read(files, people, families);
    ApplicantsFile applicants = ApplicantsFile.read(files, people, families);
    GuardiansFile guardians = GuardiansFile.read(files, people, families, applicants);
    EnrolmentsFile enrolments = EnrolmentsFile.read(files, pupils, school.map(School::schoolYear));
    AdultsFile adults = AdultsFile.read(files, people);
    AccountsFile accounts = AccountsFile.read(files, people);
    List<Family> made = families.families(guardians, pupils);
    return school
        .filter(sound -> problems.none())
        .map(
            sound ->
                SchoolSnapshot.of(
                    sound,
                    made.stream(),
                    pupils.pupils(enrolments),
                    adults.adults(),
                    applicants.applicants(guardians),
                    accounts.accounts()));
  }
}
