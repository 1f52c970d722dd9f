package sms.host.demo.internal.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;

/** The contributions that are registered at this moment. */
@Component(service = Contributions.class)
public final class Contributions {
  private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);

  /** Name of a custom element, as far as ASCII goes. */
  private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9._]*-[a-z0-9._-]*");

  private static final Pattern PATH = Pattern.compile("/(?!/)[^\\s\\\\]*");

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<UiContribution> services;

  @Activate
  public Contributions() {
    this(List.of());
  }

  Contributions(List<UiContribution> services) {
    this.services = services;
  }

  /** The entries of the menu that this user sees, in order. */
  List<UiContribution> menu(Caller caller) {
    return visible(Kind.MENU, caller);
  }

  /** The actions or panels on records of that type that this user sees, in order. */
  List<UiContribution> onRecord(Kind kind, RecordType type, Caller caller) {
    return visible(kind, caller).stream()
        .filter(contribution -> contribution.target(caller.locale()).equals(type.name()))
        .toList();
  }

  /** The one of that id, if this user may see it. */
  Optional<UiContribution> find(String id, Caller caller) {
    return services.stream()
        .filter(contribution -> contribution.id().equals(id))
        .filter(contribution -> shown(contribution, caller))
        .findFirst();
  }

  private List<UiContribution> visible(Kind kind, Caller caller) {
    return services.stream()
        .filter(contribution -> contribution.kind() == kind)
        .filter(contribution -> shown(contribution, caller))
        .sorted(Comparator.comparingInt(UiContribution::order).thenComparing(UiContribution::id))
        .toList();
  }

  private static boolean shown(UiContribution contribution, Caller caller) {
    boolean sound =
        TAG.matcher(contribution.elementTag()).matches()
            && PATH.matcher(contribution.moduleUrl()).matches();
    if (!sound) {
      LOG.warn("contribution {} has no sound element or module and is left out", contribution.id());
    }
    return sound && contribution.requiredRight().map(caller::may).orElse(true);
  }
}
