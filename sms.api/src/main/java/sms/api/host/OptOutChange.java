package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import sms.api.selection.PhoneNumber;

/**
 * Somebody wants no SMS any more, or wants them again.
 *
 * @param id rises; the same change told twice has the same
 * @param number whose; several people may have it
 * @param optedOut true: no SMS any more; false: SMS again
 * @param at when that was said
 * @param source where it came in: the id of a gateway, or the user id of whoever took it back
 */
public record OptOutChange(
    long id, PhoneNumber number, boolean optedOut, Instant at, String source) {
  public OptOutChange {
    requireNonNull(number, "number");
    requireNonNull(at, "at");
    requireNonNull(source, "source");
  }
}
