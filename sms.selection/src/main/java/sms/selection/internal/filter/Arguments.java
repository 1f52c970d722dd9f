package sms.selection.internal.filter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import sms.api.problem.Problem;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.selection.internal.message.Messages;

/** The arguments of one filter, checked as they are read; what is wrong is gathered. */
final class Arguments {
  private final Map<String, List<String>> values;
  private final FilterContext context;
  private final Messages messages;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Reads arguments.
   *
   * @param known the names that the filter has
   */
  Arguments(Map<String, List<String>> values, Set<String> known, FilterContext context) {
    this.values = values;
    this.context = context;
    this.messages = Messages.in(context.locale());
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name -> problem("filter.parameter.unknown", name, name));
  }

  /** Everything chosen in a field, in the order chosen; empty: not restricted. */
  Set<String> all(String name) {
    return new LinkedHashSet<>(values.getOrDefault(name, List.of()));
  }

  /** Everything chosen in a field, of what can be chosen there. */
  Set<String> chosen(String name, Choices choices) {
    Set<String> chosen = all(name);
    unknown(name, choices.unknown(chosen, context));
    return chosen;
  }

  /** The one value chosen in a field, of what can be chosen there. */
  Optional<String> choice(String name, Choices choices) {
    Optional<String> chosen = text(name);
    chosen.ifPresent(value -> unknown(name, choices.unknown(Set.of(value), context)));
    return chosen;
  }

  private void unknown(String name, Set<String> values) {
    values.stream().sorted().forEach(value -> problem("filter.choice.unknown", name, value));
  }

  /** The one text of a field; a blank one counts as none. */
  Optional<String> text(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      problem("filter.parameter.several", name);
    }
    return given.stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The day in a field. */
  Optional<LocalDate> day(String name) {
    Optional<String> text = text(name);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      problem("filter.date", name, text.orElse(""), context.today().toString());
      return Optional.empty();
    }
  }

  /** The whole number in a field. */
  OptionalInt wholeNumber(String name, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    problem("filter.number", name, text.get(), least, most);
    return OptionalInt.empty();
  }

  /** Notes that a field is wrong; {@code key} is both the code and the text. */
  void problem(String key, String name, Object... arguments) {
    problems.add(new Problem(key, name, messages.text(key, arguments)));
  }

  Messages messages() {
    return messages;
  }

  /** What is wrong, when something is. */
  Optional<CompiledFilter> invalid() {
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(new CompiledFilter.Invalid(problems));
  }
}
