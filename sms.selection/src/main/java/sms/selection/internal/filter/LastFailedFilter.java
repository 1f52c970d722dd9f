package sms.selection.internal.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.RecordType;
import sms.api.recap.LastOutcomes;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.message.Messages;

/**
 * <i>Dernier SMS non reçu</i>: whoever's last SMS was not delivered, given up or refused. Asked of
 * the addressee. The recap is read once for a selection; while there is none the filter refuses
 * with a problem that says so, because « sauf » would else keep everybody.
 */
@Component
public final class LastFailedFilter implements RecipientFilter {
  private static final String ID = "lastFailed";
  private static final String DAYS = "days";
  private static final String SINCE = "since";
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 3650;

  private volatile @Nullable LastOutcomes outcomes;

  /** Called by Declarative Services. */
  public LastFailedFilter() {
    // the recap comes and goes with its database
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setOutcomes(LastOutcomes recap) {
    outcomes = recap;
  }

  void unsetOutcomes(LastOutcomes recap) {
    if (outcomes == recap) {
      outcomes = null;
    }
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label(Locale locale) {
    return Messages.in(locale).text("lastFailed.label");
  }

  @Override
  public String help(Locale locale) {
    return Messages.in(locale).text("lastFailed.help");
  }

  @Override
  public int order() {
    return 620;
  }

  @Override
  public Set<RecordType> sources() {
    return EnumSet.allOf(RecordType.class);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    Messages messages = Messages.in(context.locale());
    return List.of(
        new FilterParameter(
            DAYS,
            messages.text("lastFailed.days.label"),
            Kind.NUMBER,
            List.of(),
            Optional.of(Integer.toString(USUAL_DAYS))),
        new FilterParameter(
            SINCE,
            messages.text("lastFailed.since.label"),
            Kind.DATE,
            List.of(),
            Optional.empty()));
  }

  /** Both fields narrow: the later of the two days counts. Without any it means 30 days. */
  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(DAYS, SINCE), context);
    OptionalInt days = read.wholeNumber(DAYS, 1, MOST_DAYS);
    Optional<LocalDate> since = read.day(SINCE);
    LocalDate first = later(days, since, context.today());
    if (first.isAfter(context.today())) {
      read.problem("filter.lastFailed.future", SINCE);
    }
    return read.invalid().orElseGet(() -> ready(first, context, read));
  }

  private static LocalDate later(OptionalInt days, Optional<LocalDate> since, LocalDate today) {
    if (days.isEmpty() && since.isPresent()) {
      return since.get();
    }
    LocalDate byDays = today.minusDays(days.orElse(USUAL_DAYS));
    return since.filter(byDays::isBefore).orElse(byDays);
  }

  private CompiledFilter ready(LocalDate first, FilterContext context, Arguments read) {
    LastOutcomes recap = outcomes;
    if (recap == null) {
      return unavailable(read);
    }
    Instant from = first.atStartOfDay(context.directory().school().zone()).toInstant();
    try {
      Set<String> failed = recap.failedSince(from);
      return new CompiledFilter.Ready(
          candidate -> failed.contains(candidate.addressee().id()),
          read.messages().text("lastFailed.sentence", read.messages().day(first)));
    } catch (OutboxUnavailableException e) {
      return unavailable(read);
    }
  }

  private static CompiledFilter unavailable(Arguments read) {
    read.problem("filter.lastFailed.unavailable", "");
    return read.invalid().orElseThrow();
  }
}
