package sms.host.demo.internal.school;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;

/** All that the files of a school say; the maps are by id, {@code accounts} by person id. */
public record SchoolData(
    School school,
    Map<String, Family> families,
    Map<String, Pupil> pupils,
    Map<String, Adult> adults,
    Map<String, Applicant> applicants,
    Map<String, PortalAccount> accounts,
    Map<String, Person> people) {
  public SchoolData {
    requireNonNull(school, "school");
    families = Map.copyOf(families);
    pupils = Map.copyOf(pupils);
    adults = Map.copyOf(adults);
    applicants = Map.copyOf(applicants);
    accounts = Map.copyOf(accounts);
    people = Map.copyOf(people);
  }

  static SchoolData of(
      School school,
      Stream<Family> families,
      Stream<Pupil> pupils,
      Stream<Adult> adults,
      Stream<Applicant> applicants,
      Stream<PortalAccount> accounts) {
    Map<String, Family> familiesById = byId(families, Family::id);
    Map<String, Pupil> pupilsById = byId(pupils, pupil -> pupil.person().id());
    Map<String, Adult> adultsById = byId(adults, adult -> adult.person().id());
    Map<String, Applicant> applicantsById = byId(applicants, applicant -> applicant.person().id());
    Stream<Person> guardians =
        Stream.concat(
                familiesById.values().stream().flatMap(family -> family.guardians().stream()),
                applicantsById.values().stream()
                    .flatMap(applicant -> applicant.guardians().stream()))
            .map(Guardian::person);
    Stream<Person> others =
        Stream.of(
                pupilsById.values().stream().map(Pupil::person),
                adultsById.values().stream().map(Adult::person),
                applicantsById.values().stream().map(Applicant::person))
            .flatMap(Function.identity());
    return new SchoolData(
        school,
        familiesById,
        pupilsById,
        adultsById,
        applicantsById,
        byId(accounts, PortalAccount::personId),
        byId(Stream.concat(guardians, others), Person::id));
  }

  private static <T> Map<String, T> byId(Stream<T> values, Function<T, String> id) {
    return values.collect(Collectors.toMap(id, Function.identity()));
  }

  Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }
}
