package sms.selection.internal.filter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Family;
import sms.api.host.PaymentMode;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Mode règlement</i>: how the family pays. */
@Component(service = RecipientFilter.class)
public final class PaymentModeFilter extends AnyOfFilter {
  /** Called by Declarative Services. */
  public PaymentModeFilter() {
    super(
        "paymentMode",
        400,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        Choices.constants(PaymentMode.class, "paymentMode"));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    Optional<Family> family = candidate.aboutFamily();
    return family.isPresent() ? List.of(family.get().paymentMode().name()) : List.of();
  }
}
