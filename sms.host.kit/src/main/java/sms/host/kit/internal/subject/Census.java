package sms.host.kit.internal.subject;

import java.util.List;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.SchoolDirectory;

/** All that the directory lists, at one reading. */
public record Census(
    List<Family> families, List<Pupil> pupils, List<Adult> adults, List<Applicant> applicants) {
  public Census {
    families = List.copyOf(families);
    pupils = List.copyOf(pupils);
    adults = List.copyOf(adults);
    applicants = List.copyOf(applicants);
  }

  /** Reads it all. */
  public static Census of(SchoolDirectory directory) {
    return new Census(
        read(directory.families()),
        read(directory.pupils()),
        read(directory.adults()),
        read(directory.applicants()));
  }

  /** The elements of a stream, which is closed. */
  public static <T> List<T> read(Stream<T> stream) {
    try (stream) {
      return stream.toList();
    }
  }

  /** Everybody, once for each place in which the person is named. */
  public Stream<Person> people() {
    return Stream.of(
            families.stream().flatMap(family -> family.guardians().stream()).map(Guardian::person),
            pupils.stream().map(Pupil::person),
            adults.stream().map(Adult::person),
            applicants.stream().map(Applicant::person),
            applicants.stream()
                .flatMap(applicant -> applicant.guardians().stream())
                .map(Guardian::person))
        .flatMap(people -> people);
  }
}
