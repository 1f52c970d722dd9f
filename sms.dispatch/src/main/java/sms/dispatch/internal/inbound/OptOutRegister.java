package sms.dispatch.internal.inbound;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import sms.api.recap.OptOuts;
import sms.api.selection.PhoneNumber;

/** Who wants no SMS, for a check of each SMS right before it leaves. */
@Component(service = OptOutRegister.class)
public final class OptOutRegister {
  /** A STOP that another host got is heeded within that time, one that we got at once. */
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  private record Known(OptOuts source, Set<PhoneNumber> numbers, long since) {}

  private volatile @Nullable OptOuts optOuts;
  private volatile @Nullable Known known;

  @Reference(
      name = "optOuts",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "unbind")
  public void bind(OptOuts service) {
    optOuts = service;
  }

  void unbind(OptOuts service) {
    if (optOuts == service) {
      optOuts = null;
      known = null;
    }
  }

  /** Something has changed: asks again next time. */
  void changed() {
    known = null;
  }

  /**
   * Whether whoever has that number wants no SMS.
   *
   * @throws sms.api.dispatch.OutboxUnavailableException when the database is away
   */
  public boolean holds(PhoneNumber number) {
    OptOuts source = optOuts;
    if (source == null) {
      return false;
    }
    Known last = known;
    long now = System.nanoTime();
    if (last == null || last.source() != source || now - last.since() > FRESH_NANOS) {
      last = new Known(source, source.all(), now);
      known = last;
    }
    return last.numbers().contains(number);
  }
}
