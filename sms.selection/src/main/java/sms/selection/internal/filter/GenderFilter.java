package sms.selection.internal.filter;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Sexe</i> of the pupil, adult or applicant; a family is found through its pupils. */
@Component(service = RecipientFilter.class)
public final class GenderFilter extends AnyOfFilter implements SpeaksOfPupils {
  /** Called by Declarative Services. */
  public GenderFilter() {
    super(
        "gender", 510, EnumSet.allOf(RecordType.class), Choices.constants(Gender.class, "gender"));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<Person> subject = Subject.of(candidate);
    return subject.isPresent() ? List.of(subject.get().gender().name()) : List.of();
  }
}
