package sms.directory.csv.internal;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.host.School;
import sms.directory.internal.table.CsvRow;

/** {@code school.csv}: the school itself, in one row. */
final class SchoolFile {
  static final String NAME = "school.csv";
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "region",
          "allowed_regions",
          "zone",
          "currency",
          "locale",
          "school_year",
          "portal_url");

  private @Nullable School school;
  private int rows;

  private SchoolFile() {}

  /** The school; empty when the file is broken. */
  static Optional<School> read(CsvFiles files) {
    SchoolFile file = new SchoolFile();
    boolean soundBefore = files.problems().none();
    files.rows(NAME, COLUMNS, file::row);
    if (file.rows == 0 && soundBefore && files.problems().none()) {
      files.problems().add(NAME, 0, "school.one");
    }
    return Optional.ofNullable(file.school);
  }

  private void row(CsvRow row) {
    rows++;
    if (rows > 1) {
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
}
