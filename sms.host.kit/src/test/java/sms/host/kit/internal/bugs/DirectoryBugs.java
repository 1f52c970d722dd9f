package sms.host.kit.internal.bugs;

import static sms.host.kit.internal.bugs.PlantedBug.inDirectory;
import static sms.host.kit.internal.bugs.PlantedBug.inPeople;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.host.kit.Host;
import sms.host.kit.Rule;
import sms.host.kit.internal.small.SmallHost;
import sms.host.kit.internal.small.SmallPeople;
import sms.host.kit.internal.small.SmallSchool;

/** What hosts get wrong in their directory. */
public final class DirectoryBugs {
  private DirectoryBugs() {}

  /** All of them. */
  public static Stream<PlantedBug> all() {
    return Stream.of(answers(), school(), listings(), ids(), families(), people())
        .flatMap(bugs -> bugs);
  }

  private static Stream<PlantedBug> answers() {
    return Stream.of(
        PlantedBug.of(
            Rule.SERVICES_SINGLE,
            "a directory of files was left installed beside the host’s own",
            () -> {
              Host host = SmallHost.of(new SmallSchool());
              return new Host(
                  host.directory(),
                  host.callers(),
                  host.portal(),
                  host.limits(),
                  host.contributions(),
                  1,
                  host.hints());
            }),
        inDirectory(
            Rule.DIRECTORY_ANSWERS,
            "the list of applicants was never written",
            () ->
                new SmallSchool() {
                  @Override
                  public Stream<Applicant> applicants() {
                    throw new UnsupportedOperationException("later");
                  }
                }),
        inDirectory(
            Rule.DIRECTORY_ANSWERS,
            "the host was compiled against an older interface",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<PortalAccount> portalAccount(String personId) {
                    throw new AbstractMethodError();
                  }
                }),
        inDirectory(
            Rule.DIRECTORY_ANSWERS,
            "the session of the database is closed before the stream is read",
            () ->
                new SmallSchool() {
                  @Override
                  public Stream<Family> families() {
                    return super.families()
                        .peek(
                            family -> {
                              throw new IllegalStateException("session is closed");
                            });
                  }
                }),
        inDirectory(
            Rule.DIRECTORY_NULL,
            "a person that is not found is null",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<PortalAccount> portalAccount(String personId) {
                    return null;
                  }
                }),
        inDirectory(
            Rule.DIRECTORY_NULL,
            "an archived adult leaves a null in the stream",
            () ->
                new SmallSchool() {
                  @Override
                  public Stream<Adult> adults() {
                    return Stream.concat(super.adults(), Stream.of((Adult) null));
                  }
                }));
  }

  private static SmallSchool withSchool(String region, ZoneId zone, String portal) {
    return new SmallSchool() {
      @Override
      public School school() {
        return new School(
            "Collège d’essai",
            region,
            Set.of(),
            zone,
            Currency.getInstance("EUR"),
            Locale.FRENCH,
            "2026-2027",
            portal);
      }
    };
  }

  private static Stream<PlantedBug> school() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    return Stream.of(
        inDirectory(
            Rule.SCHOOL_SOUND, "the region is a word", () -> withSchool("France", paris, "")),
        inDirectory(
            Rule.SCHOOL_SOUND,
            "the portal’s address has no scheme",
            () -> withSchool("FR", paris, "portail.college.test")),
        inDirectory(
            Rule.SCHOOL_STABLE,
            "the zone is that of whoever asks",
            () -> {
              AtomicInteger asked = new AtomicInteger();
              return new SmallSchool() {
                @Override
                public School school() {
                  ZoneId zone = asked.incrementAndGet() % 2 == 0 ? paris : ZoneId.of("UTC");
                  return withSchool("FR", zone, "").school();
                }
              };
            }));
  }

  private static Stream<PlantedBug> listings() {
    return Stream.of(
        inDirectory(
            Rule.DIRECTORY_STABLE,
            "pages are read without an order, and now and then lose somebody",
            () -> {
              AtomicInteger asked = new AtomicInteger();
              return new SmallSchool() {
                @Override
                public Stream<Pupil> pupils() {
                  return super.pupils().skip(asked.incrementAndGet() % 2);
                }
              };
            }),
        inDirectory(
            Rule.DIRECTORY_COMPLETE,
            "only the first page of pupils is read",
            () ->
                new SmallSchool() {
                  @Override
                  public Stream<Pupil> pupils() {
                    return super.pupils().limit(4);
                  }
                }),
        inDirectory(
            Rule.DIRECTORY_COMPLETE,
            "families without a balance are not listed",
            () ->
                new SmallSchool() {
                  @Override
                  public Stream<Family> families() {
                    return super.families().skip(1);
                  }
                }));
  }

  private static Stream<PlantedBug> ids() {
    return Stream.of(
        inPeople(
            Rule.ID_UNIQUE,
            "a join gives each pupil once for each option",
            people -> people.pupils(DirectoryBugs::twice)),
        inPeople(
            Rule.PERSON_UNIQUE,
            "adults and guardians are counted in two tables",
            people -> people.teacher(teacher -> SmallPeople.person("G2", teacher.lastName(), ""))),
        inDirectory(
            Rule.ID_RESOLVABLE,
            "adults are looked up among the staff only",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Adult> adult(String id) {
                    return super.adult(id).filter(adult -> adult.kind() == Adult.Kind.STAFF);
                  }
                }),
        inDirectory(
            Rule.PERSON_FOUND,
            "spouses are not found by their id",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Person> person(String id) {
                    return super.person(id).filter(person -> !id.startsWith("S"));
                  }
                }),
        inDirectory(
            Rule.RECORD_SAME,
            "a cache answers with the number of before",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Person> person(String id) {
                    return super.person(id)
                        .map(person -> SmallPeople.person(id, person.lastName(), "06 old"));
                  }
                }),
        inDirectory(
            Rule.ID_UNKNOWN,
            "an id that is no number throws",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Family> family(String id) {
                    return super.family("F" + Integer.parseInt(id.substring(1)));
                  }
                }),
        inDirectory(
            Rule.ID_UNKNOWN,
            "whom nobody knows is the first of all",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Pupil> pupil(String id) {
                    return super.pupil(id).or(() -> super.pupils().findFirst());
                  }
                }),
        inDirectory(
            Rule.ID_UNKNOWN,
            "whom nobody knows is null",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Person> person(String id) {
                    Optional<Person> found = super.person(id);
                    return found.isEmpty() ? null : found;
                  }
                }),
        inDirectory(
            Rule.ID_EXACT,
            "the database ignores the case of ids",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Family> family(String id) {
                    return super.family(id.toUpperCase(Locale.ROOT));
                  }
                }),
        inDirectory(
            Rule.ID_EXACT,
            "persons are looked up with LIKE",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Person> person(String id) {
                    return super.person(id.endsWith("%") ? id.replace("%", "") : id);
                  }
                }));
  }

  private static List<Pupil> twice(List<Pupil> pupils) {
    return pupils.stream().flatMap(pupil -> Stream.of(pupil, pupil)).toList();
  }

  private static Stream<PlantedBug> families() {
    return Stream.of(
        inPeople(
            Rule.FAMILY_PUPILS,
            "a pupil is of a family that was removed",
            people -> people.pupils(pupils -> moved(pupils, "F99"))),
        inPeople(
            Rule.FAMILY_PUPILS,
            "a pupil has moved and the family of before still names the pupil",
            people -> people.pupils(pupils -> moved(pupils, "F2"))),
        inPeople(
            Rule.FAMILY_PUPILS,
            "a family still names a pupil who was removed",
            people -> people.pupils(pupils -> pupils.subList(1, pupils.size()))),
        inPeople(
            Rule.GUARDIAN_ORDER,
            "responsable 2 comes before the spouse",
            people -> people.families(DirectoryBugs::shuffled)));
  }

  private static List<Pupil> moved(List<Pupil> pupils, String family) {
    List<Pupil> changed = new ArrayList<>(pupils);
    Pupil first = pupils.get(0);
    changed.set(
        0, new Pupil(first.person(), family, first.current(), first.previous(), Optional.empty()));
    return changed;
  }

  private static List<Family> shuffled(List<Family> families) {
    List<Family> changed = new ArrayList<>(families);
    Family first = families.get(0);
    Guardian third =
        new Guardian(SmallPeople.person("R1", "AUTRE", ""), GuardianRole.RESPONSABLE_2, true);
    changed.set(
        0,
        new Family(
            first.id(),
            first.name(),
            List.of(first.guardians().get(0), third, first.guardians().get(1)),
            true,
            first.pupilIds(),
            first.postalCode(),
            first.paymentMode(),
            first.balanceDue()));
    return changed;
  }

  private static Stream<PlantedBug> people() {
    return Stream.of(
        inPeople(
            Rule.PERSON_NAMED,
            "names are kept in another table and left out",
            people -> people.teacher(DirectoryBugs::nameless)),
        inPeople(
            Rule.PERSON_LANGUAGE,
            "a language that is not recorded is no language",
            people -> people.teacher(DirectoryBugs::speechless)),
        number("the word null stands for no number", "null"),
        number("a space stands for no number", " "),
        number("numbers are masked for whoever may not see them", "06 •• •• •• 78"),
        number("numbers have gone through a spreadsheet", "6,3998E8"),
        inPeople(
            Rule.ENROLMENT_YEAR,
            "the school’s year was not changed in summer",
            people -> people.pupils(DirectoryBugs::inTheNextYear)),
        inDirectory(
            Rule.ACCOUNT_PERSON,
            "everybody has the account of the first parent",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<PortalAccount> portalAccount(String personId) {
                    return super.person(personId).flatMap(known -> super.portalAccount("G1"));
                  }
                }),
        inDirectory(
            Rule.ERASED_GONE,
            "the portal account of somebody who was erased stays",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<PortalAccount> portalAccount(String personId) {
                    return super.portalAccount(personId.equals(SmallHost.ERASED) ? "G1" : personId);
                  }
                }),
        inDirectory(
            Rule.ERASED_GONE,
            "who was erased is hidden from lists only",
            () ->
                new SmallSchool() {
                  @Override
                  public Optional<Person> person(String id) {
                    return id.equals(SmallHost.ERASED)
                        ? Optional.of(SmallPeople.person(id, "PARTI", ""))
                        : super.person(id);
                  }
                }));
  }

  private static PlantedBug number(String name, String mobile) {
    return inPeople(
        Rule.NUMBER_TYPED,
        name,
        people ->
            people.teacher(
                teacher -> SmallPeople.person(teacher.id(), teacher.lastName(), mobile)));
  }

  private static Person nameless(Person person) {
    return new Person(
        person.id(),
        "Mme",
        "",
        " ",
        person.gender(),
        person.birthDate(),
        person.mobile(),
        false,
        person.language(),
        false);
  }

  private static Person speechless(Person person) {
    return new Person(
        person.id(),
        "",
        person.lastName(),
        person.firstName(),
        person.gender(),
        person.birthDate(),
        person.mobile(),
        false,
        Locale.ROOT,
        false);
  }

  private static List<Pupil> inTheNextYear(List<Pupil> pupils) {
    return pupils.stream()
        .map(
            pupil ->
                new Pupil(
                    pupil.person(),
                    pupil.familyId(),
                    Optional.of(SmallPeople.enrolment("2027-2028")),
                    pupil.current(),
                    Optional.empty()))
        .toList();
  }
}
