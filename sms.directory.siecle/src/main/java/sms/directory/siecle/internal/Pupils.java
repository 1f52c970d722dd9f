package sms.directory.siecle.internal;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sms.api.host.Enrolment;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.api.host.Regime;

/** {@code ElevesAvecAdresses.xml}: pupils, their classes, groups and options. */
final class Pupils {
  private final Exports exports;
  private final Structures structures;
  private final Levels levels;
  private final Locale locale;
  private final Map<String, Entry> pupils = new LinkedHashMap<>();
  private final Map<String, String> classes = new HashMap<>();
  private final Map<String, Set<String>> options = new HashMap<>();

  /** What is said of a pupil in one place. */
  record Entry(
      XmlRecord record,
      String id,
      Person person,
      Optional<Regime> regime,
      Optional<LocalDate> entered,
      Optional<LocalDate> left) {
    /** Whether the pupil is 18 on that day. */
    boolean ofAge(LocalDate day) {
      return person.birthDate().map(born -> !born.plusYears(18).isAfter(day)).orElse(false);
    }
  }

  private Pupils(Exports exports, Structures structures, Levels levels, Locale locale) {
    this.exports = exports;
    this.structures = structures;
    this.levels = levels;
    this.locale = locale;
  }

  static Pupils read(Exports exports, Structures structures, Levels levels, Locale locale) {
    Pupils read = new Pupils(exports, structures, levels, locale);
    exports.read(
        Kind.PUPILS,
        file ->
            file.on("DONNEES/ELEVES/ELEVE", read::pupil)
                .on("DONNEES/STRUCTURES/STRUCTURES_ELEVE/STRUCTURE", read::structure)
                .on("DONNEES/OPTIONS/OPTION/OPTIONS_ELEVE", read::option));
    return read;
  }

  private void pupil(XmlRecord record) {
    String id = record.id("ELEVE_ID");
    if (id.isEmpty()) {
      return;
    }
    String lastName = record.firstOf("NOM_USAGE", "NOM_DE_FAMILLE", "NOM");
    if (lastName.isEmpty() && record.text("PRENOM").isEmpty()) {
      record.problem("person.name");
    }
    Optional<LocalDate> entered = record.date("DATE_ENTREE");
    Optional<LocalDate> left = record.date("DATE_SORTIE");
    if (entered.isPresent() && left.isPresent() && left.get().isBefore(entered.get())) {
      record.problem("left", record.text("DATE_SORTIE"), record.text("DATE_ENTREE"));
    }
    Person person =
        new Person(
            "E" + id,
            "",
            lastName,
            record.text("PRENOM"),
            record.code("CODE_SEXE", Codes.SEX).orElse(Gender.UNKNOWN),
            record.date("DATE_NAISS"),
            record.firstOf("TEL_PORTABLE", "TEL_PERSONNEL"),
            !record.code("ACCEPTE_SMS", Codes.FLAG).orElse(true),
            locale,
            false);
    Entry entry =
        new Entry(record, id, person, record.code("CODE_REGIME", Codes.REGIME), entered, left);
    if (pupils.putIfAbsent(id, entry) != null) {
      record.problem("pupil.twice", id);
    }
  }

  private void structure(XmlRecord record) {
    String pupil = known(record);
    String code = record.text("CODE_STRUCTURE");
    if (code.isEmpty()) {
      record.problem("id.empty", "CODE_STRUCTURE");
      return;
    }
    if (!structures.has(code)) {
      record.problem("structure.unknown", code);
    }
    boolean division = record.code("TYPE_STRUCTURE", Codes.DIVISION).orElse(true);
    if (!division) {
      options.computeIfAbsent(pupil, key -> new TreeSet<>()).add(code);
    } else if (classes.putIfAbsent(pupil, code) != null) {
      record.problem("class.twice", pupil);
    }
  }

  private void option(XmlRecord record) {
    String pupil = known(record);
    String subject = record.text("CODE_MATIERE");
    if (!subject.isEmpty()) {
      options.computeIfAbsent(pupil, key -> new TreeSet<>()).add(levels.subject(subject));
    }
  }

  /** The pupil that a record is about; pupils come first in the export. */
  private String known(XmlRecord record) {
    String id = record.id("ELEVE_ID");
    if (!id.isEmpty() && !pupils.containsKey(id)) {
      record.problem("pupil.unknown", id);
    }
    return id;
  }

  boolean has(String id) {
    return pupils.containsKey(id);
  }

  /** All, in the order of the file. */
  List<Entry> all() {
    return List.copyOf(pupils.values());
  }

  /**
   * This year's enrolment: from the first of September unless the export says another day.
   *
   * @param year the calendar year it began in
   * @param noClass what a pupil without class is in, so that it can be chosen
   */
  Enrolment current(Entry pupil, int year, String noClass) {
    return new Enrolment(
        label(year),
        classes.getOrDefault(pupil.id(), noClass),
        levels.of(pupil.record().text("CODE_MEF")),
        pupil.regime().orElse(Regime.DAY),
        options.getOrDefault(pupil.id(), Set.of()),
        pupil.entered().orElse(firstDay(year)),
        pupil.left());
  }

  /**
   * Last year's, when it was in this school; of its regime nothing is said, so it is this year's.
   */
  Optional<Enrolment> previous(Entry pupil, int year) {
    String className = pupil.record().text("SCOLARITE_AN_DERNIER/CODE_STRUCTURE");
    String school = pupil.record().text("SCOLARITE_AN_DERNIER/CODE_RNE");
    if (className.isEmpty() || !school.isEmpty() && !school.equals(exports.uai())) {
      return Optional.empty();
    }
    return Optional.of(
        new Enrolment(
            label(year - 1),
            className,
            levels.of(pupil.record().text("SCOLARITE_AN_DERNIER/CODE_MEF")),
            pupil.regime().orElse(Regime.DAY),
            Set.of(),
            firstDay(year - 1),
            Optional.empty()));
  }

  static String label(int year) {
    return year + "-" + (year + 1);
  }

  private static LocalDate firstDay(int year) {
    return LocalDate.of(year, Month.SEPTEMBER, 1);
  }
}
