package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Enrolment;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Niveau préc.</i>: last year's level. */
@Component(service = RecipientFilter.class)
public final class PreviousLevelFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public PreviousLevelFilter() {
    super(
        "previousLevel",
        200,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        Choices.inUse(
            directory ->
                directory
                    .pupils()
                    .flatMap(pupil -> pupil.previous().stream())
                    .map(Enrolment::level),
            SchoolOrder.COMPARATOR));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<Enrolment> previous = candidate.aboutPupil().flatMap(Pupil::previous);
    return previous.isPresent() ? List.of(previous.get().level()) : List.of();
  }

  /** Last year's pupils are asked for whether they stayed or not. */
  @Override
  boolean reachesLeavers() {
    return true;
  }
}
