package sms.directory.siecle.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Gender;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Pupil;
import sms.api.host.Regime;
import sms.directory.internal.live.SchoolSettings;

/** What the exports of SIECLE become, and what is said of broken and hostile ones. */
class SiecleSchoolTest {
  private static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
  private static final String PUPILS = "ElevesAvecAdresses.xml";
  private static final String ADULTS = "ResponsablesAvecAdresses.xml";
  private static final Clock NOVEMBER =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final SchoolSettings FRANCE =
      new SchoolSettings("", "FR", List.of(), "Europe/Paris", "EUR", "fr", "");

  @TempDir Path temp;
  private Path folder;
  private Optional<SiecleDirectory> opened = Optional.empty();

  @BeforeEach
  void copy() throws IOException {
    folder = Files.createDirectory(temp.resolve("exports"));
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/siecle"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @AfterEach
  void close() {
    opened.ifPresent(SiecleDirectory::stop);
  }

  private SiecleDirectory open(Path source) {
    close();
    SiecleDirectory directory = new SiecleDirectory(source, Duration.ZERO, FRANCE, NOVEMBER);
    opened = Optional.of(directory);
    return directory;
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), LATIN_9);
  }

  private void change(String file, UnaryOperator<String> edit) throws IOException {
    String before = text(file);
    String after = edit.apply(before);
    assertThat(after).as("the edit of " + file).isNotEqualTo(before);
    Files.writeString(folder.resolve(file), after, LATIN_9);
  }

  /** The line on which a text first stands. */
  private int lineOf(String file, String part) throws IOException {
    String text = text(file);
    return (int) text.substring(0, text.indexOf(part)).lines().count()
        + (text.charAt(text.indexOf(part) - 1) == '\n' ? 1 : 0);
  }

  private List<String> problems(Path source) {
    return open(source).latest(Locale.FRENCH) instanceof ImportResult.Refused refused
        ? told(refused.problems())
        : List.of();
  }

  private static List<String> told(List<ImportProblem> problems) {
    return problems.stream().map(p -> p.file() + ":" + p.line() + ": " + p.reason()).toList();
  }

  private Family familyOf(SiecleDirectory school, String pupil) {
    return school.family(school.pupil(pupil).orElseThrow().familyId()).orElseThrow();
  }

  @Test
  void the_four_exports_make_a_school() {
    assertThat(problems(folder)).isEmpty();
    SiecleDirectory school = open(folder);
    assertThat(school.school().name()).isEqualTo("Établissement 0990001X");
    assertThat(school.school().schoolYear()).isEqualTo("2026-2027");
    assertThat(school.pupils()).hasSize(6);
    assertThat(school.adults()).isEmpty();
  }

  @Test
  void a_pupil_has_class_level_regime_options_and_last_years_class() {
    Pupil eloise = open(folder).pupil("E100101").orElseThrow();
    assertThat(eloise.person().displayName()).isEqualTo("LEFÈVRE Éloïse");
    assertThat(eloise.person().gender()).isEqualTo(Gender.FEMALE);
    assertThat(eloise.person().birthDate()).contains(LocalDate.of(2012, 5, 6));
    Enrolment now = eloise.current().orElseThrow();
    assertThat(now.className()).isEqualTo("3A");
    assertThat(now.level()).isEqualTo("3e");
    assertThat(now.regime()).isEqualTo(Regime.HALF_BOARD);
    assertThat(now.options()).containsExactlyInAnyOrder("3LATGR1", "ANGLAIS LV1", "LCA LATIN");
    assertThat(now.entered()).isEqualTo(LocalDate.of(2026, 9, 1));
    Enrolment before = eloise.previous().orElseThrow();
    assertThat(before.className()).isEqualTo("4A");
    assertThat(before.level()).isEqualTo("4e");
    assertThat(before.schoolYear()).isEqualTo("2025-2026");
  }

  @Test
  void last_years_class_in_another_school_is_none_of_ours() {
    assertThat(open(folder).pupil("E100102").orElseThrow().previous()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"E100101,HALF_BOARD", "E100103,DAY", "E100104,BOARDER", "E100105,HALF_BOARD"})
  void the_ministrys_codes_of_regimes_are_three_to_us(String pupil, Regime regime) {
    assertThat(open(folder).pupil(pupil).orElseThrow().current().orElseThrow().regime())
        .isEqualTo(regime);
  }

  @Test
  void who_left_has_left_on_that_day() {
    Enrolment hugo = open(folder).pupil("E100104").orElseThrow().current().orElseThrow();
    assertThat(hugo.left()).contains(LocalDate.of(2026, 10, 16));
  }

  @Test
  void siblings_are_one_family_and_two_parents_at_one_address_are_a_couple() {
    SiecleDirectory school = open(folder);
    Family family = familyOf(school, "E100101");
    assertThat(family.pupilIds()).containsExactly("E100101", "E100102");
    assertThat(family.guardians().stream().map(g -> g.role() + " " + g.person().firstName()))
        .as("RESP_LEGAL decides who is first, not the order of the file")
        .containsExactly("RESPONSABLE_1 Claire", "SPOUSE Benoît");
    assertThat(family.separated()).as("addresses equal but for case and commas").isFalse();
    assertThat(family.postalCode()).isEqualTo("45000");
  }

  @Test
  void two_parents_at_two_addresses_are_separated() {
    Family family = familyOf(open(folder), "E100103");
    assertThat(family.separated()).isTrue();
    Guardian father = family.guardian(GuardianRole.RESPONSABLE_2).orElseThrow();
    assertThat(father.person().firstName()).isEqualTo("Moussa");
    assertThat(father.legalRights()).isTrue();
    assertThat(father.person().noSms()).as("ACCEPTE_SMS 0").isTrue();
    assertThat(father.person().title()).isEqualTo("M.");
    assertThat(family.guardian(GuardianRole.RESPONSABLE_1).orElseThrow().person().noSms())
        .isFalse();
  }

  @Test
  void a_contact_has_no_rights_and_a_landline_stands_in_for_a_missing_mobile() {
    Family family = familyOf(open(folder), "E100105");
    assertThat(family.guardian(GuardianRole.RESPONSABLE_1).orElseThrow().person().mobile())
        .isEqualTo("02 61 91 42 06");
    assertThat(family.guardian(GuardianRole.SPOUSE).orElseThrow())
        .matches(contact -> contact.person().lastName().equals("DURAND"))
        .matches(contact -> !contact.legalRights());
  }

  @Test
  void a_pupil_of_age_without_responsable_answers_for_themselves_and_is_without_class() {
    SiecleDirectory school = open(folder);
    assertThat(familyOf(school, "E100106").guardians())
        .singleElement()
        .matches(self -> self.legalRights() && self.person().id().equals("E100106"));
    assertThat(school.pupil("E100106").orElseThrow().current().orElseThrow().className())
        .isEqualTo("Sans classe");
  }

  @Test
  void what_cannot_be_taken_is_remarked() {
    ImportResult.Imported imported = (ImportResult.Imported) open(folder).latest(Locale.FRENCH);
    assertThat(told(imported.remarks()))
        .anySatisfy(p -> assertThat(p).startsWith(ADULTS + ":").contains("100199"))
        .anySatisfy(p -> assertThat(p).startsWith(PUPILS + ":").contains("100106"))
        .hasSize(2);
  }

  @Test
  void structures_and_nomenclature_may_be_missing() throws IOException {
    Files.delete(folder.resolve("Structures.xml"));
    Files.delete(folder.resolve("Nomenclature.xml"));
    Enrolment now = open(folder).pupil("E100101").orElseThrow().current().orElseThrow();
    assertThat(now.level()).as("known without nomenclature").isEqualTo("3e");
    assertThat(now.options()).contains("020300");
  }

  @Test
  void the_zips_that_siecle_hands_out_may_lie_in_the_folder_as_they_are() throws IOException {
    Path zips = Files.createDirectory(temp.resolve("zips"));
    for (String file : List.of(PUPILS, ADULTS, "Structures.xml", "Nomenclature.xml")) {
      zip(zips.resolve("ExportXML_" + file.replace(".xml", ".zip")), "", file);
    }
    assertThat(new SiecleFormat().recognises(zips)).isTrue();
    assertThat(open(zips).pupils()).hasSize(6);

    Path one = temp.resolve("tout.zip");
    zip(one, "exports/", PUPILS, ADULTS);
    assertThat(new SiecleFormat().recognises(one)).isTrue();
    assertThat(open(one).pupils()).hasSize(6);
  }

  private void zip(Path zip, String prefix, String... files) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String file : files) {
        out.putNextEntry(new ZipEntry(prefix + file));
        Files.copy(folder.resolve(file), out);
      }
    }
  }

  @Test
  void exports_are_known_by_what_is_in_them_whatever_they_are_called() throws IOException {
    Files.move(folder.resolve(PUPILS), folder.resolve("1.XML"));
    change(ADULTS, text -> text.replace("BEE_RESPONSABLES", "BEE_EPHC_RESPONSABLES"));
    Files.move(folder.resolve(ADULTS), folder.resolve("2.XML"));
    assertThat(open(folder).pupils()).hasSize(6);
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.writeString(other.resolve("sts.xml"), "<STS_EDT/>");
    assertThat(new SiecleFormat().recognises(other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "ISO-8859-15", "UTF-16"})
  void the_encoding_is_the_one_that_the_xml_declares(String encoding) throws IOException {
    for (String file : List.of(PUPILS, ADULTS)) {
      String text = text(file).replace("ISO-8859-15", encoding);
      Files.write(folder.resolve(file), text.getBytes(Charset.forName(encoding)));
    }
    SiecleDirectory school = open(folder);
    assertThat(school.person("P2002").orElseThrow().firstName()).isEqualTo("Benoît");
  }

  @Test
  void what_calls_itself_iso_8859_1_but_is_windows_1252_is_read_as_it_was_meant()
      throws IOException {
    String text = text(PUPILS).replace("ISO-8859-15", "ISO-8859-1").replace("COEUR", "CŒUR");
    Files.write(folder.resolve(PUPILS), text.getBytes(Charset.forName("windows-1252")));
    assertThat(open(folder).person("E100105").orElseThrow().lastName()).isEqualTo("CŒUR");
  }

  @Test
  void an_encoding_that_is_not_the_declared_one_is_said_so() throws IOException {
    String text = text(PUPILS).replace("ISO-8859-15", "UTF-8");
    Files.write(folder.resolve(PUPILS), text.getBytes(LATIN_9));
    assertThat(problems(folder))
        .singleElement()
        .asString()
        .startsWith(PUPILS + ":")
        .contains("encodage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        PUPILS + " | <CODE_SEXE>1< | <CODE_SEXE>3< | ELEVE_ID=\"100102\" | 1, 2",
        PUPILS + " | <CODE_REGIME>3< | <CODE_REGIME>9< | ELEVE_ID=\"100104\" | CODE_REGIME",
        PUPILS + " | 06/05/2012 | 31/02/2012 | ELEVE_ID=\"100101\" | 31/02/2012",
        PUPILS + " | 16/10/2026 | 16/08/2026 | ELEVE_ID=\"100104\" | DATE_SORTIE",
        PUPILS
            + " | ELEVE_ID=\"100102\" | ELEVE_ID=\"100101\" | <ELEVE ELEVE_ID=\"100101\""
            + " ELENOET=\"102\" | deux fois",
        PUPILS + " | ELEVE_ID=\"100103\" | ELEVE_ID=\"\" | ELEVE_ID=\"\" | ELEVE_ID manque",
        PUPILS + " | >6B< | >9Z< | <STRUCTURE>\\n          <CODE_STRUCTURE>9Z | Structures.xml",
        PUPILS
            + " | <TYPE_STRUCTURE>G | <TYPE_STRUCTURE>X | <STRUCTURE>\\n"
            + "          <CODE_STRUCTURE>3LATGR1 | D, G",
        PUPILS
            + " | <STRUCTURES_ELEVE ELEVE_ID=\"100105\" | <STRUCTURES_ELEVE ELEVE_ID=\"100777\" |"
            + " <STRUCTURE>\\n"
            + "          <CODE_STRUCTURE>3B | 100777",
        ADULTS + " | <ACCEPTE_SMS>0< | <ACCEPTE_SMS>N< | PERSONNE_ID=\"2004\" | 0, 1",
        ADULTS
            + " | PERSONNE_ID=\"2002\" | PERSONNE_ID=\"2001\" | <PERSONNE PERSONNE_ID=\"2001\">\\n"
            + "        <NOM_DE_FAMILLE>LEFÈVRE</NOM_DE_FAMILLE>\\n"
            + "        <PRENOM>Benoît | 2001",
        ADULTS + " | <ADRESSE_ID>503< | <ADRESSE_ID>999< | PERSONNE_ID=\"2003\" | 999",
        ADULTS
            + " | <PERSONNE_ID>2005< | <PERSONNE_ID>2999< | <RESPONSABLE_ELEVE>\\n"
            + "        <ELEVE_ID>100104 | 2999",
        ADULTS
            + " | <RESP_LEGAL>0< | <RESP_LEGAL>7< | <RESPONSABLE_ELEVE>\\n"
            + "        <ELEVE_ID>100105</ELEVE_ID>\\n"
            + "        <PERSONNE_ID>2007 | 0, 1, 2",
        ADULTS
            + " | <NIVEAU_RESPONSABILITE>3< | <NIVEAU_RESPONSABILITE>4< | <RESPONSABLE_ELEVE>\\n"
            + "        <ELEVE_ID>100105</ELEVE_ID>\\n"
            + "        <PERSONNE_ID>2007 | 1, 2, 3",
        ADULTS + " | <ANNEE_SCOLAIRE>2026 | <ANNEE_SCOLAIRE>2025 | <PARAMETRES> | même jour",
        ADULTS + " | <UAJ>0990001X | <UAJ>0990002Y | <PARAMETRES> | 0990002Y",
      })
  void a_wrong_element_is_named_with_file_line_and_reason(
      String file, String from, String to, String record, String part) throws IOException {
    change(file, text -> text.replaceFirst(Pattern.quote(from), to == null ? "" : to));
    int line = lineOf(file, record.replace("\\n", "\n"));
    assertThat(problems(folder))
        .anySatisfy(p -> assertThat(p).startsWith(file + ":" + line + ":").contains(part));
  }

  @ParameterizedTest
  @ValueSource(strings = {PUPILS, ADULTS})
  void a_missing_export_is_named(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertThat(problems(folder)).containsExactly(file + ":0: le fichier manque");
  }

  @Test
  void the_same_export_twice_is_refused() throws IOException {
    Files.copy(folder.resolve(PUPILS), folder.resolve("copie.xml"));
    assertThat(problems(folder)).singleElement().asString().contains("copie.xml", PUPILS);
  }

  @Test
  void a_cut_off_file_changes_nothing_and_is_named_where_it_ends() throws IOException {
    SiecleDirectory school = open(folder);
    assertThat(school.pupils()).hasSize(6);
    byte[] whole = Files.readAllBytes(folder.resolve(ADULTS));
    Files.write(folder.resolve(ADULTS), Arrays.copyOf(whole, whole.length / 2));
    ImportResult.Refused refused = (ImportResult.Refused) school.reimport(Locale.ENGLISH);
    assertThat(refused.inUse()).isPresent();
    assertThat(refused.problems())
        .singleElement()
        .matches(p -> p.file().equals(ADULTS) && p.line() > 10)
        .matches(p -> p.reason().contains("malformed or ends here"));
    assertThat(school.pupils()).hasSize(6);
  }

  @Test
  void an_external_entity_is_neither_read_nor_fetched() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "TOPSECRET");
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String dtd = "http://127.0.0.1:" + server.getAddress().getPort() + "/evil.dtd";
      for (String doctype :
          List.of(
              "<!DOCTYPE BEE_ELEVES [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
              "<!DOCTYPE BEE_ELEVES SYSTEM \"" + dtd + "\">",
              "<!DOCTYPE BEE_ELEVES [<!ENTITY % p SYSTEM \"" + dtd + "\"> %p;]>")) {
        String sound = text(PUPILS);
        change(
            PUPILS,
            text -> text.replaceFirst("\n", "\n" + doctype + "\n").replaceFirst("Éloïse", "&x;"));
        assertThat(problems(folder))
            .singleElement()
            .asString()
            .startsWith(PUPILS + ":2:")
            .contains("DOCTYPE")
            .doesNotContain("TOPSECRET");
        Files.writeString(folder.resolve(PUPILS), sound, LATIN_9);
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_billion_laughs_are_not_laughed() throws IOException {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE BEE_ELEVES [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      doctype
          .append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10));
      doctype.append("\">");
    }
    doctype.append("]>");
    change(
        PUPILS,
        text -> text.replaceFirst("\n", "\n" + doctype + "\n").replaceFirst("Éloïse", "&l29;"));
    assertThat(problems(folder)).singleElement().asString().contains("DOCTYPE");
  }

  @Test
  void an_entity_out_of_nothing_is_malformed() throws IOException {
    change(PUPILS, text -> text.replaceFirst("Éloïse", "&xxe;"));
    assertThat(problems(folder)).singleElement().asString().startsWith(PUPILS + ":");
  }

  @Test
  void ten_megabytes_in_one_element_and_elements_without_end_are_refused() throws IOException {
    String sound = text(PUPILS);
    change(PUPILS, text -> text.replaceFirst("Éloïse", "x".repeat(10 * 1024 * 1024)));
    assertThat(problems(folder))
        .singleElement()
        .asString()
        .contains("PRENOM", "500")
        .hasSizeLessThan(200);
    Files.writeString(
        folder.resolve(PUPILS), sound.replaceFirst("Éloïse", "<a>".repeat(200_000)), LATIN_9);
    assertThat(problems(folder)).singleElement().asString().contains("les uns dans les autres");
  }

  @Test
  void a_zip_bomb_is_not_unpacked() throws IOException {
    Path bomb = temp.resolve("bomb.zip");
    byte[] blanks = new byte[1024 * 1024];
    Arrays.fill(blanks, (byte) ' ');
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry(PUPILS));
      out.write("<BEE_ELEVES>".getBytes(LATIN_9));
      for (int i = 0; i < 300; i++) {
        out.write(blanks);
      }
      out.putNextEntry(new ZipEntry(ADULTS));
      out.write("<BEE_RESPONSABLES/>".getBytes(LATIN_9));
    }
    assertThat(Files.size(bomb)).isLessThan(1024 * 1024);
    assertThat(problems(bomb)).singleElement().asString().contains("trop grand", "256");
  }
}
