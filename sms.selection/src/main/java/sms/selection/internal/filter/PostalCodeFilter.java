package sms.selection.internal.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Family;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * <i>Code postal</i> of responsable 1's home: one or several codes, each whole or only its
 * beginning ({@code 67000, 68}).
 */
@Component
public final class PostalCodeFilter implements RecipientFilter {
  private static final String ID = "postalCode";
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
  private static final Pattern CODE = Pattern.compile("[0-9A-Z-]{1,10}");
  private static final Pattern BEGINNING = Pattern.compile("[0-9]{1,4}");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label(Locale locale) {
    return Messages.in(locale).text("postalCode.label");
  }

  @Override
  public String help(Locale locale) {
    return Messages.in(locale).text("postalCode.help");
  }

  @Override
  public int order() {
    return 410;
  }

  @Override
  public Set<RecordType> sources() {
    return Set.of(RecordType.FAMILY, RecordType.PUPIL);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    return List.of(
        new FilterParameter(ID, label(context.locale()), Kind.TEXT, List.of(), Optional.empty()));
  }

  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(ID), context);
    List<String> codes =
        read.text(ID).stream()
            .flatMap(text -> Arrays.stream(BETWEEN.split(text)))
            .map(code -> code.toUpperCase(Locale.ROOT))
            .filter(code -> !code.isEmpty())
            .toList();
    codes.stream()
        .filter(code -> !CODE.matcher(code).matches())
        .forEach(code -> read.problem("filter.postalCode", ID, code));
    return read.invalid().orElseGet(() -> ready(codes, read.messages()));
  }

  private static CompiledFilter ready(List<String> codes, Messages messages) {
    if (codes.isEmpty()) {
      return new CompiledFilter.Ready(candidate -> true, "");
    }
    List<String> words =
        codes.stream().map(c -> BEGINNING.matcher(c).matches() ? c + "…" : c).toList();
    return new CompiledFilter.Ready(
        candidate -> livesThere(candidate, codes),
        messages.text("postalCode.sentence", messages.or(words)));
  }

  private static boolean livesThere(Candidate candidate, List<String> beginnings) {
    Optional<Family> family = candidate.aboutFamily();
    if (family.isEmpty()) {
      return false;
    }
    String code = family.get().postalCode().replace(" ", "").toUpperCase(Locale.ROOT);
    return beginnings.stream().anyMatch(code::startsWith);
  }
}
