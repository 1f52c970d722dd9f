package sms.gateway.http.internal;

import java.util.regex.Pattern;

/** A provider's own word, fit for the trail: short, one line, without a telephone number. */
public final class RawCode {
  private static final int MAX = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9](?:[ .-]?[0-9]){6,}");

  private RawCode() {}

  /** Cleaned and cut to 200 characters. */
  public static String of(String word) {
    String line = CONTROL.matcher(word).replaceAll(" ").strip();
    String masked = NUMBER.matcher(line).replaceAll("••••");
    return masked.length() <= MAX ? masked : masked.substring(0, MAX);
  }
}
