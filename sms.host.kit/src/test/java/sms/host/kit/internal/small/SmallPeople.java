package sms.host.kit.internal.small;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Gender;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.PaymentMode;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.Regime;

/**
 * The people of a school. Family <i>n</i> has two guardians and two pupils; one of the adults is a
 * guardian too, and the applicant is a sibling.
 */
public record SmallPeople(
    List<Family> families, List<Pupil> pupils, List<Adult> adults, List<Applicant> applicants) {
  static final String YEAR = "2026-2027";

  /** A sound school of so many families. */
  public static SmallPeople of(int size) {
    List<Family> families = new ArrayList<>();
    List<Pupil> pupils = new ArrayList<>();
    for (int n = 1; n <= size; n++) {
      families.add(family(n));
      pupils.add(pupil("P" + n + "a", n));
      pupils.add(pupil("P" + n + "b", n));
    }
    Adult teacher =
        new Adult(person("A1", "PRIOU", "06 39 98 00 01"), Adult.Kind.STAFF, "Professeure");
    Adult volunteer = new Adult(guardian(1).person(), Adult.Kind.OTHER, "");
    Applicant sibling =
        new Applicant(
            person("C1", "FAMILLE 1", ""), List.of(guardian(1)), "6e", Optional.of("6e A"));
    return new SmallPeople(families, pupils, List.of(teacher, volunteer), List.of(sibling));
  }

  private static Family family(int n) {
    Person second = person("S" + n, "FAMILLE " + n, "");
    return new Family(
        "F" + n,
        "FAMILLE " + n,
        List.of(guardian(n), new Guardian(second, GuardianRole.SPOUSE, true)),
        false,
        List.of("P" + n + "a", "P" + n + "b"),
        "45000",
        PaymentMode.CHEQUE,
        new BigDecimal("12.50"));
  }

  private static Guardian guardian(int n) {
    return new Guardian(
        person("G" + n, "FAMILLE " + n, "06 39 98 %04d maman".formatted(n)),
        GuardianRole.RESPONSABLE_1,
        true);
  }

  private static Pupil pupil(String id, int family) {
    return new Pupil(
        person(id, "FAMILLE " + family, ""),
        "F" + family,
        Optional.of(enrolment(YEAR)),
        Optional.of(enrolment("2025-2026")),
        Optional.empty());
  }

  /** A place in that year. */
  public static Enrolment enrolment(String year) {
    LocalDate entered = LocalDate.of(Integer.parseInt(year.substring(0, 4)), 9, 1);
    return new Enrolment(
        year, "3e A", "3e", Regime.DAY, Set.of("LATIN"), entered, Optional.empty());
  }

  /** Somebody. */
  public static Person person(String id, String lastName, String mobile) {
    return new Person(
        id,
        "",
        lastName,
        "Alix",
        Gender.UNKNOWN,
        Optional.empty(),
        mobile,
        false,
        Locale.FRENCH,
        false);
  }

  /** The same with other families. */
  public SmallPeople families(UnaryOperator<List<Family>> change) {
    return new SmallPeople(change.apply(families), pupils, adults, applicants);
  }

  /** The same with other pupils. */
  public SmallPeople pupils(UnaryOperator<List<Pupil>> change) {
    return new SmallPeople(families, change.apply(pupils), adults, applicants);
  }

  /** The same, whose teacher is another person. */
  public SmallPeople teacher(UnaryOperator<Person> change) {
    List<Adult> changed = new ArrayList<>(adults);
    Adult teacher = adults.get(0);
    changed.set(0, new Adult(change.apply(teacher.person()), teacher.kind(), teacher.function()));
    return new SmallPeople(families, pupils, changed, applicants);
  }

  Stream<Person> all() {
    return Stream.of(
            families.stream().flatMap(f -> f.guardians().stream()).map(Guardian::person),
            pupils.stream().map(Pupil::person),
            adults.stream().map(Adult::person),
            applicants.stream().map(Applicant::person),
            applicants.stream().flatMap(a -> a.guardians().stream()).map(Guardian::person))
        .flatMap(people -> people);
  }
}
