package sms.dispatch.internal.quiet;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sms.api.compose.Purpose;

/**
 * Quiet hours of some days.
 *
 * @param purposes what waits; never {@link Purpose#EMERGENCY}
 * @param days on which they begin
 * @param from their beginning
 * @param to their end; not later than the beginning: on the day after
 */
record QuietRule(Set<Purpose> purposes, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  private static final Pattern FORM =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
  private static final List<String> SHORT_DAYS =
      List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  QuietRule {
    purposes = Set.copyOf(purposes);
    days = Set.copyOf(days);
    if (purposes.contains(Purpose.EMERGENCY)) {
      throw new IllegalArgumentException("an emergency never waits");
    }
  }

  /**
   * Reads {@code "INFORMATION,CREDENTIALS MON-FRI,SUN 20:00-08:00"}: purposes, days, hours. {@code
   * *} stands for all purposes but EMERGENCY, or all days.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static QuietRule parse(String text) {
    Matcher parts = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "not of the form « INFORMATION MON-FRI 20:00-08:00 »: " + text);
    }
    return new QuietRule(
        purposes(parts.group(1)),
        days(parts.group(2)),
        time(parts.group(3)),
        time(parts.group(4).equals("24:00") ? "00:00" : parts.group(4)));
  }

  private static Set<Purpose> purposes(String list) {
    if (list.equals("*")) {
      return EnumSet.complementOf(EnumSet.of(Purpose.EMERGENCY));
    }
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    for (String name : list.split(",")) {
      try {
        purposes.add(Purpose.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("no such purpose: " + name, e);
      }
    }
    return purposes;
  }

  private static Set<DayOfWeek> days(String list) {
    if (list.equals("*")) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String range : list.split(",")) {
      String[] ends = range.split("-", 2);
      DayOfWeek last = day(ends[ends.length - 1]);
      for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
        days.add(day);
      }
      days.add(last);
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    int index = SHORT_DAYS.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no such day, MON to SUN: " + name);
    }
    return DayOfWeek.of(index + 1);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time: " + text, e);
    }
  }

  /** When these quiet hours end, if that instant is in them. */
  Optional<Instant> end(Purpose purpose, Instant at, ZoneId zone) {
    if (!purposes.contains(purpose)) {
      return Optional.empty();
    }
    LocalDate today = at.atZone(zone).toLocalDate();
    return end(today, at, zone).or(() -> end(today.minusDays(1), at, zone));
  }

  private Optional<Instant> end(LocalDate day, Instant at, ZoneId zone) {
    if (!days.contains(day.getDayOfWeek())) {
      return Optional.empty();
    }
    Instant begins = earliest(day.atTime(from), zone);
    Instant ends = latest((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), zone);
    return !at.isBefore(begins) && at.isBefore(ends) ? Optional.of(ends) : Optional.empty();
  }

  /** An hour that comes twice in the night the clocks go back is quiet both times. */
  private static Instant earliest(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? jump(local, zone) : local.toInstant(offsets.get(0));
  }

  private static Instant latest(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty() ? jump(local, zone) : local.toInstant(offsets.get(offsets.size() - 1));
  }

  /** For a time that the clocks leave out: the moment they jump. */
  private static Instant jump(LocalDateTime local, ZoneId zone) {
    return zone.getRules().getTransition(local).getInstant();
  }
}
