package sms.api.problem;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with an input, told to the person who can mend it.
 *
 * @param code stable and machine readable, e.g. {@code "text.empty"}; tests and pages rely on it
 * @param field the input it belongs to, e.g. {@code "text"} or {@code "numbers[2]"}; empty when it
 *     belongs to the whole request
 * @param message one sentence in the user's language that says what to do; never empty, never a
 *     stack trace, never a secret
 */
public record Problem(String code, String field, String message) {
  public Problem {
    requireNonNull(code, "code");
    requireNonNull(field, "field");
    if (code.isBlank() || requireNonNull(message, "message").isBlank()) {
      throw new IllegalArgumentException("a problem has a code and a message");
    }
  }

  /** A problem of the request as a whole. */
  public static Problem of(String code, String message) {
    return new Problem(code, "", message);
  }
}
