package sms.gateway.http.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import sms.api.selection.PhoneNumber;

/** Numbers as providers write whom an SMS is from: all of them with the country code. */
public final class Numbers {
  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)?([1-9][0-9]{7,14})");
  private static final Pattern BETWEEN = Pattern.compile("[ .()-]+");

  private Numbers() {}

  /** Empty for a name, a short code or a number without its country. */
  public static Optional<PhoneNumber> read(String text) {
    return Optional.of(INTERNATIONAL.matcher(BETWEEN.matcher(text).replaceAll("")))
        .filter(matcher -> matcher.matches())
        .map(matcher -> new PhoneNumber("+" + matcher.group(1)));
  }
}
