package sms.selection.internal.filter;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.RecordType;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * <i>Ne pas envoyer de SMS</i>: whoever is flagged. A grouped send ignores all of them; the filter
 * is there to see who they are, and under « sauf » to leave them out of the list.
 */
@Component
public final class OptedOutFilter implements RecipientFilter {
  @Override
  public String id() {
    return "optedOut";
  }

  @Override
  public String label(Locale locale) {
    return Messages.in(locale).text("optedOut.label");
  }

  @Override
  public String help(Locale locale) {
    return Messages.in(locale).text("optedOut.help");
  }

  @Override
  public int order() {
    return 610;
  }

  @Override
  public Set<RecordType> sources() {
    return EnumSet.allOf(RecordType.class);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    return List.of();
  }

  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(), context);
    return read.invalid()
        .orElseGet(
            () ->
                new CompiledFilter.Ready(
                    candidate -> candidate.addressee().noSms(),
                    read.messages().text("optedOut.sentence")));
  }
}
