package sms.itest.examples;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.RecordType;
import sms.api.problem.Problem;
import sms.api.selection.Candidate;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.RecipientFilter;

/** Keeps the pupils and adults whose birthday is today. */
@Component
public class BirthdayFilter implements RecipientFilter {
  @Override
  public String id() {
    return "example.birthday";
  }

  @Override
  public String label(Locale locale) {
    return french(locale) ? "Anniversaire" : "Birthday";
  }

  @Override
  public String help(Locale locale) {
    return french(locale)
        ? "Les personnes dont c'est l'anniversaire aujourd'hui."
        : "People whose birthday is today.";
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public Set<RecordType> sources() {
    return Set.of(RecordType.PUPIL, RecordType.ADULT);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    return List.of();
  }

  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    if (!arguments.isEmpty()) {
      String name = arguments.keySet().iterator().next();
      String message =
          french(context.locale())
              ? "Le filtre Anniversaire n'a pas de réglage « " + name + " » : retirez-le."
              : "The filter Birthday has no setting “" + name + "”: remove it.";
      return new CompiledFilter.Invalid(List.of(new Problem("filter.parameter", name, message)));
    }
    return new CompiledFilter.Ready(
        candidate -> bornOn(candidate, context.today().getMonthValue(), day(context)),
        french(context.locale()) ? "dont c'est l'anniversaire" : "whose birthday it is");
  }

  private static boolean bornOn(Candidate candidate, int month, int day) {
    return candidate
        .person()
        .birthDate()
        .filter(born -> born.getMonthValue() == month && born.getDayOfMonth() == day)
        .isPresent();
  }

  private static int day(FilterContext context) {
    return context.today().getDayOfMonth();
  }

  private static boolean french(Locale locale) {
    return !locale.getLanguage().equals("en");
  }
}
