package sms.selection.internal.filter;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.Presence;
import sms.selection.internal.message.Messages;

/** <i>Date de présence, présent(s) / sorti(s)</i>. */
@Component
public final class PresenceFilter implements RecipientFilter, SpeaksOfPupils {
  private static final String ID = "presence";
  private static final String DATE = "date";
  private static final String STATE = "state";

  private final Choices states = Choices.constants(State.class, "presence");

  /** What a pupil can be on a day. */
  enum State {
    /** At school. */
    PRESENT {
      @Override
      boolean holds(Pupil pupil, LocalDate day) {
        return Presence.present(pupil, day);
      }
    },
    /** Gone for good. */
    LEFT {
      @Override
      boolean holds(Pupil pupil, LocalDate day) {
        return Presence.left(pupil, day);
      }
    };

    abstract boolean holds(Pupil pupil, LocalDate day);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String label(Locale locale) {
    return Messages.in(locale).text("presence.label");
  }

  @Override
  public String help(Locale locale) {
    return Messages.in(locale).text("presence.help");
  }

  @Override
  public int order() {
    return 140;
  }

  @Override
  public Set<RecordType> sources() {
    return Set.of(RecordType.FAMILY, RecordType.PUPIL);
  }

  @Override
  public List<FilterParameter> parameters(FilterContext context) {
    Messages messages = Messages.in(context.locale());
    return List.of(
        new FilterParameter(
            DATE,
            messages.text("presence.date.label"),
            Kind.DATE,
            List.of(),
            Optional.of(context.today().toString())),
        new FilterParameter(
            STATE,
            messages.text("presence.state.label"),
            Kind.CHOICES,
            states.offered(context),
            Optional.of(State.PRESENT.name())));
  }

  /** Without a day it means today; a day without a state means present. */
  @Override
  public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
    Arguments read = new Arguments(arguments, Set.of(DATE, STATE), context);
    Optional<LocalDate> date = read.day(DATE);
    Set<String> chosen = read.chosen(STATE, states);
    return read.invalid()
        .orElseGet(
            () ->
                date.isEmpty() && chosen.isEmpty()
                    ? new CompiledFilter.Ready(candidate -> true, "")
                    : ready(date.orElse(context.today()), constants(chosen), read.messages()));
  }

  private static Set<State> constants(Set<String> chosen) {
    return chosen.isEmpty()
        ? EnumSet.of(State.PRESENT)
        : chosen.stream()
            .map(State::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
  }

  private static CompiledFilter ready(LocalDate day, Set<State> chosen, Messages messages) {
    List<String> words =
        chosen.stream().map(state -> messages.text("presence.word." + state)).toList();
    return new CompiledFilter.Ready(
        candidate -> candidate.aboutPupil().filter(pupil -> isOne(pupil, chosen, day)).isPresent(),
        messages.text("presence.sentence", messages.or(words), messages.day(day)),
        true);
  }

  private static boolean isOne(Pupil pupil, Set<State> states, LocalDate day) {
    for (State state : states) {
      if (state.holds(pupil, day)) {
        return true;
      }
    }
    return false;
  }
}
