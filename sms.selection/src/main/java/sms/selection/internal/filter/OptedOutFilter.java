package sms.selection.internal.filter;

import java.util.EnumSet;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.FilterContext;
import sms.api.selection.PlainFilter;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * <i>Ne pas envoyer de SMS</i>: whoever is flagged. A grouped send ignores all of them; the filter
 * is there to see who they are, and under « sauf » to leave them out of the list.
 */
@Component(service = RecipientFilter.class)
public final class OptedOutFilter extends PlainFilter {
  /** Called by Declarative Services. */
  public OptedOutFilter() {
    super("optedOut", 610, EnumSet.allOf(RecordType.class));
  }

  @Override
  protected Words words(Locale locale) {
    Messages messages = Messages.in(locale);
    return new Words(
        messages.text("optedOut.label"),
        messages.text("optedOut.help"),
        messages.text("optedOut.sentence"));
  }

  @Override
  protected boolean keeps(Candidate candidate, FilterContext context) {
    return candidate.addressee().noSms();
  }
}
