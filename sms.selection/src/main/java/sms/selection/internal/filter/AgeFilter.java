package sms.selection.internal.filter;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Person;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * <i>Âge</i> in completed years, both ends included, on a given day; of the pupil, adult or
 * applicant. Whoever has no birth date in the record is not kept.
 */
@Component
public final class AgeFilter implements RecipientFilter, SpeaksOfPupils {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String ON = "on";
  private static final int OLDEST = 120;

  @Override
  public String id() {
    return "age";
  }

  @Override
  public String label(Locale locale) {
    return Messages.in(locale).text("age.label");
  }

  @Override
  public String help(Locale locale) {
    return Messages.in(locale).text("age.help");
  }

  @Override
  public int order() {
    return 500;
  }

  @Override
  public Set<RecordType> sources() {
    return EnumSet.allOf(RecordType.class);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    Messages messages = Messages.in(context.locale());
    return List.of(
        field(FROM, Kind.NUMBER, Optional.empty(), messages),
        field(TO, Kind.NUMBER, Optional.empty(), messages),
        field(ON, Kind.DATE, Optional.of(context.today().toString()), messages));
  }

  private static FilterParameter field(
      String name, Kind kind, Optional<String> initial, Messages messages) {
    return new FilterParameter(
        name, messages.text("age." + name + ".label"), kind, List.of(), initial);
  }

  /** Without a day it means today; a day alone does not restrict. */
  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(FROM, TO, ON), context);
    OptionalInt from = read.wholeNumber(FROM, 0, OLDEST);
    OptionalInt to = read.wholeNumber(TO, 0, OLDEST);
    LocalDate on = read.day(ON).orElse(context.today());
    if (from.orElse(0) > to.orElse(OLDEST)) {
      read.problem("filter.age.order", TO, from.orElse(0));
    }
    return read.invalid().orElseGet(() -> ready(from, to, on, read.messages()));
  }

  private static CompiledFilter ready(
      OptionalInt from, OptionalInt to, LocalDate on, Messages messages) {
    if (from.isEmpty() && to.isEmpty()) {
      return new CompiledFilter.Ready(candidate -> true, "");
    }
    int least = from.orElse(0);
    int most = to.orElse(OLDEST);
    return new CompiledFilter.Ready(
        candidate -> isOfAge(candidate, least, most, on),
        messages.text("age.sentence." + form(from, to), least, most, messages.day(on)));
  }

  private static String form(OptionalInt from, OptionalInt to) {
    if (from.isEmpty()) {
      return "to";
    }
    return to.isEmpty() ? "from" : from.equals(to) ? "exact" : "range";
  }

  private static boolean isOfAge(Candidate candidate, int least, int most, LocalDate on) {
    Optional<LocalDate> born = Subject.of(candidate).flatMap(Person::birthDate);
    if (born.isEmpty() || born.get().isAfter(on)) {
      return false;
    }
    int age = Period.between(born.get(), on).getYears();
    return age >= least && age <= most;
  }
}
