package sms.host.demo.internal.access;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody signed in at one browser.
 *
 * @param token the secret of the cookie
 * @param userId who
 * @param workstation the name of the computer, chosen at login
 * @param locale language of the screens
 * @param csrf the secret of the forms
 * @param lastUsed when the last request came
 */
public record Session(
    String token, String userId, String workstation, Locale locale, String csrf, Instant lastUsed) {
  static final String ATTRIBUTE = Session.class.getName();

  public Session {
    requireNonNull(token, "token");
    requireNonNull(userId, "userId");
    requireNonNull(workstation, "workstation");
    requireNonNull(locale, "locale");
    requireNonNull(csrf, "csrf");
    requireNonNull(lastUsed, "lastUsed");
  }

  /** The session that the filter found for this request. */
  public static Optional<Session> of(HttpServletRequest request) {
    return Optional.ofNullable((Session) request.getAttribute(ATTRIBUTE));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Session[" + userId + "]";
  }
}
