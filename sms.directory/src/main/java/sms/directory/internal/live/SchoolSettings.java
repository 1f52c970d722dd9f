package sms.directory.internal.live;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import sms.api.host.School;
import sms.directory.internal.report.Problems;

/**
 * What a school is, where its files don't say it, as it was configured.
 *
 * @param name empty: what the files say
 * @param region ISO 3166-1 alpha-2 region of national numbers
 * @param allowedRegions other regions whose mobiles may be written to
 * @param zone the id of a time zone
 * @param currency ISO 4217 code
 * @param language BCP 47 tag
 * @param portalUrl address of the parents' portal; may be empty
 */
public record SchoolSettings(
    String name,
    String region,
    List<String> allowedRegions,
    String zone,
    String currency,
    String language,
    String portalUrl) {
  public SchoolSettings {
    allowedRegions = allowedRegions.stream().map(String::strip).filter(r -> !r.isEmpty()).toList();
  }

  /** The language of the school's office. */
  public Locale locale() {
    return Locale.forLanguageTag(language);
  }

  /**
   * The school in that year.
   *
   * @param nameInFiles what it is called when no name is configured
   * @param pid whose configuration it is: what a problem names as its file
   * @param problems what is wrong with the configuration; the answer is of no use then
   */
  public School school(String nameInFiles, String schoolYear, String pid, Problems problems) {
    if (locale().getLanguage().isEmpty()) {
      problems.add(pid, 0, "cell.language", "language", language);
    }
    Set<String> regions = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
    if (!regions.contains(region)) {
      problems.add(pid, 0, "cell.region", "region", region);
    }
    allowedRegions.stream()
        .filter(each -> !regions.contains(each))
        .forEach(each -> problems.add(pid, 0, "cell.region", "allowed.regions", each));
    return new School(
        name.isBlank() ? nameInFiles : name,
        region,
        Set.copyOf(allowedRegions),
        zone(pid, problems),
        currency(pid, problems),
        locale(),
        schoolYear,
        portalUrl);
  }

  private ZoneId zone(String pid, Problems problems) {
    if (ZoneId.getAvailableZoneIds().contains(zone)) {
      return ZoneId.of(zone);
    }
    problems.add(pid, 0, "cell.zone", "zone", zone);
    return ZoneId.of("UTC");
  }

  private Currency currency(String pid, Problems problems) {
    return Currency.getAvailableCurrencies().stream()
        .filter(known -> known.getCurrencyCode().equals(currency))
        .findFirst()
        .orElseGet(
            () -> {
              problems.add(pid, 0, "cell.currency", "currency", currency);
              return Currency.getInstance("EUR");
            });
  }
}
