package sms.directory.internal.table;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values of cells of one file, each text read once: a column has thousands of rows and few values,
 * and the first page waits for them.
 */
final class CellValues {
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final Map<String, Optional<Locale>> languages = new HashMap<>();
  private final Map<Class<?>, Map<String, Enum<?>>> choices = new HashMap<>();

  /**
   * The day.
   *
   * @throws java.time.DateTimeException when it is none
   */
  LocalDate date(String text) {
    return dates.computeIfAbsent(text, LocalDate::parse);
  }

  /** The language of that BCP 47 tag; empty when it names none. */
  Optional<Locale> language(String tag) {
    return languages.computeIfAbsent(tag, CellValues::parse);
  }

  private static Optional<Locale> parse(String tag) {
    try {
      return Optional.of(new Locale.Builder().setLanguageTag(tag).build())
          .filter(locale -> !locale.getLanguage().isEmpty());
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** The constants of that type by the lower case of their names. */
  Map<String, Enum<?>> choices(Class<? extends Enum<?>> type) {
    return choices.computeIfAbsent(
        type,
        key -> {
          Map<String, Enum<?>> known = new TreeMap<>();
          for (Enum<?> constant : type.getEnumConstants()) {
            known.put(constant.name().toLowerCase(Locale.ROOT), constant);
          }
          return known;
        });
  }
}
