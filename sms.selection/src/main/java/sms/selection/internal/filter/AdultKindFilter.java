package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Adult;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Catégorie</i> of an adult: staff or other. */
@Component(service = RecipientFilter.class)
public final class AdultKindFilter extends AnyOfFilter {
  /** Called by Declarative Services. */
  public AdultKindFilter() {
    super(
        "adultKind",
        530,
        Set.of(RecordType.ADULT),
        Choices.constants(Adult.Kind.class, "adultKind"));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    return candidate instanceof Candidate.OfAdult adult
        ? List.of(adult.adult().kind().name())
        : List.of();
  }
}
