package sms.host.kit.internal.small;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;

/** A directory as it should be; those with a bug extend it. */
public class SmallSchool implements SchoolDirectory {
  private final SmallPeople people;
  private final Map<String, Family> families;
  private final Map<String, Pupil> pupils;
  private final Map<String, Adult> adults;
  private final Map<String, Applicant> applicants;
  private final Map<String, Person> persons;

  public SmallSchool(SmallPeople people) {
    this.people = people;
    this.families = byId(people.families(), Family::id);
    this.pupils = byId(people.pupils(), pupil -> pupil.person().id());
    this.adults = byId(people.adults(), adult -> adult.person().id());
    this.applicants = byId(people.applicants(), applicant -> applicant.person().id());
    this.persons = byId(people.all().toList(), Person::id);
  }

  /** Of three families. */
  public SmallSchool() {
    this(SmallPeople.of(3));
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    Map<String, T> map = new HashMap<>();
    all.forEach(each -> map.putIfAbsent(id.apply(each), each));
    return map;
  }

  @Override
  public School school() {
    return new School(
        "Collège d’essai",
        "FR",
        Set.of("RE"),
        ZoneId.of("Europe/Paris"),
        Currency.getInstance("EUR"),
        Locale.FRENCH,
        SmallPeople.YEAR,
        "https://portail.test");
  }

  @Override
  public Stream<Family> families() {
    return people.families().stream();
  }

  @Override
  public Stream<Pupil> pupils() {
    return people.pupils().stream();
  }

  @Override
  public Stream<Adult> adults() {
    return people.adults().stream();
  }

  @Override
  public Stream<Applicant> applicants() {
    return people.applicants().stream();
  }

  @Override
  public Optional<Family> family(String id) {
    return Optional.ofNullable(families.get(id));
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return Optional.ofNullable(pupils.get(id));
  }

  @Override
  public Optional<Adult> adult(String id) {
    return Optional.ofNullable(adults.get(id));
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return Optional.ofNullable(applicants.get(id));
  }

  @Override
  public Optional<Person> person(String id) {
    return Optional.ofNullable(persons.get(id));
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return person(personId)
        .filter(person -> person.id().startsWith("G"))
        .map(person -> new PortalAccount(personId, "login." + personId, Optional.empty(), false));
  }
}
