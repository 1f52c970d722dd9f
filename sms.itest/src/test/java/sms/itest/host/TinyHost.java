package sms.itest.host;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
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
import sms.api.host.Right;
import sms.api.host.School;

/**
 * Another host than the demo, as small as it gets: one class of pupils, one family each, one user
 * at the keyboard. Family <i>n</i> has the number +3363998<i>nnnn</i>, from the block reserved for
 * fiction.
 */
public final class TinyHost extends ListedSchool implements CallerContext {
  /** The class all pupils are in. */
  public static final String CLASS = "3e A";

  private static final School SCHOOL =
      new School(
          "Collège d'essai",
          "FR",
          Set.of(),
          ZoneId.of("Europe/Paris"),
          Currency.getInstance("EUR"),
          Locale.FRENCH,
          "2026-2027",
          "https://ecole.test");

  private final Caller caller =
      new Caller("itest", "Testeur", "banc", Locale.FRENCH, EnumSet.allOf(Right.class));

  /**
   * @param size how many families, at most 9,999
   */
  public TinyHost(int size) {
    this(size, false);
  }

  /** With a spouse in each family, who has the same number, and accounts of the portal. */
  public static TinyHost ofCouples(int size) {
    return new TinyHost(size, true);
  }

  private TinyHost(int size, boolean couples) {
    super(
        SCHOOL,
        IntStream.rangeClosed(1, size).mapToObj(n -> family(n, couples)).toList(),
        IntStream.rangeClosed(1, size).mapToObj(TinyHost::pupil).toList(),
        List.of(),
        List.of());
  }

  private static Person person(String id, String first, String mobile, int year) {
    LocalDate born = LocalDate.of(year, 3, 1);
    return new Person(
        id,
        "",
        "NOËL",
        first,
        Gender.UNKNOWN,
        Optional.of(born),
        mobile,
        false,
        Locale.FRENCH,
        false);
  }

  private static Family family(int n, boolean couple) {
    Person parent = person("G" + n, "Éléa " + n, "06 39 98 %04d".formatted(n), 1985);
    List<Guardian> guardians = new ArrayList<>();
    guardians.add(new Guardian(parent, GuardianRole.RESPONSABLE_1, true));
    if (couple) {
      Person other = person("S" + n, "Noé " + n, parent.mobile(), 1984);
      guardians.add(new Guardian(other, GuardianRole.SPOUSE, true));
    }
    List<String> children = List.of("P" + n);
    return new Family(
        "F" + n, "NOËL", guardians, false, children, "29200", PaymentMode.CHEQUE, BigDecimal.ZERO);
  }

  private static Pupil pupil(int n) {
    LocalDate entered = LocalDate.of(2026, 9, 1);
    Enrolment now =
        new Enrolment(
            "2026-2027", CLASS, "3e", Regime.HALF_BOARD, Set.of(), entered, Optional.empty());
    return new Pupil(
        person("P" + n, "Zoé " + n, "", 2012),
        "F" + n,
        Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }

  /** The one user, who may do everything. */
  public Caller caller() {
    return caller;
  }

  /** Nobody: it has no pages. */
  @Override
  public Optional<Caller> current() {
    return Optional.empty();
  }

  @Override
  public Set<Right> rightsOf(String userId) {
    return userId.equals(caller.userId()) ? caller.rights() : Set.of();
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return person(personId)
        .map(person -> new PortalAccount(personId, "e." + personId, Optional.empty(), false));
  }
}
