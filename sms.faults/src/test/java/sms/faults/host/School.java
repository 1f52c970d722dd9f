package sms.faults.host;

import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;

/** A host in which nobody is registered and one user may do everything, until blocked. */
final class School implements SchoolDirectory, CallerContext {
  static final Caller USER =
      new Caller("faults", "Testeur", "banc", Locale.FRENCH, EnumSet.allOf(Right.class));

  private volatile boolean blocked;

  void block(boolean now) {
    blocked = now;
  }

  @Override
  public Optional<Caller> current() {
    return Optional.of(USER);
  }

  @Override
  public Set<Right> rightsOf(String userId) {
    return blocked ? Set.of() : USER.rights();
  }

  @Override
  public sms.api.host.School school() {
    return new sms.api.host.School(
        "Collège du banc",
        "FR",
        Set.of(),
        ZoneId.of("Europe/Paris"),
        Currency.getInstance("EUR"),
        Locale.FRENCH,
        "2026-2027",
        "");
  }

  @Override
  public Stream<Family> families() {
    return Stream.empty();
  }

  @Override
  public Stream<Pupil> pupils() {
    return Stream.empty();
  }

  @Override
  public Stream<Adult> adults() {
    return Stream.empty();
  }

  @Override
  public Stream<Applicant> applicants() {
    return Stream.empty();
  }

  @Override
  public Optional<Family> family(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return Optional.empty();
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
