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

/** <i>Classe</i>: this year's class. */
@Component(service = RecipientFilter.class)
public final class ClassFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public ClassFilter() {
    super(
        "class",
        100,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        Choices.inUse(
            directory ->
                directory
                    .pupils()
                    .flatMap(pupil -> pupil.current().stream())
                    .map(Enrolment::className),
            SchoolOrder.COMPARATOR));
  }

  @Override
  public boolean namesThem() {
    return true;
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<Enrolment> current = candidate.aboutPupil().flatMap(Pupil::current);
    return current.isPresent() ? List.of(current.get().className()) : List.of();
  }
}
