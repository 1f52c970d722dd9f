package sms.host.demo.internal.school;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.host.demo.internal.Texts;

/** What is said about a school whose files are broken. */
class SchoolFilesTest {
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

  private LoadedSchool read() {
    return new SchoolReader(folder.toString(), SchoolFiles.in(folder)).read();
  }

  private List<String> problems(Locale locale) {
    if (read() instanceof LoadedSchool.Broken broken) {
      return broken.problems().stream().map(problem -> problem.sentence(Texts.of(locale))).toList();
    }
    return List.of();
  }

  private List<String> problems() {
    return problems(Locale.FRENCH);
  }

  @Test
  void a_sound_school_is_read() {
    assertThat(problems()).isEmpty();
    assertThat(read()).isInstanceOf(LoadedSchool.Ready.class);
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
            "families.csv, ligne 4\u00a0: «\u00a0maybe\u00a0» dans «\u00a0separated\u00a0»\u00a0:"
                + " écrivez yes ou no");
  }

  @Test
  void the_reason_is_also_told_in_english() throws IOException {
    change("families.csv", text -> text.replace("12.50", "12,50"));
    assertThat(problems(Locale.ENGLISH))
        .containsExactly(
            "families.csv, line 2: “12,50” in “balance_due” is no amount; write it as 125.50");
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
        .anySatisfy(
            problem -> assertThat(problem).contains("ligne " + line + "\u00a0:").contains(part));
  }

  @Test
  void a_person_has_one_id_over_all_files() throws IOException {
    change("adults.csv", text -> text.replace("A1;M.", "G1;M."));
    assertThat(problems())
        .containsExactly(
            "adults.csv, ligne 2\u00a0: l’identifiant «\u00a0G1\u00a0» est déjà pris par une"
                + " personne de guardians.csv");
  }

  @Test
  void a_family_without_responsable_1_is_named_where_the_family_is() throws IOException {
    change("guardians.csv", text -> text.replace("F2;responsable_1", "F2;spouse"));
    assertThat(problems())
        .containsExactly(
            "families.csv, ligne 3\u00a0: la famille «\u00a0F2\u00a0» n’a pas de responsable_1"
                + " dans guardians.csv");
  }

  @Test
  void a_row_with_too_few_cells_is_named() throws IOException {
    change("families.csv", text -> text.replace("F2;ÇELIK;yes;45000;direct_debit;0", "F2;ÇELIK"));
    assertThat(problems()).contains("families.csv, ligne 3\u00a0: il faut 6 cellules, il y en a 2");
  }

  @Test
  void an_unknown_a_missing_and_a_doubled_column_are_named() throws IOException {
    change("families.csv", text -> text.replace("separated;postal_code", "seperated;name"));
    assertThat(problems())
        .filteredOn(problem -> problem.startsWith("families.csv, ligne 1"))
        .hasSize(4)
        .anySatisfy(p -> assertThat(p).contains("colonne inconnue «\u00a0seperated\u00a0»"))
        .anySatisfy(p -> assertThat(p).contains("«\u00a0name\u00a0» y est deux fois"))
        .anySatisfy(p -> assertThat(p).contains("il manque la colonne «\u00a0separated\u00a0»"))
        .anySatisfy(p -> assertThat(p).contains("il manque la colonne «\u00a0postal_code\u00a0»"));
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(folder.resolve("accounts.csv"));
    assertThat(problems()).containsExactly("accounts.csv\u00a0: le fichier manque");
  }

  @Test
  void an_empty_file_is_told_its_first_line() throws IOException {
    Files.writeString(folder.resolve("accounts.csv"), "");
    assertThat(problems())
        .containsExactly(
            "accounts.csv\u00a0: le fichier est vide\u202f; sa première ligne doit être\u00a0:"
                + " person;login;last_connection;credentials_changed");
  }

  @Test
  void a_file_as_excel_writes_it_without_utf_8_is_refused_at_the_first_accent() throws IOException {
    Path path = folder.resolve("families.csv");
    Files.write(path, Files.readString(path).getBytes(ISO_8859_1));
    assertThat(problems())
        .anySatisfy(
            problem ->
                assertThat(problem).startsWith("families.csv, ligne 2\u00a0:").contains("UTF-8"));
  }

  @Test
  void an_accent_cut_off_at_the_end_of_a_file_is_refused_too() throws IOException {
    Path path = folder.resolve("adults.csv");
    byte[] whole = (Files.readString(path).strip() + "é").getBytes(UTF_8);
    Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(problems()).anySatisfy(p -> assertThat(p).contains("adults.csv").contains("UTF-8"));
  }

  @Test
  void an_open_quote_is_named() throws IOException {
    change("adults.csv", text -> text.replace("ROY", "\"ROY"));
    assertThat(problems())
        .anySatisfy(p -> assertThat(p).startsWith("adults.csv, ligne 2").contains("guillemet"));
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
    assertThat(ofFamilies.get(0)).startsWith("families.csv, ligne 2");
    assertThat(ofFamilies.get(20)).contains("d’autres problèmes");
  }

  @Test
  void a_folder_that_is_not_there_is_said_so() {
    DemoSchool school = new DemoSchool(folder.resolve("nowhere").toString());
    assertThat(school.loaded())
        .isInstanceOfSatisfying(
            LoadedSchool.Broken.class,
            broken ->
                assertThat(broken.problems().get(0).sentence(Texts.of(Locale.FRENCH)))
                    .contains("nowhere")
                    .contains("n’existe pas"));
  }

  @Test
  void mended_files_are_read_again_without_a_restart() throws IOException {
    change("families.csv", text -> text.replace("F2;ÇELIK;yes", "F2;ÇELIK;oui"));
    DemoSchool school = new DemoSchool(folder.toString());
    assertThat(school.refused()).isPresent();
    change("families.csv", text -> text.replace("F2;ÇELIK;oui", "F2;ÇELIK;yes"));
    assertThat(school.refused()).isEmpty();
    assertThat(school.name()).isEqualTo("Collège Test");
    assertThat(school.pupil("E1")).isPresent();
  }
}
