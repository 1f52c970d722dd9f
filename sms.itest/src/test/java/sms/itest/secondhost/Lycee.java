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
 * boarder, every other a spouse. Ids are the files' numbers, with a slash.
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
    return new Person(
        id, "", last, first, Gender.UNKNOWN, Optional.empty(), mobile, false, Locale.FRENCH, false);
  }

  private static String name(int n) {
    return NAMES.get(n % NAMES.size());
  }

  private static Family family(int n) {
    List<Guardian> guardians = new ArrayList<>();
    String mobile = n == 1 ? "demander à la mère" : "06 39 98 71 %02d".formatted(n);
    guardians.add(
        new Guardian(person(n + "/1", name(n), "Yann", mobile), GuardianRole.RESPONSABLE_1, true));
    if (n % 2 == 1) {
      Person spouse = person(n + "/2", name(n), "Anne", "06 39 98 72 %02d".formatted(n));
      guardians.add(new Guardian(spouse, GuardianRole.SPOUSE, true));
    }
    return new Family(
        "2026/" + n,
        name(n),
        guardians,
        false,
        List.of(n + "/E"),
        "29200",
        PaymentMode.OTHER,
        BigDecimal.ZERO);
  }

  private static Pupil pupil(int n) {
    boolean older = n > SIZE / 2;
    Enrolment now =
        new Enrolment(
            "2026-2027",
            older ? "1re Goélette" : "2de Cotre",
            older ? "1re" : "2de",
            n % 3 == 0 ? Regime.BOARDER : Regime.DAY,
            Set.of(),
            LocalDate.of(2026, 9, 1),
            Optional.empty());
    return new Pupil(
        person(n + "/E", name(n), "Maëlle", ""),
        "2026/" + n,
        Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }
}
