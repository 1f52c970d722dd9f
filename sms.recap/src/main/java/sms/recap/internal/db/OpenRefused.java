package sms.recap.internal.db;

import java.io.Serial;
import java.util.List;
import java.util.Locale;

/** The database cannot be opened; says why and what to do, in the user's language. */
public final class OpenRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean mayPass;
  private final List<String> arguments;

  private OpenRefused(
      String code,
      boolean mayPass,
      List<String> arguments,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(code, cause);
    this.code = code;
    this.mayPass = mayPass;
    this.arguments = arguments;
  }

  /** Somebody has to mend it. */
  static OpenRefused forGood(String code, String... arguments) {
    return new OpenRefused(code, false, List.of(arguments), null);
  }

  /** Somebody has to mend it. */
  static OpenRefused forGood(Throwable cause, String code, String... arguments) {
    return new OpenRefused(code, false, List.of(arguments), cause);
  }

  /** It may pass by itself: trying again is worth it. */
  static OpenRefused forNow(Throwable cause, String code, String... arguments) {
    return new OpenRefused(code, true, List.of(arguments), cause);
  }

  /** Stable: the message's key. */
  public String code() {
    return code;
  }

  /** Whether trying again is worth it. */
  public boolean mayPass() {
    return mayPass;
  }

  /** One sentence that says what to do. */
  public String sentence(Locale locale) {
    return Messages.in(locale).text(code, arguments.toArray());
  }
}
