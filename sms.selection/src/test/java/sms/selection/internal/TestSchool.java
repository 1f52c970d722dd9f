package sms.selection.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.Regime;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;

/**
 * A small school that a test writes down in a few lines; a person's id is the first name, a
 * family's the family name. Today is 2026-11-24.
 */
public final class TestSchool implements SchoolDirectory {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final LocalDate START = LocalDate.of(2026, 9, 1);

  private final Map<String, FamilyEntry> families = new LinkedHashMap<>();
  private final Map<String, Pupil> pupils = new LinkedHashMap<>();
  private final Map<String, Adult> adults = new LinkedHashMap<>();
  private final Map<String, Applicant> applicants = new LinkedHashMap<>();
  private final Map<String, PortalAccount> accounts = new LinkedHashMap<>();
  private School school =
      new School(
          "Collège Charlemagne",
          "FR",
          Set.of(),
          ZoneId.of("Europe/Paris"),
          Currency.getInstance("EUR"),
          Locale.FRENCH,
          "2026-2027",
          "https://portail.example");

  public TestSchool in(String region, String... allowedRegions) {
    school =
        new School(
            school.name(),
            region,
            Set.of(allowedRegions),
            school.zone(),
            school.currency(),
            school.locale(),
            school.schoolYear(),
            school.portalUrl());
    return this;
  }

  /** A new family of that name. */
  public FamilyEntry addFamily(String name) {
    FamilyEntry entry = new FamilyEntry(name);
    families.put(name, entry);
    return entry;
  }

  /** The same people in another order. */
  public void shuffle(Random random) {
    shuffle(families, random);
    shuffle(pupils, random);
  }

  private static <T> void shuffle(Map<String, T> map, Random random) {
    List<Map.Entry<String, T>> entries = new ArrayList<>();
    map.forEach((key, value) -> entries.add(Map.entry(key, value)));
    Collections.shuffle(entries, random);
    map.clear();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
  }

  public TestSchool addAdult(Adult.Kind kind, Person person) {
    adults.put(person.id(), new Adult(person, kind, ""));
    return this;
  }

  public TestSchool addApplicant(Person child, String level, Guardian... guardians) {
    applicants.put(child.id(), new Applicant(child, List.of(guardians), level, Optional.empty()));
    return this;
  }

  /** That person has an account of the portal. */
  public TestSchool account(String personId, boolean connected, boolean changed) {
    accounts.put(
        personId,
        new PortalAccount(
            personId,
            personId,
            connected ? Optional.of(Instant.parse("2026-10-01T08:00:00Z")) : Optional.empty(),
            changed));
    return this;
  }

  /** A person, everything else being as plain as can be. */
  public static Person person(String lastName, String firstName, String mobile) {
    return new Person(
        firstName,
        "",
        lastName,
        firstName,
        Gender.UNKNOWN,
        Optional.empty(),
        mobile,
        false,
        Locale.FRENCH,
        false);
  }

  public static Person optedOut(Person p) {
    return new Person(
        p.id(),
        p.title(),
        p.lastName(),
        p.firstName(),
        p.gender(),
        p.birthDate(),
        p.mobile(),
        true,
        p.language(),
        p.deceased());
  }

  public static Person deceased(Person p) {
    return new Person(
        p.id(),
        p.title(),
        p.lastName(),
        p.firstName(),
        p.gender(),
        p.birthDate(),
        p.mobile(),
        p.noSms(),
        p.language(),
        true);
  }

  public static Person speaking(Person p, String language) {
    return new Person(
        p.id(),
        p.title(),
        p.lastName(),
        p.firstName(),
        p.gender(),
        p.birthDate(),
        p.mobile(),
        p.noSms(),
        Locale.forLanguageTag(language),
        p.deceased());
  }

  public static Person born(Person p, Gender gender, String birthDate) {
    return new Person(
        p.id(),
        p.title(),
        p.lastName(),
        p.firstName(),
        gender,
        Optional.of(LocalDate.parse(birthDate)),
        p.mobile(),
        p.noSms(),
        p.language(),
        p.deceased());
  }

  /** This year's place in a class; the level is what stands before the blank. */
  public static Enrolment enrolment(String className) {
    return new Enrolment(
        "2026-2027",
        className,
        className.split(" ")[0],
        Regime.DAY,
        Set.of(),
        START,
        Optional.empty());
  }

  public static Enrolment left(Enrolment e, String day) {
    return new Enrolment(
        e.schoolYear(),
        e.className(),
        e.level(),
        e.regime(),
        e.options(),
        e.entered(),
        Optional.of(LocalDate.parse(day)));
  }

  public static Enrolment as(Enrolment e, Regime regime, String... options) {
    return new Enrolment(
        e.schoolYear(), e.className(), e.level(), regime, Set.of(options), e.entered(), e.left());
  }

  public static Enrolment lastYear(String className) {
    return new Enrolment(
        "2025-2026",
        className,
        className.split(" ")[0],
        Regime.DAY,
        Set.of(),
        START.minusYears(1),
        Optional.empty());
  }

  /** A family being written down. */
  public final class FamilyEntry {
    private final String name;
    private final List<Guardian> guardians = new ArrayList<>();
    private final List<String> pupilIds = new ArrayList<>();
    private boolean separated;
    private String postalCode = "67000";
    private PaymentMode paymentMode = PaymentMode.CHEQUE;

    private FamilyEntry(String name) {
      this.name = name;
    }

    public FamilyEntry guardian(GuardianRole role, Person person, boolean legalRights) {
      guardians.add(new Guardian(person, role, legalRights));
      return this;
    }

    public FamilyEntry responsable1(String firstName, String mobile) {
      return guardian(GuardianRole.RESPONSABLE_1, person(name, firstName, mobile), true);
    }

    public FamilyEntry spouse(String firstName, String mobile) {
      return guardian(GuardianRole.SPOUSE, person(name, firstName, mobile), true);
    }

    /** The second parent, in the same home. */
    public FamilyEntry responsable2(String firstName, String mobile) {
      return guardian(GuardianRole.RESPONSABLE_2, person(name, firstName, mobile), true);
    }

    /** The second parent, in another home. */
    public FamilyEntry separatedFrom(String firstName, String mobile) {
      separated = true;
      return responsable2(firstName, mobile);
    }

    public FamilyEntry child(String firstName, String className) {
      return child(person(name, firstName, ""), enrolment(className));
    }

    public FamilyEntry child(Person person, Enrolment current) {
      return child(
          person,
          p ->
              new Pupil(
                  p.person(), p.familyId(), Optional.of(current), p.previous(), p.nextClass()));
    }

    /** A child with the enrolments that the change puts in. */
    public FamilyEntry child(Person person, UnaryOperator<Pupil> change) {
      pupilIds.add(person.id());
      pupils.put(
          person.id(),
          change.apply(
              new Pupil(person, name, Optional.empty(), Optional.empty(), Optional.empty())));
      return this;
    }

    public FamilyEntry separated() {
      separated = true;
      return this;
    }

    public FamilyEntry living(String code) {
      postalCode = code;
      return this;
    }

    public FamilyEntry paying(PaymentMode mode) {
      paymentMode = mode;
      return this;
    }

    private Family built() {
      return new Family(
          name, name, guardians, separated, pupilIds, postalCode, paymentMode, BigDecimal.ZERO);
    }
  }

  @Override
  public School school() {
    return school;
  }

  @Override
  public Stream<Family> families() {
    return families.values().stream().map(FamilyEntry::built);
  }

  @Override
  public Stream<Pupil> pupils() {
    return pupils.values().stream();
  }

  @Override
  public Stream<Adult> adults() {
    return adults.values().stream();
  }

  @Override
  public Stream<Applicant> applicants() {
    return applicants.values().stream();
  }

  @Override
  public Optional<Family> family(String id) {
    return Optional.ofNullable(families.get(id)).map(FamilyEntry::built);
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
    return Stream.of(
            families().flatMap(f -> f.guardians().stream()).map(Guardian::person),
            pupils().map(Pupil::person),
            adults().map(Adult::person),
            applicants().map(Applicant::person))
        .flatMap(people -> people)
        .filter(p -> p.id().equals(id))
        .findFirst();
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.ofNullable(accounts.get(personId));
  }
}
