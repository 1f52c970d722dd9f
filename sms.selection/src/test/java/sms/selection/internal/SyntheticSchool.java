package sms.selection.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
 * As many families as one likes, made up as they are read, so that none takes memory: two guardians
 * and one or two pupils each, one cell in ten broken or missing, one family in five separated.
 */
final class SyntheticSchool implements SchoolDirectory {
  private static final LocalDate START = LocalDate.of(2026, 9, 1);
  private static final String[] CLASSES = {
    "6e A", "6e B", "6e C", "5e A", "5e B", "5e C", "4e A", "4e B", "4e C", "3e A", "3e B", "3e C"
  };
  private static final String[] NAMES = {
    "MARTIN", "BERNARD", "ÉVRARD", "PETIT", "LE GOFF", "D'ARTAGNAN", "NGUYEN", "DUPONT", "OZTÜRK"
  };

  private final int families;
  private final School school = new TestSchool().school();

  SyntheticSchool(int families) {
    this.families = families;
  }

  /** Guardians and pupils. */
  int people() {
    return 2 * families + families + families / 2;
  }

  @Override
  public School school() {
    return school;
  }

  @Override
  public Stream<Family> families() {
    return IntStream.range(0, families).mapToObj(this::family);
  }

  private Family family(int f) {
    boolean separated = f % 5 == 0;
    List<String> pupils = new ArrayList<>(2);
    for (int c = 0; c <= 1 - f % 2; c++) {
      pupils.add("C" + (2 * f + c));
    }
    return new Family(
        "F" + f,
        name(f),
        List.of(
            new Guardian(guardian(2 * f), GuardianRole.RESPONSABLE_1, true),
            new Guardian(
                guardian(2 * f + 1),
                separated ? GuardianRole.RESPONSABLE_2 : GuardianRole.SPOUSE,
                f % 50 != 7)),
        separated,
        pupils,
        "67000",
        PaymentMode.CHEQUE,
        BigDecimal.ZERO);
  }

  private static String name(int f) {
    return NAMES[f % NAMES.length] + f % 1000;
  }

  private static Person guardian(int g) {
    return person("G" + g, name(g / 2), "Prénom" + g % 300, cell(g), g % 40 == 11);
  }

  private static Person person(String id, String last, String first, String cell, boolean noSms) {
    return new Person(
        id, "", last, first, Gender.UNKNOWN, Optional.empty(), cell, noSms, Locale.FRENCH, false);
  }

  private static String cell(int g) {
    return switch (g % 20) {
      case 3 -> "";
      case 8 -> "01 45 " + digits(g).substring(0, 8);
      default -> (g % 2 == 0 ? "06 " : "+33 7 8") + digits(g);
    };
  }

  /** The last eight digits, or seven behind the 8 of +33 7 8. */
  private static String digits(int g) {
    String digits = Integer.toString(10_000_000 + g % 9_000_000);
    return g % 2 == 0
        ? digits.substring(0, 2)
            + " "
            + digits.substring(2, 4)
            + " "
            + digits.substring(4, 6)
            + " "
            + digits.substring(6)
        : digits.substring(1);
  }

  @Override
  public Stream<Pupil> pupils() {
    return IntStream.range(0, 2 * families)
        .filter(c -> c % 2 == 0 || c / 2 % 2 == 0)
        .mapToObj(this::pupil);
  }

  private Pupil pupil(int c) {
    String className = CLASSES[c % CLASSES.length];
    return new Pupil(
        person("C" + c, name(c / 2), "Enfant" + c % 300, "", false),
        "F" + c / 2,
        Optional.of(
            new Enrolment(
                "2026-2027",
                className,
                className.substring(0, 2),
                c % 3 == 0 ? Regime.HALF_BOARD : Regime.DAY,
                Set.of(),
                START,
                c % 60 == 17 ? Optional.of(START.plusDays(30)) : Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Stream<Adult> adults() {
    return Stream.of();
  }

  @Override
  public Stream<Applicant> applicants() {
    return Stream.of();
  }

  @Override
  public Optional<Family> family(String id) {
    return Optional.of(family(Integer.parseInt(id.substring(1))));
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return Optional.of(pupil(Integer.parseInt(id.substring(1))));
  }

  @Override
  public Optional<Adult> adult(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Person> person(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.empty();
  }
}
