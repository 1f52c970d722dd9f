package sms.ui.contrib.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.SchoolDirectory;

/**
 * The people of a record: those whom an SMS from that record can go to. The guardians of a family;
 * a pupil and the guardians of the family; an adult; an applicant and those who asked.
 */
final class RecordPeople {
  private RecordPeople() {}

  /** Their ids; empty: the host knows no such record. */
  static Optional<Set<String>> of(RecordRef record, SchoolDirectory directory) {
    return switch (record.type()) {
      case FAMILY -> directory.family(record.id()).map(family -> ids(guardians(family)));
      case PUPIL -> directory.pupil(record.id()).map(pupil -> ids(people(pupil, directory)));
      case ADULT -> directory.adult(record.id()).map(adult -> Set.of(adult.person().id()));
      case APPLICANT ->
          directory
              .applicant(record.id())
              .map(applicant -> ids(with(applicant.person(), applicant.guardians())));
    };
  }

  private static List<Person> people(Pupil pupil, SchoolDirectory directory) {
    return with(
        pupil.person(),
        directory.family(pupil.familyId()).map(Family::guardians).orElse(List.of()));
  }

  private static List<Person> guardians(Family family) {
    return family.guardians().stream().map(Guardian::person).toList();
  }

  private static List<Person> with(Person child, List<Guardian> guardians) {
    List<Person> people = new ArrayList<>();
    people.add(child);
    guardians.forEach(guardian -> people.add(guardian.person()));
    return people;
  }

  private static Set<String> ids(List<Person> people) {
    return people.stream().map(Person::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
