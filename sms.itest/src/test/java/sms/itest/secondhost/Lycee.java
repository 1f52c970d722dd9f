package sms.itest.secondhost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
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
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.itest.host.ListedSchool;

/**
 * The second host's people: two classes of twelve, one family each, of which every third has a
 * boarder, every other a spouse, one of whom wants no SMS and one lives elsewhere. Ids are the
 * files' numbers, with a slash.
 */
@Component(service = SchoolDirectory.class)
public final class Lycee extends ListedSchool {
  private static final int SIZE = 24;
  private static final List<String> NAMES =
      List.of(
          "ABGRALL",
          "BOZEC",
          "CORRE",
          "DANIÉLOU",
          "FLOC’H",
          "GUÉGUEN",
          "JAOUEN",
          "KERVELLA",
          "LE GALL",
          "MORVAN",
          "QUÉMÉNER",
          "TANGUY");

  public Lycee() {
    super(
        new School(
            "Lycée maritime de Brest",
            "FR",
            Set.of(),
            ZoneId.of("Europe/Paris"),
            Currency.getInstance("EUR"),
            Locale.FRENCH,
            "2026-2027",
            ""),
        IntStream.rangeClosed(1, SIZE).mapToObj(Lycee::family).toList(),
        IntStream.rangeClosed(1, SIZE).mapToObj(Lycee::pupil).toList(),
        List.of(
            new Adult(
                person("A/1", "RIOU", "Gwenaël", "06 39 98 73 01"),
                Adult.Kind.STAFF,
                "Professeur de navigation")),
        List.of(
            new Applicant(
                person("D/1", "SALAÜN", "Nolwenn", "06 39 98 74 01"),
                List.of(),
                "2de",
                Optional.empty())));
  }

  private static Person person(String id, String last, String first, String mobile) {
    return person(id, last, first, mobile, false, Optional.empty());
  }

  private static Person person(
      String id,
      String last,
      String first,
      String mobile,
      boolean noSms,
      Optional<LocalDate> born) {
    return new Person(
        id, "", last, first, Gender.UNKNOWN, born, mobile, noSms, Locale.FRENCH, false);
  }

  private static String name(int n) {
    return NAMES.get(n % NAMES.size());
  }

  private static Family family(int n) {
    List<Guardian> guardians = new ArrayList<>();
    String mobile = n == 1 ? "demander à la mère" : "06 39 98 71 %02d".formatted(n);
    guardians.add(
        new Guardian(person(n + "/1", name(n), "Yann", mobile), GuardianRole.RESPONSABLE_1, true));
    boolean separated = n == 7;
    if (n % 2 == 1) {
      String second = "06 39 98 72 %02d".formatted(n);
      guardians.add(
          new Guardian(
              person(n + "/2", name(n), "Anne", second, n == 5, Optional.empty()),
              separated ? GuardianRole.RESPONSABLE_2 : GuardianRole.SPOUSE,
              true));
    }
    return new Family(
        "2026/" + n,
        name(n),
        guardians,
        separated,
        List.of(n + "/E"),
        n % 4 == 0 ? "29000" : "29200",
        n % 2 == 0 ? PaymentMode.CHEQUE : PaymentMode.DIRECT_DEBIT,
        BigDecimal.ZERO);
  }

  private static Pupil pupil(int n) {
    boolean older = n > SIZE / 2;
    Optional<LocalDate> born = Optional.of(LocalDate.of(older ? 2010 : 2011, 3, n));
    String mobile = older ? "06 39 98 75 %02d".formatted(n) : "";
    return new Pupil(
        person(n + "/E", name(n), "Maëlle", mobile, false, born),
        "2026/" + n,
        Optional.of(
            enrolment(
                2026,
                older ? "1re Goélette" : "2de Cotre",
                n % 3 == 0 ? Regime.BOARDER : Regime.DAY,
                n == SIZE ? Optional.of(LocalDate.of(2026, 10, 16)) : Optional.empty())),
        Optional.of(
            enrolment(
                2025,
                older ? "2de Brick" : "3e Doris",
                Regime.DAY,
                Optional.of(LocalDate.of(2026, 7, 3)))),
        Optional.of(older ? "Tle Frégate" : "1re Ketch"));
  }

  /** In a class, whose name begins with its level. */
  private static Enrolment enrolment(
      int year, String schoolClass, Regime regime, Optional<LocalDate> left) {
    return new Enrolment(
        year + "-" + (year + 1),
        schoolClass,
        schoolClass.split(" ")[0],
        regime,
        Set.of(),
        LocalDate.of(year, 9, 1),
        left);
  }
}
