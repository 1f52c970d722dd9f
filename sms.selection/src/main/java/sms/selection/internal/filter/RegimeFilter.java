package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Enrolment;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.host.Regime;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Régime</i>: day pupil, half board, boarder. */
@Component(service = RecipientFilter.class)
public final class RegimeFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public RegimeFilter() {
    super(
        "regime",
        120,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        Choices.constants(Regime.class, "regime"));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<Enrolment> current = candidate.aboutPupil().flatMap(Pupil::current);
    return current.isPresent() ? List.of(current.get().regime().name()) : List.of();
  }
}
