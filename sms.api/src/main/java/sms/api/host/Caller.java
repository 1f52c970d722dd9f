package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/**
 * The user behind a request.
 *
 * @param userId the host's stable login name
 * @param displayName how the recap shows the user
 * @param workstation name of the computer (<i>poste</i>); empty string when unknown
 * @param locale language of the screens
 * @param rights what the user may do right now
 * @param mobile the user's own mobile as the host has it, for tests to oneself: {@code "06 12 34 56
 *     78"}; empty string when unknown
 */
public record Caller(
    String userId,
    String displayName,
    String workstation,
    Locale locale,
    Set<Right> rights,
    String mobile) {
  public Caller {
    if (requireNonNull(userId, "userId").isBlank()) {
      throw new IllegalArgumentException("a caller needs a user id");
    }
    requireNonNull(displayName, "displayName");
    requireNonNull(workstation, "workstation");
    requireNonNull(locale, "locale");
    rights = Set.copyOf(rights);
    requireNonNull(mobile, "mobile");
  }

  /** A user whose mobile is unknown. */
  public Caller(
      String userId, String displayName, String workstation, Locale locale, Set<Right> rights) {
    this(userId, displayName, workstation, locale, rights, "");
  }

  /** Whether the user holds that right. */
  public boolean may(Right right) {
    return rights.contains(right);
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "Caller[" + userId + "]";
  }
}
