package sms.directory.internal.live;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;

/**
 * All that the files of a school say, at one time; the maps are by id, {@code accounts} by person
 * id. Immutable.
 */
public record SchoolSnapshot(
    School school,
    Map<String, Family> families,
    Map<String, Pupil> pupils,
    Map<String, Adult> adults,
    Map<String, Applicant> applicants,
    Map<String, PortalAccount> accounts,
    Map<String, Person> people) {
  public SchoolSnapshot {
    requireNonNull(school, "school");
    families = Map.copyOf(families);
    pupils = Map.copyOf(pupils);
    adults = Map.copyOf(adults);
    applicants = Map.copyOf(applicants);
    accounts = Map.copyOf(accounts);
    people = Map.copyOf(people);
  }

  /**
   * Makes one. The ids of each kind are unique, and an id stands for one person: who is a guardian
   * in two families, or a pupil and their own guardian, is the same.
   */
  public static SchoolSnapshot of(
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
    Map<String, Person> people = new LinkedHashMap<>();
    familiesById.values().stream()
        .flatMap(family -> family.guardians().stream())
        .map(Guardian::person)
        .forEach(person -> people.put(person.id(), person));
    applicantsById.values().stream()
        .flatMap(applicant -> applicant.guardians().stream())
        .map(Guardian::person)
        .forEach(person -> people.put(person.id(), person));
    pupilsById.values().forEach(pupil -> people.put(pupil.person().id(), pupil.person()));
    adultsById.values().forEach(adult -> people.put(adult.person().id(), adult.person()));
    applicantsById.values().forEach(each -> people.put(each.person().id(), each.person()));
    return new SchoolSnapshot(
        school,
        familiesById,
        pupilsById,
        adultsById,
        applicantsById,
        byId(accounts, PortalAccount::personId),
        people);
  }

  private static <T> Map<String, T> byId(Stream<T> values, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    values.forEach(
        value -> {
          if (map.putIfAbsent(id.apply(value), value) != null) {
            throw new IllegalArgumentException("two records with one id");
          }
        });
    return map;
  }
}
