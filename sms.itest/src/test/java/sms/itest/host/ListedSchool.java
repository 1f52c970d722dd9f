package sms.itest.host;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import sms.api.host.SchoolDirectory;

/** A school whose people are lists in memory; without a portal. */
public abstract class ListedSchool implements SchoolDirectory {
  private final School school;
  private final Map<String, Family> families;
  private final Map<String, Pupil> pupils;
  private final Map<String, Adult> adults;
  private final Map<String, Applicant> applicants;
  private final Map<String, Person> people;

  protected ListedSchool(
      School school,
      List<Family> families,
      List<Pupil> pupils,
      List<Adult> adults,
      List<Applicant> applicants) {
    this.school = school;
    this.families = byId(families, Family::id);
    this.pupils = byId(pupils, pupil -> pupil.person().id());
    this.adults = byId(adults, adult -> adult.person().id());
    this.applicants = byId(applicants, applicant -> applicant.person().id());
    people =
        byId(
            Stream.of(
                    families.stream().flatMap(family -> guardians(family.guardians())),
                    pupils.stream().map(Pupil::person),
                    adults.stream().map(Adult::person),
                    applicants.stream().map(Applicant::person),
                    applicants.stream().flatMap(applicant -> guardians(applicant.guardians())))
                .flatMap(Function.identity())
                .toList(),
            Person::id);
  }

  private static Stream<Person> guardians(List<Guardian> guardians) {
    return guardians.stream().map(Guardian::person);
  }

  private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(id.apply(one), one));
    return map;
  }

  @Override
  public final School school() {
    return school;
  }

  @Override
  public final Stream<Family> families() {
    return families.values().stream();
  }

  @Override
  public final Stream<Pupil> pupils() {
    return pupils.values().stream();
  }

  @Override
  public final Stream<Adult> adults() {
    return adults.values().stream();
  }

  @Override
  public final Stream<Applicant> applicants() {
    return applicants.values().stream();
  }

  @Override
  public final Optional<Family> family(String id) {
    return Optional.ofNullable(families.get(id));
  }

  @Override
  public final Optional<Pupil> pupil(String id) {
    return Optional.ofNullable(pupils.get(id));
  }

  @Override
  public final Optional<Adult> adult(String id) {
    return Optional.ofNullable(adults.get(id));
  }

  @Override
  public final Optional<Applicant> applicant(String id) {
    return Optional.ofNullable(applicants.get(id));
  }

  @Override
  public final Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.empty();
  }
}
