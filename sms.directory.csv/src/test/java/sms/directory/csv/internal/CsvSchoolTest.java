package sms.directory.csv.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.directory.ImportProblem;
import sms.api.directory.ImportResult;
import sms.api.host.Pupil;
import sms.directory.internal.live.SchoolUnavailableException;

/** What is said about a school whose files are broken. */
class CsvSchoolTest {
  @TempDir Path folder;

  @BeforeEach
  void write_a_small_school() throws IOException {
    write(
        "school.csv",
        "name;region;allowed_regions;zone;currency;locale;school_year;portal_url",
        "Collège Test;FR;RE;Europe/Paris;EUR;fr;2026-2027;https://test.example");
    write(
        "families.csv",
        "id;name;separated;postal_code;payment_mode;balance_due",
        "F1;LEFÈVRE;no;45000;cheque;12.50",
        "F2;ÇELIK;yes;45000;direct_debit;0");
    write(
        "guardians.csv",
        PERSON + ";of;role;legal_rights",
        "G1;Mme;LEFÈVRE;Claire;female;1980-03-02;06 39 98 01 01;no;fr;no;F1;responsable_1;yes",
        "G2;M.;ÇELIK;Murat;male;;;yes;tr;no;F2;responsable_1;yes");
    write(
        "pupils.csv",
        PERSON + ";family;next_class",
        "E1;;LEFÈVRE;Éloïse;female;2012-05-06;;no;;no;F1;2de C");
    write(
        "enrolments.csv",
        "pupil;school_year;class;level;regime;options;entered;left",
        "E1;2026-2027;3e A;3e;half_board;LATIN,GREC;2026-09-01;");
    write("adults.csv", PERSON + ";kind;function", "A1;M.;ROY;Luc;male;;;no;fr;no;staff;Chef");
    write("applicants.csv", PERSON + ";level;next_class", "C1;;NOËL;Zoé;;;;no;fr;no;6e;");
    write("accounts.csv", "person;login;last_connection;credentials_changed", "G1;clef;;no");
  }

  private static final String PERSON =
      "id;title;last_name;first_name;gender;birth_date;mobile;no_sms;language;deceased";

  private void write(String file, String... lines) throws IOException {
    Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
  }

  private void change(String file, UnaryOperator<String> edit) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = edit.apply(before);
    assertThat(after).as("the edit of " + file).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  private ImportResult read(Locale locale) {
    CsvDirectory directory = new CsvDirectory(folder, Duration.ZERO, Clock.systemUTC());
    try {
      return directory.latest(locale);
    } finally {
      directory.stop();
    }
  }

  /** As « file:line: reason ». */
  private List<String> problems(Locale locale) {
    return read(locale) instanceof ImportResult.Refused refused
        ? refused.problems().stream().map(CsvSchoolTest::told).toList()
        : List.of();
  }

  private static String told(ImportProblem problem) {
    return problem.file() + ":" + problem.line() + ": " + problem.reason();
  }

  private List<String> problems() {
    return problems(Locale.FRENCH);
  }

  @Test
  void a_sound_school_is_read() {
    assertThat(problems()).isEmpty();
    assertThat(read(Locale.FRENCH)).isInstanceOf(ImportResult.Imported.class);
  }

  @Test
  void columns_may_be_in_any_order_and_a_byte_order_mark_is_fine() throws IOException {
    write(
        "families.csv",
        "\uFEFFname;id;balance_due;payment_mode;postal_code;separated",
        "LEFÈVRE;F1;1.00;cheque;45000;no",
        "ÇELIK;F2;;other;;yes");
    assertThat(problems()).isEmpty();
  }

  @Test
  void a_quoted_cell_may_hold_a_semicolon_and_a_line_break_and_lines_are_still_counted_right()
      throws IOException {
    write(
        "families.csv",
        "id;name;separated;postal_code;payment_mode;balance_due",
        "F1;\"LEFÈVRE;\nde la Tour\";no;45000;cheque;0",
        "F2;ÇELIK;maybe;45000;cheque;0");
    assertThat(problems())
        .containsExactly(
            "families.csv:4: «\u00a0maybe\u00a0» dans «\u00a0separated\u00a0»\u00a0:"
                + " écrivez yes ou no");
  }

  @Test
  void the_reason_is_also_told_in_english() throws IOException {
    change("families.csv", text -> text.replace("12.50", "12,50"));
    assertThat(problems(Locale.ENGLISH))
        .containsExactly(
            "families.csv:2: “12,50” in “balance_due” is no amount; write it as 125.50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "school.csv | FR;RE | XX;RE | 2 | region",
        "school.csv | Europe/Paris | Paris | 2 | zone",
        "school.csv | EUR | FRF€ | 2 | currency",
        "school.csv | 2026-2027 | 2026-2028 | 2 | school_year",
        "families.csv | F2;ÇELIK | F1;ÇELIK | 3 | F1",
        "families.csv | direct_debit | cash | 3 | cheque, direct_debit, other",
        "families.csv | F1;LEFÈVRE | F1; | 2 | name",
        "guardians.csv | 1980-03-02 | 02/03/1980 | 2 | birth_date",
        "guardians.csv | G2;M. | G1;M. | 3 | guardians.csv",
        "guardians.csv | F2;responsable_1 | F9;responsable_1 | 3 | F9",
        "guardians.csv | F2;responsable_1 | F1;responsable_1 | 3 | responsable_1",
        "guardians.csv | ÇELIK;Murat | ; | 3 | prénom",
        "guardians.csv | tr;no;F2 | français;no;F2 | 3 | language",
        "pupils.csv | F1;2de C | F7;2de C | 2 | F7",
        "enrolments.csv | E1;2026 | E9;2026 | 2 | E9",
        "enrolments.csv | 2026-2027;3e A | 2019-2020;3e A | 2 | 2019-2020",
        "enrolments.csv | half_board | full | 2 | boarder, day, half_board",
        "enrolments.csv | 2026-09-01; | ; | 2 | entered",
        "enrolments.csv | 2026-09-01; | 2026-09-01;2026-08-01 | 2 | 2026-08-01",
        "accounts.csv | G1;clef | G9;clef | 2 | G9",
        "accounts.csv | ;;no | ;;yes | 2 | last_connection",
        "accounts.csv | clef;;no | clef;hier;no | 2 | last_connection",
        "applicants.csv | C1;;NOËL | F1;;NOËL | 2 | F1",
      })
  void a_wrong_cell_is_named_with_file_line_and_reason(
      String file, String from, String to, int line, String part) throws IOException {
    change(file, text -> text.replace(from, to == null ? "" : to));
    assertThat(problems())
        .anySatisfy(problem -> assertThat(problem).contains(":" + line + ":").contains(part));
  }

  @Test
  void a_person_has_one_id_over_all_files() throws IOException {
    change("adults.csv", text -> text.replace("A1;M.", "G1;M."));
    assertThat(problems())
        .containsExactly(
            "adults.csv:2: l’identifiant «\u00a0G1\u00a0» est déjà pris par une"
                + " personne de guardians.csv");
  }

  @Test
  void a_family_without_responsable_1_is_named_where_the_family_is() throws IOException {
    change("guardians.csv", text -> text.replace("F2;responsable_1", "F2;spouse"));
    assertThat(problems())
        .containsExactly(
            "families.csv:3: la famille «\u00a0F2\u00a0» n’a pas de responsable_1"
                + " dans guardians.csv");
  }

  @Test
  void a_row_with_too_few_cells_is_named() throws IOException {
    change("families.csv", text -> text.replace("F2;ÇELIK;yes;45000;direct_debit;0", "F2;ÇELIK"));
    assertThat(problems()).contains("families.csv:3: il faut 6 cellules, il y en a 2");
  }

  @Test
  void an_unknown_a_missing_and_a_doubled_column_are_named() throws IOException {
    change("families.csv", text -> text.replace("separated;postal_code", "seperated;name"));
    assertThat(problems())
        .filteredOn(problem -> problem.startsWith("families.csv:1"))
        .hasSize(4)
        .anySatisfy(p -> assertThat(p).contains("colonne inconnue «\u00a0seperated\u00a0»"))
        .anySatisfy(p -> assertThat(p).contains("«\u00a0name\u00a0» y est deux fois"))
        .anySatisfy(p -> assertThat(p).contains("il manque la colonne «\u00a0separated\u00a0»"))
        .anySatisfy(p -> assertThat(p).contains("il manque la colonne «\u00a0postal_code\u00a0»"));
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(folder.resolve("accounts.csv"));
    assertThat(problems()).containsExactly("accounts.csv:0: le fichier manque");
  }

  @Test
  void what_refers_to_a_file_that_could_not_be_read_is_no_problem_of_its_own() throws IOException {
    for (String file : List.of("families.csv", "pupils.csv", "guardians.csv")) {
      Path path = folder.resolve(file);
      String sound = Files.readString(path);
      Files.delete(path);
      assertThat(problems()).containsExactly(file + ":0: le fichier manque");
      Files.writeString(path, sound);
    }
  }

  @Test
  void an_empty_file_is_told_its_first_line() throws IOException {
    Files.writeString(folder.resolve("accounts.csv"), "");
    assertThat(problems())
        .containsExactly(
            "accounts.csv:0: le fichier est vide\u202f; sa première ligne doit être\u00a0:"
                + " person;login;last_connection;credentials_changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8"})
  void a_file_may_be_in_the_encodings_that_spreadsheets_write(String encoding) throws IOException {
    Path path = folder.resolve("families.csv");
    Files.write(path, Files.readString(path).getBytes(Charset.forName(encoding)));
    CsvDirectory directory = new CsvDirectory(folder, Duration.ZERO, Clock.systemUTC());
    assertThat(directory.family("F1").orElseThrow().name()).isEqualTo("LEFÈVRE");
    assertThat(directory.family("F2").orElseThrow().name()).isEqualTo("ÇELIK");
    directory.stop();
  }

  @Test
  void what_windows_1252_has_more_than_iso_8859_1_is_read_too() throws IOException {
    Path path = folder.resolve("families.csv");
    Files.write(
        path,
        Files.readString(path)
            .replace("ÇELIK", "LECŒUR – Ÿ")
            .getBytes(Charset.forName("windows-1252")));
    CsvDirectory directory = new CsvDirectory(folder, Duration.ZERO, Clock.systemUTC());
    assertThat(directory.family("F2").orElseThrow().name()).isEqualTo("LECŒUR – Ÿ");
    directory.stop();
  }

  @Test
  void accents_in_two_encodings_are_a_glued_file_and_refused_where_they_change()
      throws IOException {
    Path path = folder.resolve("families.csv");
    byte[] more = "F3;NOËL;no;45000;cheque;0\n".getBytes(ISO_8859_1);
    ByteArrayOutputStream glued = new ByteArrayOutputStream();
    glued.write(Files.readAllBytes(path));
    glued.write(more);
    Files.write(path, glued.toByteArray());
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("families.csv:4:").contains("illisibles"));
  }

  @Test
  void an_accent_cut_off_at_the_end_of_a_file_is_refused_too() throws IOException {
    Path path = folder.resolve("adults.csv");
    change("adults.csv", text -> text.replace("Luc", "Hélène"));
    byte[] whole = (Files.readString(path).strip() + "é").getBytes(UTF_8);
    Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).contains("adults.csv").contains("illisibles"));
  }

  @Test
  void an_open_quote_is_named() throws IOException {
    change("adults.csv", text -> text.replace("ROY", "\"ROY"));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("adults.csv:2").contains("guillemet"));
  }

  @Test
  void every_problem_of_a_file_is_listed_up_to_twenty_and_then_it_says_that_there_are_more()
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("id;name;separated;postal_code;payment_mode;balance_due");
    for (int i = 0; i < 50; i++) {
      lines.add("X" + i + ";NOM;peut-être;45000;cheque;0");
    }
    write("families.csv", lines.toArray(String[]::new));
    List<String> ofFamilies =
        problems().stream().filter(problem -> problem.startsWith("families.csv")).toList();
    assertThat(ofFamilies).hasSize(21);
    assertThat(ofFamilies.get(0)).startsWith("families.csv:2");
    assertThat(ofFamilies.get(20)).contains("d’autres problèmes");
  }

  @Test
  void a_folder_that_is_not_there_is_said_so() {
    folder = folder.resolve("nowhere");
    assertThat(problems()).singleElement().asString().contains("nowhere:0:", "n’existe pas");
  }

  @Test
  void a_broken_import_changes_nothing_and_a_mended_one_everything() throws IOException {
    CsvDirectory directory = new CsvDirectory(folder, Duration.ZERO, Clock.systemUTC());
    Pupil before = directory.pupil("E1").orElseThrow();

    change("pupils.csv", text -> text.replace("Éloïse", "Zoé"));
    change("adults.csv", text -> text.replace("staff", "personnel"));
    assertThat(directory.reimport(Locale.FRENCH))
        .isInstanceOfSatisfying(
            ImportResult.Refused.class, refused -> assertThat(refused.inUse()).isPresent());
    assertThat(directory.pupil("E1")).containsSame(before);
    assertThat(directory.reimport()).contains("adults.csv").contains("2");

    change("adults.csv", text -> text.replace("personnel", "staff"));
    assertThat(directory.reimport(Locale.FRENCH)).isInstanceOf(ImportResult.Imported.class);
    assertThat(directory.pupil("E1").orElseThrow().person().firstName()).isEqualTo("Zoé");
    directory.stop();
  }

  @Test
  void files_that_were_never_sound_leave_a_directory_that_throws_until_they_are()
      throws IOException {
    change("families.csv", text -> text.replace("F2;ÇELIK;yes", "F2;ÇELIK;oui"));
    CsvDirectory directory = new CsvDirectory(folder, Duration.ZERO, Clock.systemUTC());
    assertThatThrownBy(directory::families).isInstanceOf(SchoolUnavailableException.class);
    change("families.csv", text -> text.replace("F2;ÇELIK;oui", "F2;ÇELIK;yes"));
    directory.reimport(Locale.FRENCH);
    assertThat(directory.families()).hasSize(2);
    directory.stop();
  }

  @Test
  void a_changed_file_is_imported_by_itself() throws IOException {
    CsvDirectory directory = new CsvDirectory(folder, Duration.ofMillis(20), Clock.systemUTC());
    assertThat(directory.pupil("E1").orElseThrow().person().firstName()).isEqualTo("Éloïse");
    change("pupils.csv", text -> text.replace("Éloïse", "Zoé Marie"));
    await(() -> directory.pupil("E1").orElseThrow().person().firstName().equals("Zoé Marie"));
    directory.stop();
  }

  @Test
  void a_school_does_not_move_while_the_program_runs() throws IOException {
    CsvDirectory directory = new CsvDirectory(folder, Duration.ZERO, Clock.systemUTC());
    directory.latest(Locale.FRENCH);
    change("school.csv", text -> text.replace("Europe/Paris", "Indian/Reunion"));
    assertThat(directory.reimport()).contains(folder.toString());
    assertThat(directory.school().zone().getId()).isEqualTo("Europe/Paris");
    directory.stop();
  }

  @Test
  void a_zip_of_the_files_or_of_their_folder_is_as_good_as_the_folder() throws IOException {
    for (String prefix : List.of("", "mon ecole/")) {
      Path zip = folder.resolveSibling("school-" + prefix.length() + ".zip");
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
        for (String file : CsvSchool.FILES) {
          out.putNextEntry(new ZipEntry(prefix + file));
          Files.copy(folder.resolve(file), out);
        }
      }
      assertThat(new CsvFormat().recognises(zip)).isTrue();
      CsvDirectory directory = new CsvDirectory(zip, Duration.ZERO, Clock.systemUTC());
      assertThat(directory.pupils()).hasSize(1);
      directory.stop();
    }
  }

  @Test
  void knows_its_own_files_and_no_others() throws IOException {
    CsvFormat format = new CsvFormat();
    assertThat(format.recognises(folder)).isTrue();
    assertThat(format.recognises(folder.resolve("nowhere"))).isFalse();
    Files.writeString(folder.resolve("manifest.csv"), "propertyName,value\n");
    assertThat(format.recognises(folder)).as("OneRoster").isFalse();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
