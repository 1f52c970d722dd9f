package sms.ui.contrib.internal.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SendingMode;
import sms.api.recap.RecapQuery;

/** The filters of the recap, read from the parameters of a request. */
record RecapQueries(Installed installed) {
  private static final int PAGE = 50;
  private static final int MAX_TEXT = 100;

  /** What the query parameters of that call ask for. */
  RecapQuery of(Call call) {
    Optional<LocalDate> from = date("from", call);
    Optional<LocalDate> to = date("to", call);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new Refused(422, call.problemOf("to", "recap.to-before-from"));
    }
    ZoneId zone = zone();
    return new RecapQuery(
        from.map(day -> startOf(day, zone)),
        to.map(day -> startOf(day.plusDays(1), zone)),
        text("user", call),
        text("workstation", call),
        digits(call),
        text("recipient", call),
        constants("states", SmsState.class, call),
        constants("modes", SendingMode.class, call),
        number("campaign", call),
        text("template", call),
        text("text", call),
        number("before", call),
        call.query("limit", PAGE, 1, RecapQuery.MAX_LIMIT));
  }

  /** The school's, for the days of a query. */
  ZoneId zone() {
    return installed.zone();
  }

  private static Instant startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Of the number that is looked for; bit by bit the answers would tell a hidden one. */
  private static Optional<String> digits(Call call) {
    Optional<String> digits =
        text("number", call)
            .map(typed -> typed.replaceAll("[^0-9]", ""))
            .filter(typed -> !typed.isEmpty());
    if (digits.isPresent() && !call.numbers().whole()) {
      throw new Refused(403, call.problemOf("number", "numbers.not-allowed"));
    }
    return digits;
  }

  private static Optional<String> text(String name, Call call) {
    Optional<String> text = call.query(name);
    if (text.isPresent() && text.get().length() > MAX_TEXT) {
      throw new Refused(422, call.problemOf(name, "value.too-long", MAX_TEXT));
    }
    return text;
  }

  private static Optional<LocalDate> date(String name, Call call) {
    try {
      return call.query(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new Refused(422, call.problemOf(name, "defer.date"));
    }
  }

  /** A query parameter that is one of our ids; empty: it is not there. */
  static OptionalLong number(String name, Call call) {
    Optional<String> value = call.query(name);
    try {
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw new Refused(400, call.problemOf(name, "query.constant", value.orElse("")));
    }
  }

  private static <E extends Enum<E>> Set<E> constants(String name, Class<E> type, Call call) {
    return call.query(name).stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(value -> call.constant(name, value, type))
        .collect(Collectors.toSet());
  }
}
