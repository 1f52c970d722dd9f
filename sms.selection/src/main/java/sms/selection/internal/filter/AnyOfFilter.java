package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * A filter with one field, in which any number of values is chosen: kept is whoever has one of
 * them. Its one parameter is called as the filter is; label, help and sentence are the texts {@code
 * ID.label}, {@code ID.help} and {@code ID.sentence}, the latter with the number of the values
 * ({0}) and the values joined by « et » ({1}) and « ou » ({2}).
 */
abstract class AnyOfFilter implements RecipientFilter {
  private final String id;
  private final int order;
  private final Set<RecordType> sources;
  private final Choices choices;

  AnyOfFilter(String id, int order, Set<RecordType> sources, Choices choices) {
    this.id = id;
    this.order = order;
    this.sources = Set.copyOf(sources);
    this.choices = choices;
  }

  /** What the candidate has; empty when the question makes no sense for it. */
  abstract Collection<String> valuesOf(Candidate candidate);

  /** Whether the criterion speaks about pupils who have left. */
  boolean reachesLeavers() {
    return false;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final int order() {
    return order;
  }

  @Override
  public final Set<RecordType> sources() {
    return sources;
  }

  @Override
  public final String label(Locale locale) {
    return Messages.in(locale).text(id + ".label");
  }

  @Override
  public final String help(Locale locale) {
    return Messages.in(locale).text(id + ".help");
  }

  @Override
  public final List<FilterParameter> parameters(FilterContext context) {
    return List.of(
        new FilterParameter(
            id, label(context.locale()), Kind.CHOICES, choices.offered(context), Optional.empty()));
  }

  @Override
  public final CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(id), context);
    Set<String> chosen = Set.copyOf(read.chosen(id, choices));
    return read.invalid().orElseGet(() -> ready(chosen, context.locale()));
  }

  private CompiledFilter ready(Set<String> chosen, Locale locale) {
    if (chosen.isEmpty()) {
      return new CompiledFilter.Ready(candidate -> true, "");
    }
    return new CompiledFilter.Ready(
        candidate -> hasOne(valuesOf(candidate), chosen),
        sentence(chosen, locale),
        reachesLeavers());
  }

  private static boolean hasOne(Collection<String> values, Set<String> chosen) {
    for (String value : values) {
      if (chosen.contains(value)) {
        return true;
      }
    }
    return false;
  }

  /** With the words in the order of the list, whatever the order they were chosen in. */
  private String sentence(Set<String> chosen, Locale locale) {
    Messages messages = Messages.in(locale);
    List<String> words = choices.words(chosen, locale);
    return messages.text(id + ".sentence", words.size(), messages.and(words), messages.or(words));
  }
}
