package sms.dispatch.internal.testing;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Family;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;

/** A host in memory: persons and rights that change. */
public final class FakeHost implements SchoolDirectory, CallerContext {
  private final Map<String, Person> persons = new ConcurrentHashMap<>();
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private final Set<String> stumblingBlocks = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Set<Right> rights = Set.of(Right.SEND);
  private volatile boolean away;

  public void knows(String id, boolean noSms, boolean deceased) {
    persons.put(
        id,
        new Person(
            id,
            "",
            id,
            "",
            Gender.values()[0],
            Optional.empty(),
            "",
            noSms,
            Locale.FRENCH,
            deceased));
  }

  public void block(String userId) {
    blocked.add(userId);
  }

  /** Everybody who is not blocked has those from now on. */
  public void grants(Right... granted) {
    rights = Set.of(granted);
  }

  public void goAway(boolean now) {
    away = now;
  }

  /** How often rights were asked for. */
  public int asked() {
    return asked.get();
  }

  @Override
  public Optional<Caller> current() {
    return Optional.empty();
  }

  @Override
  public Set<Right> rightsOf(String userId) {
    asked.incrementAndGet();
    check();
    return blocked.contains(userId) ? Set.of() : rights;
  }

  /** Asked for that person it fails. */
  public void stumblesOver(String id) {
    stumblingBlocks.add(id);
  }

  @Override
  public Optional<Person> person(String id) {
    check();
    if (stumblingBlocks.contains(id)) {
      throw new IllegalStateException("broken record");
    }
    return Optional.ofNullable(persons.get(id));
  }

  private void check() {
    if (away) {
      throw new IllegalStateException("the host's database is away");
    }
  }

  @Override
  public School school() {
    return new School(
        "Collège",
        "FR",
        Set.of(),
        ZoneId.of("Europe/Paris"),
        Currency.getInstance("EUR"),
        Locale.FRENCH,
        "2026",
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
  public Optional<PortalAccount> portalAccount(String personId) {
    return Optional.empty();
  }
}
