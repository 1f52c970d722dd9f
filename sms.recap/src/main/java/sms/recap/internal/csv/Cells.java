package sms.recap.internal.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells as offices and providers write them. */
public final class Cells {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern AROUND_AMOUNT = Pattern.compile("[\\s\\p{Z}\\p{Sc}'’+-]|[A-Z]{3}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private static final String CLOCK =
      "(?:(?:T|\\s+(?:à\\s+)?)(\\d{1,2})[:hH](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?)?"
          + "\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + CLOCK);
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + CLOCK);

  private Cells() {}

  /** A header or a word without case, accents and all that is no letter: « N° mobile » nmobile. */
  public static String word(String cell) {
    String plain = MARKS.matcher(Normalizer.normalize(cell, Normalizer.Form.NFD)).replaceAll("");
    return NO_LETTER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /**
   * A date, with or without a time: {@code 2026-11-24}, {@code 24/11/2026 18:30}, {@code
   * 2026-11-24T17:30:00Z}, {@code Tue, 24 Nov 2026 17:30:00 +0000}.
   *
   * @param zone of dates that name none
   * @return in that zone, at midnight without a time; empty when it is no date
   */
  public static Optional<ZonedDateTime> date(String cell, ZoneId zone) {
    String text = cell.strip();
    try {
      Matcher year = YEAR_FIRST.matcher(text);
      if (year.matches()) {
        return Optional.of(date(year, 1, 2, 3, zone));
      }
      Matcher day = DAY_FIRST.matcher(text);
      if (day.matches()) {
        return Optional.of(date(day, 3, 2, 1, zone));
      }
      return Optional.of(
          OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).atZoneSameInstant(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ZonedDateTime date(Matcher found, int year, int month, int day, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.of(
            number(found, year),
            number(found, month),
            number(found, day),
            number(found, 4),
            number(found, 5),
            number(found, 6));
    String offset = found.group(7);
    if (offset == null) {
      return local.atZone(zone);
    }
    ZoneOffset of = offset.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(offset);
    return local.atOffset(of).atZoneSameInstant(zone);
  }

  private static int number(Matcher found, int group) {
    return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
  }

  /**
   * An amount of money: {@code 0,045 €}, {@code EUR 1 234.50}. What is owed is written with a minus
   * by some, so the sign is passed over. Of a comma and a point the last is the decimal one.
   *
   * @return empty when it is none, or has more than nine decimals
   */
  public static Optional<BigDecimal> amount(String cell) {
    String text = AROUND_AMOUNT.matcher(cell.strip()).replaceAll("");
    int decimal = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    String plain =
        decimal < 0
            ? text
            : text.substring(0, decimal).replaceAll("[.,]", "") + '.' + text.substring(decimal + 1);
    String whole = plain.startsWith(".") ? "0" + plain : plain;
    return AMOUNT.matcher(whole).matches() ? Optional.of(new BigDecimal(whole)) : Optional.empty();
  }

  /** Millionths of it. */
  public static long micros(BigDecimal amount) {
    return amount.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
