package sms.directory.oneroster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.directory.ImportProblem;
import sms.api.directory.ImportResult;
import sms.api.host.Adult;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Gender;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Pupil;
import sms.directory.internal.live.SchoolSettings;

/** What a OneRoster export becomes, and what is said of a broken one. */
class OneRosterSchoolTest {
  private static final Clock NOVEMBER =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final SchoolSettings FRANCE =
      new SchoolSettings("", "FR", List.of(), "Europe/Paris", "EUR", "fr", "");

  @TempDir Path temp;
  private Path folder;
  private Optional<OneRosterDirectory> opened = Optional.empty();

  @BeforeEach
  void copy_version_1_1() throws IOException {
    folder = Files.createDirectory(temp.resolve("export"));
    use("1.1");
  }

  @AfterEach
  void close() {
    opened.ifPresent(OneRosterDirectory::stop);
  }

  private void use(String version) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/oneroster-" + version))) {
      for (Path file : files.toList()) {
        Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  private OneRosterDirectory open(Path source) {
    return open(source, FRANCE);
  }

  private OneRosterDirectory open(Path source, SchoolSettings settings) {
    close();
    OneRosterDirectory directory =
        new OneRosterDirectory(source, Duration.ZERO, settings, NOVEMBER);
    opened = Optional.of(directory);
    return directory;
  }

  private void change(String file, UnaryOperator<String> edit) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = edit.apply(before);
    assertThat(after).as("the edit of " + file).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  private List<String> problems() {
    return open(folder).latest(Locale.FRENCH) instanceof ImportResult.Refused refused
        ? told(refused.problems())
        : List.of();
  }

  private static List<String> told(List<ImportProblem> problems) {
    return problems.stream().map(p -> p.file() + ":" + p.line() + ": " + p.reason()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2"})
  void the_same_school_comes_of_both_versions(String version) throws IOException {
    use(version);
    OneRosterDirectory school = open(folder);
    assertThat(problems()).isEmpty();
    school = open(folder);
    assertThat(school.school().name()).isEqualTo("Collège Jean-Moulin");
    assertThat(school.school().schoolYear()).isEqualTo("2026-2027");
    assertThat(school.pupils().map(p -> p.person().id()))
        .containsExactlyInAnyOrder("st-lea", "st-tom", "st-noe", "st-aya", "st-max");
    assertThat(school.families()).hasSize(4);
    Adult teacher = school.adult("te-roy").orElseThrow();
    assertThat(teacher.function()).isEqualTo("Enseignant");
    assertThat(teacher.kind()).isEqualTo(Adult.Kind.STAFF);
    assertThat(school.adult("ad-sec").orElseThrow().person().lastName())
        .isEqualTo("PETIT, épouse GRAND");
    assertThat(school.applicants()).isEmpty();
  }

  @Test
  void a_pupil_has_the_homeroom_of_this_year_last_year_and_next_year() {
    Pupil lea = open(folder).pupil("st-lea").orElseThrow();
    Enrolment now = lea.current().orElseThrow();
    assertThat(now.className()).isEqualTo("5e B");
    assertThat(now.level()).isEqualTo("05");
    assertThat(now.options()).containsExactly("Latin 5e");
    assertThat(now.entered()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(now.left()).isEmpty();
    assertThat(lea.previous().orElseThrow().className()).isEqualTo("6e A");
    assertThat(lea.previous().orElseThrow().schoolYear()).isEqualTo("2025-2026");
    assertThat(lea.nextClass()).contains("4e B");
    assertThat(lea.person().gender()).isEqualTo(Gender.FEMALE);
    assertThat(lea.person().birthDate()).contains(LocalDate.of(2014, 3, 8));
  }

  @Test
  void an_enrollment_that_ends_before_the_year_does_is_a_pupil_who_left() {
    Enrolment noe = open(folder).pupil("st-noe").orElseThrow().current().orElseThrow();
    assertThat(noe.left()).contains(LocalDate.of(2026, 10, 16));
    assertThat(noe.presentOn(LocalDate.of(2026, 10, 15))).isTrue();
    assertThat(noe.presentOn(LocalDate.of(2026, 10, 16))).as("OneRoster: exclusive").isFalse();
  }

  @Test
  void a_pupil_without_dates_is_there_from_the_first_day_of_the_year() {
    Enrolment max = open(folder).pupil("st-max").orElseThrow().current().orElseThrow();
    assertThat(max.entered()).isEqualTo(LocalDate.of(2026, 9, 1));
  }

  @Test
  void siblings_with_the_same_adults_are_one_family() {
    OneRosterDirectory school = open(folder);
    String id = school.pupil("st-lea").orElseThrow().familyId();
    assertThat(school.pupil("st-tom").orElseThrow().familyId()).isEqualTo(id);
    Family family = school.family(id).orElseThrow();
    assertThat(family.name()).isEqualTo("LEFÈVRE");
    assertThat(family.pupilIds()).containsExactly("st-lea", "st-tom");
    assertThat(family.guardians().stream().map(g -> g.role() + " " + g.person().firstName()))
        .containsExactly("RESPONSABLE_1 Claire", "SPOUSE Paul");
    assertThat(family.separated()).isFalse();
  }

  @Test
  void the_number_for_sms_comes_before_the_telephone_and_the_telephone_before_none() {
    OneRosterDirectory school = open(folder);
    assertThat(school.person("pa-claire").orElseThrow().mobile()).isEqualTo("06 39 98 41 01");
    assertThat(school.person("gu-emine").orElseThrow().mobile()).isEqualTo("+33 6 39 98 41 03");
    assertThat(school.person("ad-sec").orElseThrow().mobile()).isEmpty();
  }

  @Test
  void a_parent_who_names_the_pupil_is_found_though_the_pupil_does_not_name_the_parent() {
    OneRosterDirectory school = open(folder);
    Family family = school.family(school.pupil("st-aya").orElseThrow().familyId()).orElseThrow();
    assertThat(family.guardian(GuardianRole.RESPONSABLE_1).orElseThrow().person().id())
        .isEqualTo("pa-fatou");
    Guardian aunt = family.guardian(GuardianRole.SPOUSE).orElseThrow();
    assertThat(aunt.person().id()).isEqualTo("re-awa");
    assertThat(aunt.legalRights()).as("a relative").isFalse();
  }

  @Test
  void a_pupil_without_adults_is_a_family_without_rights_and_a_remark_and_never_vanishes() {
    OneRosterDirectory school = open(folder);
    Family family = school.family(school.pupil("st-max").orElseThrow().familyId()).orElseThrow();
    assertThat(family.guardians()).singleElement().matches(g -> !g.legalRights());
    ImportResult.Imported imported = (ImportResult.Imported) school.latest(Locale.FRENCH);
    assertThat(told(imported.remarks()))
        .singleElement()
        .asString()
        .startsWith("users.csv:6:")
        .contains("st-max", "aucun parent");
  }

  @Test
  void what_is_to_be_deleted_is_not_there() {
    assertThat(open(folder).person("st-old")).isEmpty();
  }

  @Test
  void version_1_2_has_several_roles_extensions_and_preferred_names() throws IOException {
    use("1.2");
    OneRosterDirectory school = open(folder);
    assertThat(school.adult("pa-paul")).as("a parent who teaches").isPresent();
    assertThat(school.family(school.pupil("st-lea").orElseThrow().familyId()).orElseThrow())
        .matches(family -> family.guardian(GuardianRole.SPOUSE).isPresent());
    assertThat(school.person("st-max").orElseThrow().firstName()).isEqualTo("Maxime");
    assertThat(school.adult("te-roy")).as("with an extension beside").isPresent();
  }

  @Test
  void a_zip_is_read_as_it_is_downloaded() throws IOException {
    Path zip = zipped("oneroster.zip", "");
    assertThat(new OneRosterFormat().recognises(zip)).isTrue();
    assertThat(open(zip).pupils()).hasSize(5);
  }

  private Path zipped(String name, String prefix) throws IOException {
    Path zip = temp.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new ZipEntry(prefix + file.getFileName()));
        Files.copy(file, out);
      }
    }
    return zip;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252"})
  void accents_are_read_in_whatever_encoding_the_export_has(String encoding) throws IOException {
    for (String file : List.of("users.csv", "orgs.csv", "classes.csv")) {
      String text = Files.readString(folder.resolve(file)).replace('’', '\'');
      Files.write(folder.resolve(file), text.getBytes(Charset.forName(encoding)));
    }
    OneRosterDirectory school = open(folder);
    assertThat(school.school().name()).isEqualTo("Collège Jean-Moulin");
    assertThat(school.person("st-lea").orElseThrow().lastName()).isEqualTo("LEFÈVRE");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
    change("users.csv", text -> "\uFEFF" + text);
    assertThat(problems()).isEmpty();
  }

  @Test
  void between_two_years_the_one_before_counts_and_before_all_the_first() {
    SchoolYearsOf years = new SchoolYearsOf();
    assertThat(years.on("2026-07-20")).isEqualTo("2025-2026");
    assertThat(years.on("2026-09-01")).isEqualTo("2026-2027");
    assertThat(years.on("2020-01-01")).isEqualTo("2025-2026");
    assertThat(years.on("2031-01-01")).isEqualTo("2027-2028");
  }

  private final class SchoolYearsOf {
    String on(String day) {
      Clock clock = Clock.fixed(Instant.parse(day + "T10:00:00Z"), ZoneOffset.UTC);
      OneRosterDirectory directory = new OneRosterDirectory(folder, Duration.ZERO, FRANCE, clock);
      String year = directory.school().schoolYear();
      directory.stop();
      return year;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "manifest.csv | version,1.1 | version,1.0 | 3 | 1.1, 1.2",
        "manifest.csv | users,bulk | users,delta | 16 | partiel",
        "manifest.csv | users,bulk | users,whole | 16 | absent, bulk, delta",
        "orgs.csv | org-clg,,,Coll | org-aca,,,Coll | 3 | org-aca",
        "academicSessions.csv | 2027-07-03 | 03/07/2027 | 3 | endDate",
        "academicSessions.csv | 2027-07-03,,2027 | 2027-07-03,,26-27 | 3 | 26-27",
        "academicSessions.csv | 2027-07-03 | 2026-07-03 | 3 | 2026-07-03",
        "classes.csv | 6A,homeroom,Salle | 6A,classroom,Salle | 3 | homeroom, scheduled",
        "classes.csv | org-clg,as-2028 | org-clg,as-2099 | 6 | as-2099",
        "classes.csv | org-clg,as-2028 | org-xxx,as-2028 | 6 | orgs.csv",
        "classes.csv | cl-4b-28 | cl-5b | 6 | cl-5b",
        "users.csv | org-clg,guardian | org-clg,tuteur | 9 | guardian, parent",
        "users.csv | pa-claire,,,true | pa-claire,,,oui | 7 | false, true",
        "users.csv | st-tom,,,true | st-lea,,,true | 3 | st-lea",
        "users.csv | gu-emine\" | gu-absent\" | 4 | gu-absent",
        "users.csv | Luc,ROY | , | 12 | prénom",
        "users.csv | pa-paul,,,true | pa-paul,modified,,true | 8 | active, inactive, tobedeleted",
        "enrollments.csv | cl-6a,org-clg,st-max | cl-9z,org-clg,st-max | 9 | cl-9z",
        "enrollments.csv | st-max,student | st-zzz,student | 9 | users.csv",
        "enrollments.csv | st-max,student | st-max,élève | 9 | student",
        "enrollments.csv | 2026-10-16 | 2026-08-16 | 7 | 2026-08-16",
        "demographics.csv | 2015-06-21,male | 2015-06-21,M | 3 | female, male",
        "demographics.csv | st-tom | st-zzz | 3 | st-zzz",
      })
  void a_wrong_cell_is_named_with_file_line_and_reason(
      String file, String from, String to, int line, String part) throws IOException {
    change(file, text -> text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith(file + ":" + line + ":").contains(part));
  }

  @ParameterizedTest
  @CsvSource({
    "users.csv,agentSourcedIds",
    "users.csv,sms",
    "users.csv,role",
    "classes.csv,termSourcedIds",
    "enrollments.csv,userSourcedId",
    "orgs.csv,type",
    "manifest.csv,value"
  })
  void a_missing_column_is_named(String file, String column) throws IOException {
    change(file, text -> text.replaceFirst("\\b" + column + "\\b", "x-" + column));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith(file + ":1:").contains("«\u00a0" + column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.csv", "orgs.csv", "users.csv", "enrollments.csv"})
  void a_missing_file_is_named(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertThat(problems()).containsExactly(file + ":0: le fichier manque");
  }

  @Test
  void roles_of_nobody_in_1_2_are_named() throws IOException {
    use("1.2");
    change("roles.csv", text -> text.replace("st-max,primary", "st-zzz,principal"));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("roles.csv:6:").contains("st-zzz"))
        .anySatisfy(p -> assertThat(p).startsWith("roles.csv:6:").contains("primary, secondary"));
  }

  @Test
  void the_reason_is_told_in_english_too() throws IOException {
    change("users.csv", text -> text.replace("org-clg,guardian", "org-clg,tuteur"));
    ImportResult.Refused refused = (ImportResult.Refused) open(folder).latest(Locale.ENGLISH);
    assertThat(told(refused.problems()))
        .singleElement()
        .asString()
        .startsWith("users.csv:9: “tuteur” in “role”: choose one of");
  }

  @Test
  void a_wrong_setting_is_named() {
    SchoolSettings wrong = new SchoolSettings("", "XX", List.of("ZZ"), "Paris", "FRF€", "", "");
    ImportResult.Refused refused = (ImportResult.Refused) open(folder, wrong).latest(Locale.FRENCH);
    assertThat(told(refused.problems()))
        .hasSize(5)
        .allSatisfy(p -> assertThat(p).startsWith("sms.directory.oneroster:0:"));
  }

  @Test
  void a_truncated_zip_is_refused_and_the_school_from_before_stays() throws IOException {
    Path zip = zipped("oneroster.zip", "");
    byte[] whole = Files.readAllBytes(zip);
    OneRosterDirectory school = open(zip);
    assertThat(school.pupils()).hasSize(5);

    Files.write(zip, java.util.Arrays.copyOf(whole, whole.length / 2));
    ImportResult result = school.reimport(Locale.FRENCH);
    assertThat(result)
        .isInstanceOfSatisfying(
            ImportResult.Refused.class,
            refused -> {
              assertThat(refused.inUse()).isPresent();
              assertThat(told(refused.problems()))
                  .singleElement()
                  .asString()
                  .startsWith("oneroster.zip:0:")
                  .contains("tronqué");
            });
    assertThat(school.pupils()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../", "a/../../", "/etc/", "C:\\", "..\\"})
  void a_zip_whose_names_lead_elsewhere_is_refused(String prefix) throws IOException {
    Path zip = zipped("slip.zip", prefix);
    ImportResult.Refused refused = (ImportResult.Refused) open(zip).latest(Locale.FRENCH);
    assertThat(told(refused.problems()))
        .singleElement()
        .asString()
        .startsWith("slip.zip:0:")
        .contains("dangereux");
    assertThat(new OneRosterFormat().recognises(zip)).isFalse();
  }

  @Test
  void a_line_of_ten_megabytes_is_refused_without_being_held() throws IOException {
    Path users = folder.resolve("users.csv");
    try (OutputStream out = Files.newOutputStream(users, java.nio.file.StandardOpenOption.APPEND)) {
      out.write("x".repeat(10 * 1024 * 1024).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("users.csv:15:")
        .contains("1024")
        .hasSizeLessThan(300);
  }

  @Test
  void an_open_quote_is_named() throws IOException {
    change("users.csv", text -> text.replace("Luc,ROY", "\"Luc,ROY"));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("users.csv:12:").contains("guillemet"));
  }

  @Test
  void binary_rubbish_in_place_of_text_is_refused_where_it_begins() throws IOException {
    Files.write(folder.resolve("users.csv"), new byte[] {'a', '\n', 0, 1, (byte) 0x81});
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("users.csv:2:").contains("illisibles"));
  }
}
