package sms.gateway.http.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** How a provider writes the time of a report. */
final class ReportTime {
  private final Function<String, Instant> reader;

  private ReportTime(Function<String, Instant> reader) {
    this.reader = reader;
  }

  /**
   * <i>Prefix</i>{@code time.format}: {@code iso} (default, with an offset), {@code epoch}, {@code
   * epoch-millis}, or a pattern of {@link DateTimeFormatter} for a local time in
   * <i>prefix</i>{@code time.zone}.
   */
  static ReportTime of(Settings settings, String prefix) {
    String format = settings.optional(prefix + "time.format").orElse("iso");
    Optional<String> zone = settings.optional(prefix + "time.zone");
    return switch (format) {
      case "iso" -> new ReportTime(text -> OffsetDateTime.parse(text).toInstant());
      case "epoch" -> new ReportTime(text -> Instant.ofEpochSecond(number(text)));
      case "epoch-millis" -> new ReportTime(text -> Instant.ofEpochMilli(number(text)));
      default -> local(prefix, format, zone);
    };
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,16}")) {
      throw new DateTimeException("no number");
    }
    return Long.parseLong(text);
  }

  private static ReportTime local(String prefix, String pattern, Optional<String> zone) {
    DateTimeFormatter formatter;
    try {
      formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          prefix + "time.format",
          "is “"
              + pattern
              + "”: put iso, epoch, epoch-millis or a pattern like yyyy-MM-dd HH:mm:ss there");
    }
    ZoneId where;
    try {
      where =
          ZoneId.of(
              zone.orElseThrow(
                  () ->
                      new SettingException(
                          prefix + "time.zone",
                          "is missing: put the zone of the provider's times, as in"
                              + " “Europe/Paris”, there")));
    } catch (DateTimeException e) {
      throw new SettingException(
          prefix + "time.zone", "is not a time zone: put one like “Europe/Paris” there");
    }
    return new ReportTime(text -> LocalDateTime.parse(text, formatter).atZone(where).toInstant());
  }

  /** That time; empty when it cannot be read: then the time of arrival counts. */
  Optional<Instant> read(String text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
