package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Applicant;
import sms.api.host.Enrolment;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Niveau</i>: this year's level; of an applicant the level asked for. */
@Component(service = RecipientFilter.class)
public final class LevelFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public LevelFilter() {
    super(
        "level",
        110,
        Set.of(RecordType.FAMILY, RecordType.PUPIL, RecordType.APPLICANT),
        Choices.inUse(
            directory ->
                Stream.concat(
                    directory
                        .pupils()
                        .flatMap(pupil -> pupil.current().stream())
                        .map(Enrolment::level),
                    directory.applicants().map(Applicant::level)),
            SchoolOrder.COMPARATOR));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    if (candidate instanceof Candidate.OfApplicant applicant) {
      return List.of(applicant.applicant().level());
    }
    Optional<Enrolment> current = candidate.aboutPupil().flatMap(Pupil::current);
    return current.isPresent() ? List.of(current.get().level()) : List.of();
  }
}
