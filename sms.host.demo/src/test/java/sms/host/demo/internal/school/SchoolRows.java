package sms.host.demo.internal.school;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the rows of a school's files and numbers its people. */
final class SchoolRows {
  private static final String PERSON =
      "id;title;last_name;first_name;gender;birth_date;mobile;no_sms;language;deceased";

  private final Map<String, List<String[]>> files = new LinkedHashMap<>();
  private int families;
  private int guardians;
  private int pupils;
  private int adults;
  private int applicants;
  private String lastPerson = "";
  private String lastPupil = "";

  /** A family by its id. */
  record Fam(String id) {}

  /** Somebody to be numbered. */
  static final class Someone {
    private final String title;
    private final String last;
    private final String first;
    private final String gender;
    private String born = "";
    private String mobile = "";
    private boolean noSms;
    private boolean deceased;
    private String language = "fr";

    Someone(String title, String last, String first, String gender) {
      this.title = title;
      this.last = last;
      this.first = first;
      this.gender = gender;
    }

    static Someone mrs(String last, String first) {
      return new Someone("Mme", last, first, "female");
    }

    static Someone mr(String last, String first) {
      return new Someone("M.", last, first, "male");
    }

    Someone born(LocalDate day) {
      born = day.toString();
      return this;
    }

    Someone mobile(String cell) {
      mobile = cell;
      return this;
    }

    Someone noSms() {
      noSms = true;
      return this;
    }

    Someone deceased() {
      deceased = true;
      return this;
    }

    Someone language(String tag) {
      language = tag;
      return this;
    }

    Someone flags(boolean optedOut, boolean dead, String tag) {
      noSms = optedOut;
      deceased = dead;
      language = tag;
      return this;
    }

    String mobile() {
      return mobile;
    }

    String language() {
      return language;
    }
  }

  SchoolRows() {
    start("school.csv", "name;region;allowed_regions;zone;currency;locale;school_year;portal_url");
    start("families.csv", "id;name;separated;postal_code;payment_mode;balance_due");
    start("guardians.csv", PERSON + ";of;role;legal_rights");
    start("pupils.csv", PERSON + ";family;next_class");
    start("enrolments.csv", "pupil;school_year;class;level;regime;options;entered;left");
    start("adults.csv", PERSON + ";kind;function");
    start("applicants.csv", PERSON + ";level;next_class");
    start("accounts.csv", "person;login;last_connection;credentials_changed");
    add(
        "school.csv",
        "Collège-lycée Charlemagne",
        "FR",
        "GF,GP,MQ,RE",
        "Europe/Paris",
        "EUR",
        "fr",
        "2026-2027",
        "https://portail.charlemagne.example");
  }

  private void start(String file, String header) {
    files.put(file, new ArrayList<>());
    add(file, header.split(";", -1));
  }

  private void add(String file, String... cells) {
    files.get(file).add(cells);
  }

  private static String flag(boolean yes) {
    return yes ? "yes" : "no";
  }

  private String[] person(String id, Someone someone, String... more) {
    lastPerson = id;
    List<String> cells =
        new ArrayList<>(
            List.of(
                id,
                someone.title,
                someone.last,
                someone.first,
                someone.gender,
                someone.born,
                someone.mobile,
                flag(someone.noSms),
                someone.language,
                flag(someone.deceased)));
    cells.addAll(List.of(more));
    return cells.toArray(String[]::new);
  }

  int families() {
    return families;
  }

  int pupils() {
    return pupils;
  }

  Fam family(
      String name, boolean separated, String postalCode, String payment, BigDecimal balance) {
    families++;
    String id = String.format("F%04d", families);
    add("families.csv", id, name, flag(separated), postalCode, payment, balance.toPlainString());
    return new Fam(id);
  }

  void guardian(Fam family, String role, Someone someone, boolean rights) {
    guardianOf(family.id(), role, someone, rights);
  }

  void guardianOf(String of, String role, Someone someone, boolean rights) {
    guardians++;
    add(
        "guardians.csv",
        person(String.format("G%05d", guardians), someone, of, role, flag(rights)));
  }

  void pupil(Fam family, Someone someone, String nextClass) {
    pupils++;
    lastPupil = String.format("E%05d", pupils);
    add("pupils.csv", person(lastPupil, someone, family.id(), nextClass));
  }

  /** Of the pupil added last. */
  void enrolment(
      String year,
      String className,
      String level,
      String regime,
      List<String> options,
      String entered,
      String left) {
    add(
        "enrolments.csv",
        lastPupil,
        year,
        className,
        level,
        regime,
        String.join(",", options),
        entered,
        left);
  }

  void adult(Someone someone, String kind, String function) {
    adults++;
    add("adults.csv", person(String.format("A%04d", adults), someone, kind, function));
  }

  String applicant(Someone someone, String level, String nextClass) {
    applicants++;
    String id = String.format("C%04d", applicants);
    add("applicants.csv", person(id, someone, level, nextClass));
    return id;
  }

  /** Of the person added last. */
  void account(String login, String lastConnection, boolean changed) {
    add("accounts.csv", lastPerson, login, lastConnection, flag(changed));
  }

  /** As the portal makes login names: the first letter and the last name, bare. */
  static String login(Someone someone) {
    String all = someone.first.charAt(0) + someone.last;
    return Normalizer.normalize(all.replace("Œ", "OE"), Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }

  Map<String, String> files() {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach(
        (name, lines) -> {
          StringWriter text = new StringWriter();
          try (CsvWriter csv =
              CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.LF).build(text)) {
            lines.forEach(csv::writeRecord);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          texts.put(name, text.toString());
        });
    return texts;
  }
}
