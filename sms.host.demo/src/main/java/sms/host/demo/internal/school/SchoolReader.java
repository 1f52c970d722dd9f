package sms.host.demo.internal.school;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Gender;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.PaymentMode;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.Regime;
import sms.api.host.School;

/**
 * Reads the eight files of a school, as docs/demo-data.md describes them, and finds all that is
 * wrong in one pass. A reader is used once.
 */
final class SchoolReader {
  private static final List<String> PERSON =
      List.of(
          "id",
          "title",
          "last_name",
          "first_name",
          "gender",
          "birth_date",
          "mobile",
          "no_sms",
          "language",
          "deceased");

  private final String folder;
  private final SchoolFiles files;
  private final Problems problems = new Problems();

  private @Nullable School school;
  private final Map<String, FamilyRow> families = new LinkedHashMap<>();
  private final Map<String, PupilRow> pupils = new LinkedHashMap<>();
  private final Map<String, Adult> adults = new LinkedHashMap<>();
  private final Map<String, ApplicantRow> applicants = new LinkedHashMap<>();
  private final Map<String, List<Guardian>> guardians = new HashMap<>();
  private final Map<String, Map<String, Enrolment>> enrolments = new HashMap<>();
  private final Map<String, PortalAccount> accounts = new LinkedHashMap<>();
  private final Map<String, String> fileOfPerson = new HashMap<>();

  private record FamilyRow(
      int line,
      String name,
      boolean separated,
      String postalCode,
      PaymentMode paymentMode,
      java.math.BigDecimal balanceDue) {}

  private record PupilRow(Person person, String family, Optional<String> nextClass) {}

  private record ApplicantRow(Person person, String level, Optional<String> nextClass) {}

  /**
   * @param folder where the files are, for the user; empty for those of the demo itself
   */
  SchoolReader(String folder, SchoolFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** The school alone, without its people; empty when {@code school.csv} is broken. */
  Optional<School> readSchoolAlone() {
    readSchool();
    return Optional.ofNullable(school);
  }

  LoadedSchool read() {
    readSchool();
    readFamilies();
    readPupils();
    readApplicants();
    readGuardians();
    readEnrolments();
    readAdults();
    readAccounts();
    checkFamilies();
    School found = school;
    if (found == null || !problems.none()) {
      return new LoadedSchool.Broken(folder, problems.list());
    }
    return new LoadedSchool.Ready(data(found));
  }

  private Locale locale() {
    return school == null ? Locale.FRENCH : school.locale();
  }

  private void readSchool() {
    List<String> columns =
        List.of(
            "name",
            "region",
            "allowed_regions",
            "zone",
            "currency",
            "locale",
            "school_year",
            "portal_url");
    int[] rows = {0};
    new CsvTable("school.csv", columns, problems)
        .forEachRow(
            files,
            row -> {
              rows[0]++;
              if (rows[0] > 1) {
                row.problem("school.one");
                return;
              }
              School read =
                  new School(
                      row.required("name"),
                      region(row, row.required("region"), "region"),
                      regions(row),
                      zone(row),
                      currency(row),
                      row.language("locale", Locale.FRENCH),
                      schoolYear(row),
                      row.text("portal_url"));
              school = row.sound() ? read : null;
            });
    if (rows[0] == 0 && problems.none()) {
      problems.add("school.csv", 0, "school.one");
    }
  }

  private static String region(CsvRow row, String region, String column) {
    if (!region.isEmpty()
        && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(region)) {
      row.problem("cell.region", column, region);
    }
    return region;
  }

  private static Set<String> regions(CsvRow row) {
    Set<String> regions = row.words("allowed_regions");
    regions.forEach(region -> region(row, region, "allowed_regions"));
    return regions;
  }

  private static ZoneId zone(CsvRow row) {
    String zone = row.required("zone");
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      row.problem("cell.zone", "zone", zone);
      return ZoneId.of("Europe/Paris");
    }
    return ZoneId.of(zone);
  }

  private static Currency currency(CsvRow row) {
    String code = row.required("currency");
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst()
        .orElseGet(
            () -> {
              row.problem("cell.currency", "currency", code);
              return Currency.getInstance("EUR");
            });
  }

  private static String schoolYear(CsvRow row) {
    String year = row.required("school_year");
    if (!year.matches("[0-9]{4}-[0-9]{4}")
        || Integer.parseInt(year.substring(5)) != Integer.parseInt(year.substring(0, 4)) + 1) {
      row.problem("cell.year", "school_year", year);
      return "2026-2027";
    }
    return year;
  }

  private void readFamilies() {
    List<String> columns =
        List.of("id", "name", "separated", "postal_code", "payment_mode", "balance_due");
    new CsvTable("families.csv", columns, problems)
        .forEachRow(
            files,
            row -> {
              String id = row.required("id");
              FamilyRow family =
                  new FamilyRow(
                      row.line(),
                      row.required("name"),
                      row.flag("separated"),
                      row.text("postal_code"),
                      row.oneOf("payment_mode", PaymentMode.OTHER),
                      row.amount("balance_due"));
              if (!id.isEmpty() && families.putIfAbsent(id, family) != null) {
                row.problem("id.twice", id);
              }
            });
  }

  private Person person(CsvRow row, String file) {
    String id = row.required("id");
    if (!id.isEmpty()) {
      String other = fileOfPerson.putIfAbsent(id, file);
      if (other != null) {
        row.problem("person.twice", id, other);
      }
    }
    String lastName = row.text("last_name");
    String firstName = row.text("first_name");
    if (lastName.isEmpty() && firstName.isEmpty()) {
      row.problem("person.name");
    }
    Gender gender =
        row.text("gender").isEmpty() ? Gender.UNKNOWN : row.oneOf("gender", Gender.UNKNOWN);
    return new Person(
        id.isEmpty() ? "?" : id,
        row.text("title"),
        lastName,
        firstName,
        gender,
        row.date("birth_date"),
        row.text("mobile"),
        row.flag("no_sms"),
        row.language("language", locale()),
        row.flag("deceased"));
  }

  private static List<String> personAnd(String... columns) {
    List<String> all = new ArrayList<>(PERSON);
    all.addAll(List.of(columns));
    return all;
  }

  private void readPupils() {
    new CsvTable("pupils.csv", personAnd("family", "next_class"), problems)
        .forEachRow(
            files,
            row -> {
              Person person = person(row, "pupils.csv");
              String family = row.required("family");
              if (!family.isEmpty() && !families.containsKey(family)) {
                row.problem("family.unknown", family);
              }
              pupils.putIfAbsent(
                  person.id(), new PupilRow(person, family, row.optional("next_class")));
            });
  }

  private void readApplicants() {
    new CsvTable("applicants.csv", personAnd("level", "next_class"), problems)
        .forEachRow(
            files,
            row -> {
              Person person = person(row, "applicants.csv");
              if (families.containsKey(person.id())) {
                row.problem("applicant.family", person.id());
              }
              applicants.putIfAbsent(
                  person.id(),
                  new ApplicantRow(person, row.required("level"), row.optional("next_class")));
            });
  }

  private void readGuardians() {
    new CsvTable("guardians.csv", personAnd("of", "role", "legal_rights"), problems)
        .forEachRow(
            files,
            row -> {
              Person person = person(row, "guardians.csv");
              String of = row.required("of");
              GuardianRole role = row.oneOf("role", GuardianRole.RESPONSABLE_1);
              boolean rights = row.flag("legal_rights");
              if (!row.sound()) {
                return;
              }
              if (!families.containsKey(of) && !applicants.containsKey(of)) {
                row.problem("guardian.of", of);
                return;
              }
              List<Guardian> already = guardians.computeIfAbsent(of, key -> new ArrayList<>());
              if (already.stream().anyMatch(guardian -> guardian.role() == role)) {
                row.problem("guardian.role", of, role.name().toLowerCase(Locale.ROOT));
                return;
              }
              already.add(new Guardian(person, role, rights));
            });
    guardians.values().forEach(list -> list.sort(Comparator.comparing(Guardian::role)));
  }

  private void readEnrolments() {
    List<String> columns =
        List.of("pupil", "school_year", "class", "level", "regime", "options", "entered", "left");
    new CsvTable("enrolments.csv", columns, problems).forEachRow(files, this::readEnrolment);
  }

  private void readEnrolment(CsvRow row) {
    String pupil = row.required("pupil");
    if (!pupil.isEmpty() && !pupils.containsKey(pupil)) {
      row.problem("pupil.unknown", pupil);
    }
    String year = row.required("school_year");
    if (school != null
        && !year.equals(school.schoolYear())
        && !year.equals(yearBefore(school.schoolYear()))) {
      row.problem("enrolment.year", year, yearBefore(school.schoolYear()), school.schoolYear());
    }
    Optional<LocalDate> entered = row.date("entered");
    if (row.required("entered").isEmpty() || entered.isEmpty()) {
      return;
    }
    Optional<LocalDate> left = row.date("left");
    if (left.isPresent() && left.get().isBefore(entered.get())) {
      row.problem("enrolment.left", left.get().toString(), entered.get().toString());
    }
    Enrolment enrolment =
        new Enrolment(
            year,
            row.required("class"),
            row.required("level"),
            row.oneOf("regime", Regime.DAY),
            row.words("options"),
            entered.get(),
            left);
    if (row.sound()
        && enrolments.computeIfAbsent(pupil, key -> new HashMap<>()).putIfAbsent(year, enrolment)
            != null) {
      row.problem("enrolment.twice", pupil, year);
    }
  }

  private static String yearBefore(String year) {
    int first = Integer.parseInt(year.substring(0, 4));
    return (first - 1) + "-" + first;
  }

  private void readAdults() {
    new CsvTable("adults.csv", personAnd("kind", "function"), problems)
        .forEachRow(
            files,
            row -> {
              Person person = person(row, "adults.csv");
              adults.putIfAbsent(
                  person.id(),
                  new Adult(person, row.oneOf("kind", Adult.Kind.OTHER), row.text("function")));
            });
  }

  private void readAccounts() {
    List<String> columns = List.of("person", "login", "last_connection", "credentials_changed");
    new CsvTable("accounts.csv", columns, problems)
        .forEachRow(
            files,
            row -> {
              String person = row.required("person");
              if (!person.isEmpty() && !fileOfPerson.containsKey(person)) {
                row.problem("account.person", person);
              }
              PortalAccount account =
                  new PortalAccount(
                      person,
                      row.required("login"),
                      row.instant("last_connection"),
                      row.flag("credentials_changed"));
              if (account.credentialsChanged() && account.neverConnected()) {
                row.problem("account.changed");
              }
              if (accounts.putIfAbsent(person, account) != null) {
                row.problem("account.twice", person);
              }
            });
  }

  private void checkFamilies() {
    families.forEach(
        (id, family) -> {
          List<Guardian> of = guardians.getOrDefault(id, List.of());
          if (of.isEmpty() || of.get(0).role() != GuardianRole.RESPONSABLE_1) {
            problems.add("families.csv", family.line(), "family.guardian", id);
          }
        });
  }

  private SchoolData data(School found) {
    Map<String, List<String>> pupilsOf = new HashMap<>();
    pupils.forEach(
        (id, pupil) -> pupilsOf.computeIfAbsent(pupil.family(), key -> new ArrayList<>()).add(id));
    return SchoolData.of(
        found,
        families.entrySet().stream()
            .map(entry -> family(entry.getKey(), entry.getValue(), pupilsOf)),
        pupils.values().stream().map(pupil -> pupil(pupil, found.schoolYear())),
        adults.values().stream(),
        applicants.values().stream()
            .map(
                applicant ->
                    new Applicant(
                        applicant.person(),
                        guardians.getOrDefault(applicant.person().id(), List.of()),
                        applicant.level(),
                        applicant.nextClass())),
        accounts.values().stream());
  }

  private Family family(String id, FamilyRow row, Map<String, List<String>> pupilsOf) {
    return new Family(
        id,
        row.name(),
        guardians.getOrDefault(id, List.of()),
        row.separated(),
        pupilsOf.getOrDefault(id, List.of()),
        row.postalCode(),
        row.paymentMode(),
        row.balanceDue());
  }

  private Pupil pupil(PupilRow row, String year) {
    Map<String, Enrolment> years = enrolments.getOrDefault(row.person().id(), Map.of());
    return new Pupil(
        row.person(),
        row.family(),
        Optional.ofNullable(years.get(year)),
        Optional.ofNullable(years.get(yearBefore(year))),
        row.nextClass());
  }
}
