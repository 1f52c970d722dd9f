package sms.ui.contrib.internal.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time of a deferred send, as typed at the school.
 *
 * @param date {@code 2026-11-24}
 * @param time {@code 18:30}
 * @param hour which of the two, for a time that there is twice when summer time ends
 */
record Deferral(String date, String time, @Nullable Hour hour) {
  /** Of the two that bear the same name. */
  enum Hour {
    /** The first, still in summer time. */
    EARLIER,
    /** The second, in standard time. */
    LATER
  }

  /** As far ahead as a send may be deferred. */
  private static final Duration MAX_AHEAD = Duration.ofDays(366);

  /** The instant meant; refused when there is none, two, or one that is over. */
  Instant resolve(ZoneId zone, Clock clock, Call call) {
    LocalDateTime local = local(call);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new Refused(422, call.problemOf("notBefore.time", "defer.no-such-time"));
    }
    if (offsets.size() > 1 && hour == null) {
      throw new Refused(422, call.problemOf("notBefore.hour", "defer.twice"));
    }
    ZoneOffset offset = hour == Hour.LATER ? offsets.get(offsets.size() - 1) : offsets.get(0);
    Instant instant = local.toInstant(offset);
    Instant now = clock.instant();
    if (!instant.isAfter(now)) {
      throw new Refused(422, call.problemOf("notBefore.time", "defer.past"));
    }
    if (instant.isAfter(now.plus(MAX_AHEAD))) {
      throw new Refused(422, call.problemOf("notBefore.date", "defer.too-far"));
    }
    return instant;
  }

  private LocalDateTime local(Call call) {
    return LocalDateTime.of(
        parse(
            "notBefore.date", "defer.date", () -> LocalDate.parse(date == null ? "" : date), call),
        parse(
            "notBefore.time", "defer.time", () -> LocalTime.parse(time == null ? "" : time), call));
  }

  private static <T> T parse(
      String field, String code, java.util.function.Supplier<T> reading, Call call) {
    try {
      return reading.get();
    } catch (DateTimeException e) {
      throw new Refused(422, call.problemOf(field, code));
    }
  }
}
