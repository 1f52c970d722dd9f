package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * The school itself.
 *
 * @param name as families know it: « Collège Charlemagne »
 * @param region ISO 3166-1 alpha-2 region that national numbers are read in: {@code "FR"}, {@code
 *     "RE"}
 * @param allowedRegions regions whose mobiles may be written to besides {@link #region}; may be
 *     empty
 * @param zone the zone in which times are shown and typed
 * @param currency of prices
 * @param locale the language of the school's office
 * @param schoolYear this year, as {@link Enrolment#schoolYear}
 * @param portalUrl address of the parents' portal, the value of {@code #SITE}; empty when there is
 *     none
 */
public record School(
    String name,
    String region,
    Set<String> allowedRegions,
    ZoneId zone,
    Currency currency,
    Locale locale,
    String schoolYear,
    String portalUrl) {
  public School {
    requireNonNull(name, "name");
    requireNonNull(region, "region");
    allowedRegions = Set.copyOf(allowedRegions);
    requireNonNull(zone, "zone");
    requireNonNull(currency, "currency");
    requireNonNull(locale, "locale");
    requireNonNull(schoolYear, "schoolYear");
    requireNonNull(portalUrl, "portalUrl");
  }
}
