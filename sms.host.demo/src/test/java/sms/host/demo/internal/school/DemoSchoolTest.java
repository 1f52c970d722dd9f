package sms.host.demo.internal.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.api.directory.DirectoryImport;
import sms.api.directory.ImportResult;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.PaymentMode;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.Regime;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.support.HostUnderTest;

/** The school that comes with the demo. */
class DemoSchoolTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @TempDir static Path home;
  private static HostUnderTest host;
  private static SchoolDirectory school;

  @BeforeAll
  static void start() {
    host = HostUnderTest.start(home, Map.of());
    HostUnderTest.await("the school", () -> host.has(SchoolDirectory.class));
    school = host.service(SchoolDirectory.class);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void is_sound_and_named_though_the_start_page_does_not_wait_for_it() {
    assertThat(host.service(DirectoryImport.class).latest(Locale.FRENCH))
        .isInstanceOf(ImportResult.Imported.class);
    assertThat(school.school().name()).isEqualTo(OwnSchool.NAME);
  }

  @Test
  void has_the_size_of_a_real_one() {
    assertThat(school.pupils()).hasSize(1_200);
    assertThat(school.families()).hasSize(950);
    assertThat(school.adults()).hasSizeBetween(115, 125);
    assertThat(school.applicants()).hasSize(60);
    Map<String, Long> classes =
        school
            .pupils()
            .flatMap(pupil -> pupil.current().map(Enrolment::className).stream())
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    assertThat(classes).hasSize(40);
    assertThat(classes.values()).allMatch(size -> size >= 27 && size <= 32);
  }

  @Test
  void is_what_the_generator_writes_to_the_byte() throws IOException {
    Map<String, String> files = SchoolGenerator.files();
    Path written = home.resolve("written");
    OwnSchool.writeTo(written);
    assertThat(files).hasSize(8);
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(Files.readString(written.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void has_no_number_that_could_be_a_real_persons() {
    Set<String> strange =
        people()
            .map(Person::mobile)
            .filter(cell -> !cell.isEmpty())
            .filter(Predicate.not(DemoSchoolTest::fictional))
            .collect(Collectors.toSet());
    assertThat(strange).isEmpty();
    assertThat(people().filter(person -> !person.mobile().isEmpty()).count()).isGreaterThan(2_000);
  }

  /** The blocks that docs/demo-data.md names; each number of a cell by itself. */
  private static boolean fictional(String cell) {
    return Stream.of(cell.split("/"))
        .map(part -> part.replaceAll("[^+0-9]", ""))
        .allMatch(
            digits ->
                digits.matches(
                    "(0|\\+33|0033)63998[0-9]{3,4}"
                        + "|069308[0-9]{4}|\\+59069100[0-9]{4}"
                        + "|026191[0-9]{4}|019900[0-9]{4}"
                        + "|\\+4917139200[0-9]{2}|\\+467017406[0-9]{2}"));
  }

  private Stream<Person> people() {
    return Stream.of(
            school.families().flatMap(f -> f.guardians().stream()).map(Guardian::person),
            school.applicants().flatMap(a -> a.guardians().stream()).map(Guardian::person),
            school.pupils().map(Pupil::person),
            school.adults().map(adult -> adult.person()),
            school.applicants().map(applicant -> applicant.person()))
        .flatMap(stream -> stream);
  }

  private List<Pupil> classOf3eA() {
    return school
        .pupils()
        .filter(pupil -> pupil.current().map(Enrolment::className).equals(Optional.of("3e A")))
        .toList();
  }

  private Stream<Guardian> guardiansOf3eA() {
    return familiesOf3eA().flatMap(family -> family.guardians().stream());
  }

  private Stream<Family> familiesOf3eA() {
    return classOf3eA().stream()
        .map(pupil -> school.family(pupil.familyId()).orElseThrow())
        .distinct();
  }

  @Test
  void the_3e_A_has_28_pupils_present_and_one_who_left() {
    Map<Boolean, List<Pupil>> present =
        classOf3eA().stream()
            .collect(
                Collectors.partitioningBy(pupil -> pupil.current().orElseThrow().presentOn(TODAY)));
    assertThat(present.get(true)).hasSize(28);
    assertThat(present.get(false)).hasSize(1);
  }

  @Test
  void among_the_families_of_the_3e_A_is_every_interesting_case() {
    List<String> cells = guardiansOf3eA().map(guardian -> guardian.person().mobile()).toList();
    assertThat(cells).as("missing").contains("");
    assertThat(cells).as("with a word").contains("06.39.98.01.21 maman");
    assertThat(cells).as("two numbers").anyMatch(cell -> cell.contains(" / "));
    assertThat(cells).as("nine digits").contains("06 39 98 01 2");
    assertThat(cells).as("landline").anyMatch(cell -> cell.startsWith("02 61 91"));
    assertThat(cells).as("overseas, national").anyMatch(cell -> cell.startsWith("0693 08"));
    assertThat(cells).as("overseas, E.164").anyMatch(cell -> cell.startsWith("+590 691 00"));
    assertThat(cells).as("foreign").anyMatch(cell -> cell.startsWith("+49"));
    for (String ending : List.of("90", "93", "96", "97", "98", "99")) {
      assertThat(cells).as("simulated fate " + ending).anyMatch(cell -> cell.endsWith(ending));
    }
    assertThat(guardiansOf3eA()).as("opted out").anyMatch(g -> g.person().noSms());
    assertThat(guardiansOf3eA()).as("deceased").anyMatch(g -> g.person().deceased());
    assertThat(guardiansOf3eA()).as("without rights").anyMatch(g -> !g.legalRights());
    assertThat(familiesOf3eA()).as("separated").anyMatch(Family::separated);
    assertThat(familiesOf3eA())
        .as("spouses")
        .anyMatch(family -> family.guardian(GuardianRole.SPOUSE).isPresent());
    assertThat(familiesOf3eA()).as("siblings").anyMatch(family -> family.pupilIds().size() > 1);
    assertThat(familiesOf3eA())
        .as("shared number in a family")
        .anyMatch(
            family ->
                family.guardians().stream()
                        .map(g -> g.person().mobile().replaceAll("[^0-9]", ""))
                        .distinct()
                        .count()
                    < family.guardians().size());
    assertThat(cells.stream().filter("06 39 98 01 12"::equals)).as("shared by two").hasSize(2);
    assertThat(guardiansOf3eA().map(g -> g.person().language().getLanguage()))
        .contains("fr", "en", "tr", "ar", "pt", "de");
    Stream<PortalAccount> accounts =
        guardiansOf3eA().flatMap(g -> school.portalAccount(g.person().id()).stream());
    assertThat(accounts)
        .anyMatch(PortalAccount::neverConnected)
        .anyMatch(account -> !account.neverConnected() && !account.credentialsChanged())
        .anyMatch(PortalAccount::credentialsChanged);
    assertThat(familiesOf3eA().map(Family::paymentMode)).contains(PaymentMode.values());
    assertThat(familiesOf3eA()).as("owes").anyMatch(family -> family.balanceDue().signum() > 0);
    assertThat(classOf3eA().stream().map(pupil -> pupil.current().orElseThrow().regime()))
        .contains(Regime.values());
  }

  @Test
  void siblings_are_also_in_two_classes() {
    assertThat(
            familiesOf3eA()
                .filter(
                    family ->
                        family.pupilIds().stream()
                                .map(id -> school.pupil(id).orElseThrow())
                                .flatMap(pupil -> pupil.current().stream())
                                .map(Enrolment::className)
                                .distinct()
                                .count()
                            == 2))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void finds_everybody_by_id_and_nobody_by_a_wrong_one() {
    people().forEach(person -> assertThat(school.person(person.id())).containsSame(person));
    assertThat(school.person("nobody")).isEmpty();
    assertThat(school.family("F0001").orElseThrow().name()).isEqualTo("LEFÈVRE");
    assertThat(school.pupil("F0001")).isEmpty();
    assertThat(school.portalAccount("nobody")).isEmpty();
  }

  @Test
  void has_pupils_of_last_year_only_and_pupils_who_left_this_year() {
    assertThat(school.pupils().filter(pupil -> pupil.current().isEmpty())).hasSize(12);
    assertThat(
            school
                .pupils()
                .filter(pupil -> pupil.current().map(e -> e.leftBy(TODAY)).orElse(false))
                .count())
        .isBetween(10L, 40L);
  }
}
