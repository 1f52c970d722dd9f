package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import sms.api.host.RecordType;
import sms.api.problem.Problem;

/**
 * A filter without fields: it keeps somebody or it does not. To be extended, so that a filter is
 * its words and its question; one with fields implements {@link RecipientFilter} itself.
 */
@ConsumerType
public abstract class PlainFilter implements RecipientFilter {
  private static final String UNKNOWN = "filter.parameter.unknown";
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final String id;
  private final int order;
  private final Set<RecordType> sources;

  /**
   * What users read.
   *
   * @param label what the screen calls it: « Anniversaire »
   * @param help one sentence on what it keeps
   * @param sentence the part of the explanation: « dont c’est l’anniversaire »; never empty
   */
  public record Words(String label, String help, String sentence) {
    public Words {
      requireNonNull(label, "label");
      requireNonNull(help, "help");
      if (requireNonNull(sentence, "sentence").isEmpty()) {
        throw new IllegalArgumentException("a filter says what it keeps");
      }
    }
  }

  /**
   * A filter.
   *
   * @param id as {@link RecipientFilter#id}
   * @param order as {@link RecipientFilter#order}
   * @param sources as {@link RecipientFilter#sources}
   */
  protected PlainFilter(String id, int order, Set<RecordType> sources) {
    this.id = requireNonNull(id, "id");
    this.order = order;
    this.sources = Set.copyOf(sources);
  }

  /** In that language, or in French. */
  protected abstract Words words(Locale locale);

  /** Asked once per candidate; must be fast and free of side effects. */
  protected abstract boolean keeps(Candidate candidate, FilterContext context);

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
    return words(locale).label();
  }

  @Override
  public final String help(Locale locale) {
    return words(locale).help();
  }

  @Override
  public final List<FilterParameter> parameters(FilterContext context) {
    return List.of();
  }

  /** Ready; a problem for each argument, because it has no parameters. */
  @Override
  public final CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    if (!arguments.isEmpty()) {
      return new CompiledFilter.Invalid(
          arguments.keySet().stream().sorted().map(n -> unknown(n, context.locale())).toList());
    }
    return new CompiledFilter.Ready(
        candidate -> keeps(candidate, context), words(context.locale()).sentence());
  }

  private static Problem unknown(String name, Locale locale) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "sms.api.selection.messages", locale, PlainFilter.class.getClassLoader(), NO_FALLBACK);
    return new Problem(
        UNKNOWN,
        name,
        new MessageFormat(texts.getString(UNKNOWN), locale).format(new Object[] {name}));
  }
}
