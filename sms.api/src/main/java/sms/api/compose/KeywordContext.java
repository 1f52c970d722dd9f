package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Locale;
import sms.api.host.SchoolDirectory;
import sms.api.selection.Recipient;

/**
 * Whom a keyword is resolved for.
 *
 * @param recipient the row
 * @param directory the school's people
 * @param today the day it is at the school
 * @param locale language of the text
 */
public record KeywordContext(
    Recipient recipient, SchoolDirectory directory, LocalDate today, Locale locale) {
  public KeywordContext {
    requireNonNull(recipient, "recipient");
    requireNonNull(directory, "directory");
    requireNonNull(today, "today");
    requireNonNull(locale, "locale");
  }
}
