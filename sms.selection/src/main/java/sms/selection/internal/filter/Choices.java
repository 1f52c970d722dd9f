package sms.selection.internal.filter;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.host.SchoolDirectory;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter.Choice;
import sms.selection.internal.message.Messages;

/**
 * What can be chosen in a field.
 *
 * @param values every value in use, with repetitions; closed after use
 * @param label how the list shows a value in a language
 * @param word how a sentence does
 * @param order of the list in a language, of values
 */
record Choices(
    Function<SchoolDirectory, Stream<String>> values,
    BiFunction<String, Locale, String> label,
    BiFunction<String, Locale, String> word,
    Function<Locale, Comparator<String>> order) {
  /**
   * The constants of an enum, in its order; the texts {@code PREFIX.CONSTANT} and {@code
   * PREFIX.word.CONSTANT} are label and word.
   */
  static Choices constants(Class<? extends Enum<?>> type, String prefix) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return new Choices(
        directory -> names.stream(),
        (name, locale) -> Messages.in(locale).text(prefix + "." + name),
        (name, locale) -> Messages.in(locale).text(prefix + ".word." + name),
        locale -> Comparator.comparingInt(names::indexOf));
  }

  /** What the school's records hold at this moment, each value being its own label. */
  static Choices inUse(Function<SchoolDirectory, Stream<String>> values, Comparator<String> order) {
    return new Choices(values, (value, locale) -> value, (value, locale) -> value, locale -> order);
  }

  /** All that can be chosen now. */
  List<Choice> offered(FilterContext context) {
    try (Stream<String> all = values.apply(context.directory())) {
      return listed(all.filter(value -> !value.isBlank()).distinct().toList(), context.locale());
    }
  }

  /** These values as a sentence has them, in the order of the list. */
  List<String> words(Collection<String> some, Locale locale) {
    return some.stream()
        .sorted(order.apply(locale))
        .map(value -> word.apply(value, locale))
        .toList();
  }

  /** These values as the list shows them. */
  List<Choice> listed(Collection<String> some, Locale locale) {
    return some.stream()
        .sorted(order.apply(locale))
        .map(value -> new Choice(value, label.apply(value, locale)))
        .toList();
  }

  /**
   * Those of the values that are not in use; empty when all are. Stops reading as soon as each was
   * met once.
   */
  Set<String> unknown(Set<String> wanted, FilterContext context) {
    Set<String> missing = new HashSet<>(wanted);
    if (missing.isEmpty()) {
      return missing;
    }
    try (Stream<String> all = values.apply(context.directory())) {
      boolean allMet = all.anyMatch(value -> missing.remove(value) && missing.isEmpty());
      return allMet ? Set.of() : missing;
    }
  }
}
