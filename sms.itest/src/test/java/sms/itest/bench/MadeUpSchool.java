package sms.itest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
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
 * As many families as a file says, made up as they are read, so that none takes memory: each has
 * one child, one guardian and one mobile.
 */
public final class MadeUpSchool implements SchoolDirectory {
  /** The class that all are in. */
  static final String CLASS = "Tous";

  private static final int FIRST_MOBILE = 610_000_000;
  private static final LocalDate ENTERED = LocalDate.of(2026, 9, 1);

  private static final School SCHOOL =
      new School(
          "Collège du banc",
          "FR",
          Set.of(),
          ZoneId.of("Europe/Paris"),
          Currency.getInstance("EUR"),
          Locale.FRENCH,
          "2026-2027",
          "https://portail.example");

  private final Path size;

  /**
   * @param size a file with the number of families, read again whenever all are asked for
   */
  public MadeUpSchool(Path size) {
    this.size = size;
  }

  private IntStream numbers() {
    try {
      return IntStream.rangeClosed(1, Integer.parseInt(Files.readString(size).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public School school() {
    return SCHOOL;
  }

  @Override
  public Stream<Family> families() {
    return numbers().mapToObj(MadeUpSchool::familyOf);
  }

  @Override
  public Stream<Pupil> pupils() {
    return numbers().mapToObj(MadeUpSchool::pupilOf);
  }

  private static Family familyOf(int n) {
    return new Family(
        "F" + n,
        "DURAND",
        List.of(new Guardian(guardianOf(n), GuardianRole.RESPONSABLE_1, true)),
        false,
        List.of("E" + n),
        "45000",
        PaymentMode.CHEQUE,
        BigDecimal.ZERO);
  }

  private static Person guardianOf(int n) {
    return person("G" + n, "Mme", "Claire", Gender.FEMALE, "0" + (FIRST_MOBILE + n));
  }

  private static Pupil pupilOf(int n) {
    return new Pupil(
        person("E" + n, "", "Lucie", Gender.FEMALE, ""),
        "F" + n,
        Optional.of(
            new Enrolment(
                "2026-2027", CLASS, "3e", Regime.HALF_BOARD, Set.of(), ENTERED, Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  private static Person person(
      String id, String title, String firstName, Gender gender, String mobile) {
    return new Person(
        id,
        title,
        "DURAND",
        firstName,
        gender,
        Optional.empty(),
        mobile,
        false,
        Locale.FRENCH,
        false);
  }

  /** The number in an id of that kind; empty: of another kind, or none there is. */
  private static Optional<Integer> number(char kind, String id) {
    boolean possible = id.length() > 1 && id.charAt(0) == kind;
    for (int i = 1; i < id.length(); i++) {
      possible &= id.charAt(i) >= '0' && id.charAt(i) <= '9';
    }
    return possible && id.length() <= 8
        ? Optional.of(Integer.parseInt(id, 1, id.length(), 10))
        : Optional.empty();
  }

  @Override
  public Optional<Family> family(String id) {
    return number('F', id).map(MadeUpSchool::familyOf);
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return number('E', id).map(MadeUpSchool::pupilOf);
  }

  @Override
  public Optional<Person> person(String id) {
    return number('G', id).map(MadeUpSchool::guardianOf).or(() -> pupil(id).map(Pupil::person));
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
  public Optional<Adult> adult(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.empty();
  }
}
