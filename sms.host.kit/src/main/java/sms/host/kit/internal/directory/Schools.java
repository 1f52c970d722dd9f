package sms.host.kit.internal.directory;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import sms.api.host.School;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Subject;

/** What is asked of {@link School}. */
public final class Schools {
  private static final Set<String> REGIONS = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
  private static final Set<String> WEB = Set.of("http", "https");
  private static final int READINGS = 3;

  private Schools() {}

  /** Codes are codes, and nothing that has to be there is empty. */
  public static void areSound(Subject subject, Notes notes) {
    School school = subject.directory().school();
    if (school.name().isBlank()) {
      notes.add("school.empty", "name");
    }
    if (school.schoolYear().isBlank()) {
      notes.add("school.empty", "schoolYear");
    }
    if (school.locale().getLanguage().isEmpty()) {
      notes.add("school.empty", "locale");
    }
    if (!REGIONS.contains(school.region())) {
      notes.add("school.region", "region", school.region());
    }
    school.allowedRegions().stream()
        .filter(region -> !REGIONS.contains(region))
        .sorted()
        .forEach(region -> notes.add("school.region", "allowedRegions", region));
    if (!school.portalUrl().isEmpty() && !isAddress(school.portalUrl())) {
      notes.add("school.portal", school.portalUrl());
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return WEB.contains(String.valueOf(address.getScheme())) && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Zone and currency never change while running. */
  public static void stay(Subject subject, Notes notes) {
    School first = subject.directory().school();
    for (int i = 1; i < READINGS; i++) {
      School next = subject.directory().school();
      if (!next.zone().equals(first.zone())) {
        notes.add("school.changed", "zone", first.zone(), next.zone());
      }
      if (!next.currency().equals(first.currency())) {
        notes.add("school.changed", "currency", first.currency(), next.currency());
      }
    }
  }
}
