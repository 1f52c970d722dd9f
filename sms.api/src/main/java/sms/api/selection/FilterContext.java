package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Locale;
import sms.api.host.SchoolDirectory;

/**
 * What a filter may look at.
 *
 * @param directory the school's people
 * @param today the day it is at the school
 * @param locale language of labels, sentences and problems
 */
public record FilterContext(SchoolDirectory directory, LocalDate today, Locale locale) {
  public FilterContext {
    requireNonNull(directory, "directory");
    requireNonNull(today, "today");
    requireNonNull(locale, "locale");
  }
}
