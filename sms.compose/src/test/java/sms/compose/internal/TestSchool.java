package sms.compose.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

/** A school in memory, filled by each test. */
public final class TestSchool implements SchoolDirectory {
  private static final Currency EURO = Currency.getInstance("EUR");

  private final Map<String, Family> families = new HashMap<>();
  private final Map<String, Pupil> pupils = new HashMap<>();
  private final Map<String, Applicant> applicants = new HashMap<>();
  private final Map<String, Person> persons = new HashMap<>();
  private final Map<String, PortalAccount> accounts = new HashMap<>();
  private School school = schoolWith("www.ecoledirecte.com");
  private boolean away;

  /** A family of one guardian and pupils; « 120.50 » due. */
  public Recipient family(String id, Person guardian, String balance, Pupil... children) {
    persons.put(guardian.id(), guardian);
    List<String> ids = new ArrayList<>();
    for (Pupil child : children) {
      pupils.put(child.person().id(), child);
      persons.put(child.person().id(), child.person());
      ids.add(child.person().id());
    }
    Family family =
        new Family(
            id,
            guardian.lastName(),
            List.of(new Guardian(guardian, GuardianRole.RESPONSABLE_1, true)),
            false,
            ids,
            "75001",
            PaymentMode.CHEQUE,
            new BigDecimal(balance));
    families.put(id, family);
    return new Recipient(
        "P:" + guardian.id(),
        guardian.displayName(),
        new PhoneNumber(guardian.mobile()),
        RecipientRole.RESPONSABLE_1,
        Optional.of(family.ref()),
        Optional.of(guardian.id()),
        ids,
        guardian.language(),
        false,
        true,
        List.of());
  }

  public static Person person(
      String id, String title, String last, String first, String mobile, Locale language) {
    return new Person(
        id, title, last, first, Gender.UNKNOWN, Optional.empty(), mobile, false, language, false);
  }

  /** A pupil of the family with the id « F » + the pupil's last name. */
  public static Pupil pupil(String id, String last, String first, String className) {
    return new Pupil(
        person(id, "", last, first, "", Locale.FRENCH),
        "F" + last,
        className.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Enrolment(
                    "2026-2027",
                    className,
                    className.substring(0, 2),
                    Regime.DAY,
                    Set.of(),
                    LocalDate.of(2026, 9, 1),
                    Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  public static Recipient typed(String number) {
    return new Recipient(
        "N:" + number,
        number,
        new PhoneNumber(number),
        RecipientRole.TYPED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Locale.FRENCH,
        false,
        true,
        List.of());
  }

  public void account(String personId, String login) {
    accounts.put(personId, new PortalAccount(personId, login, Optional.of(Instant.EPOCH), false));
  }

  public Recipient applicant(Applicant applicant, String mobile) {
    applicants.put(applicant.person().id(), applicant);
    persons.put(applicant.person().id(), applicant.person());
    return new Recipient(
        "P:" + applicant.person().id(),
        applicant.person().displayName(),
        new PhoneNumber(mobile),
        RecipientRole.APPLICANT,
        Optional.of(applicant.ref()),
        Optional.of(applicant.person().id()),
        List.of(),
        Locale.FRENCH,
        false,
        true,
        List.of());
  }

  public void withoutPortal() {
    school = schoolWith("");
  }

  /** From now on the host's database is away. */
  public void goesAway() {
    away = true;
  }

  @Override
  public School school() {
    return school;
  }

  private static School schoolWith(String portalUrl) {
    return new School(
        "Collège Charlemagne",
        "FR",
        Set.of(),
        ZoneId.of("Europe/Paris"),
        EURO,
        Locale.FRANCE,
        "2026-2027",
        portalUrl);
  }

  @Override
  public Stream<Family> families() {
    return families.values().stream();
  }

  @Override
  public Stream<Pupil> pupils() {
    return pupils.values().stream();
  }

  @Override
  public Stream<Adult> adults() {
    return Stream.empty();
  }

  @Override
  public Stream<Applicant> applicants() {
    return applicants.values().stream();
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
    return Optional.empty();
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return Optional.ofNullable(applicants.get(id));
  }

  @Override
  public Optional<Person> person(String id) {
    if (away) {
      throw new IllegalStateException("the host's database is away");
    }
    return Optional.ofNullable(persons.get(id));
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.ofNullable(accounts.get(personId));
  }
}
