package sms.selection.internal.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Enrolment;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Option</i>: the option groups of this year, Latin for instance. */
@Component(service = RecipientFilter.class)
public final class OptionFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public OptionFilter() {
    super(
        "option",
        130,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        Choices.inUse(
            directory ->
                directory
                    .pupils()
                    .flatMap(pupil -> pupil.current().stream())
                    .flatMap(enrolment -> enrolment.options().stream()),
            Comparator.naturalOrder()));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<Enrolment> current = candidate.aboutPupil().flatMap(Pupil::current);
    return current.isPresent() ? current.get().options() : List.of();
  }
}
