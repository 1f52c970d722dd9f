package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Classe an prochain</i>: the class foreseen for next year. */
@Component(service = RecipientFilter.class)
public final class NextClassFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public NextClassFilter() {
    super(
        "nextClass",
        300,
        Set.of(RecordType.FAMILY, RecordType.PUPIL, RecordType.APPLICANT),
        Choices.inUse(
            directory ->
                Stream.concat(
                    directory.pupils().flatMap(pupil -> pupil.nextClass().stream()),
                    directory.applicants().flatMap(applicant -> applicant.nextClass().stream())),
            SchoolOrder.COMPARATOR));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<String> next =
        candidate instanceof Candidate.OfApplicant applicant
            ? applicant.applicant().nextClass()
            : candidate.aboutPupil().flatMap(Pupil::nextClass);
    return next.isPresent() ? List.of(next.get()) : List.of();
  }
}
