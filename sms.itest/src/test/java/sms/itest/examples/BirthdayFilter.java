package sms.itest.examples;

import java.time.MonthDay;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.FilterContext;
import sms.api.selection.PlainFilter;
import sms.api.selection.RecipientFilter;

/** Keeps the pupils and adults whose birthday is today. */
@Component(service = RecipientFilter.class)
public class BirthdayFilter extends PlainFilter {
  public BirthdayFilter() {
    super("example.birthday", 900, Set.of(RecordType.PUPIL, RecordType.ADULT));
  }

  @Override
  protected Words words(Locale locale) {
    return locale.getLanguage().equals("en")
        ? new Words("Birthday", "Those whose birthday is today.", "whose birthday it is")
        : new Words("Anniversaire", "Ceux dont c’est l’anniversaire.", "dont c’est l’anniversaire");
  }

  @Override
  protected boolean keeps(Candidate candidate, FilterContext context) {
    MonthDay today = MonthDay.from(context.today());
    return candidate.person().birthDate().map(MonthDay::from).filter(today::equals).isPresent();
  }
}
