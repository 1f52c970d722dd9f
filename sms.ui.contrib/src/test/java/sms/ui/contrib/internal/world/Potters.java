package sms.ui.contrib.internal.world;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.Regime;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;

/** A few people to be found by name; the selector of these tests has its own besides. */
final class Potters implements SchoolDirectory {
  private static final Person JAMES = person("James", "POTTER", "0639980101", false);
  private static final Person LILY = person("Lily", "POTTER", "0639980102", true);
  private static final Pupil HARRY =
      new Pupil(
          person("Harry", "POTTER", "0639980103", false),
          "F1",
          Optional.of(
              new Enrolment(
                  World.SCHOOL.schoolYear(),
                  "3e A",
                  "3e",
                  Regime.DAY,
                  Set.of(),
                  LocalDate.of(2026, 9, 1),
                  Optional.empty())),
          Optional.empty(),
          Optional.empty());
  private static final Adult SNAPE =
      new Adult(
          person("Sévérus", "ROGUE", "0639980104", false),
          Adult.Kind.STAFF,
          "Professeur de chimie");
  private static final Applicant TEDDY =
      new Applicant(
          person("Teddy", "LUPIN", "", false),
          List.of(
              new Guardian(
                  person("Andromeda", "POTTERIE", "0639980105", false),
                  GuardianRole.RESPONSABLE_1,
                  true)),
          "6e",
          Optional.empty());
  private static final Family FAMILY =
      new Family(
          "F1",
          "POTTER",
          List.of(
              new Guardian(JAMES, GuardianRole.RESPONSABLE_1, true),
              new Guardian(LILY, GuardianRole.SPOUSE, true)),
          false,
          List.of("Harry"),
          "67000",
          PaymentMode.CHEQUE,
          BigDecimal.ZERO);

  private static Person person(String first, String last, String mobile, boolean noSms) {
    return new Person(
        first,
        "",
        last,
        first,
        Gender.UNKNOWN,
        Optional.empty(),
        mobile,
        noSms,
        Locale.FRENCH,
        false);
  }

  @Override
  public School school() {
    return World.SCHOOL;
  }

  @Override
  public Stream<Family> families() {
    return Stream.of(FAMILY);
  }

  @Override
  public Stream<Pupil> pupils() {
    return Stream.of(HARRY);
  }

  @Override
  public Stream<Adult> adults() {
    return Stream.of(SNAPE);
  }

  @Override
  public Stream<Applicant> applicants() {
    return Stream.of(TEDDY);
  }

  @Override
  public Optional<Family> family(String id) {
    return families().filter(family -> family.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return pupils().filter(pupil -> pupil.person().id().equals(id)).findFirst();
  }

  @Override
  public Optional<Adult> adult(String id) {
    return adults().filter(adult -> adult.person().id().equals(id)).findFirst();
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return applicants().filter(applicant -> applicant.person().id().equals(id)).findFirst();
  }

  @Override
  public Optional<Person> person(String id) {
    return Stream.of(JAMES, LILY, HARRY.person(), SNAPE.person(), TEDDY.person())
        .filter(person -> person.id().equals(id))
        .findFirst();
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.empty();
  }
}
