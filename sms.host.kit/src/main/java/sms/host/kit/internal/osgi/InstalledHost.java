package sms.host.kit.internal.osgi;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.api.host.SendingLimitsProvider;
import sms.api.host.UiContribution;
import sms.api.portal.PortalAccounts;
import sms.host.kit.Host;
import sms.host.kit.HostCheck;
import sms.host.kit.HostKit;
import sms.host.kit.Verdict;

/** The host whose services are registered in this framework. */
@Component(service = HostCheck.class, configurationPid = KitConfiguration.PID)
@Designate(ocd = KitConfiguration.class)
public final class InstalledHost implements HostCheck {
  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  volatile @Nullable SchoolDirectory directory;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  volatile @Nullable CallerContext callers;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  volatile @Nullable PortalAccounts portal;

  @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
  volatile @Nullable SendingLimitsProvider limits;

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
  volatile List<SchoolDirectory> directories = List.of();

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
  volatile List<CallerContext> contexts = List.of();

  @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
  volatile List<UiContribution> contributions = List.of();

  private final KitConfiguration configuration;

  /** Called by Declarative Services. */
  @Activate
  public InstalledHost(KitConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Verdict check(Locale locale) {
    SchoolDirectory people = directory;
    CallerContext users = callers;
    if (people != null && users != null) {
      return HostKit.check(host(people, users), locale);
    }
    return new Verdict.Absent(
        Stream.of(missing(people, SchoolDirectory.class), missing(users, CallerContext.class))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<String> missing(@Nullable Object service, Class<?> type) {
    return service == null ? Optional.of(type.getName()) : Optional.empty();
  }

  private Host host(SchoolDirectory people, CallerContext users) {
    return new Host(
        people,
        users,
        Optional.ofNullable(portal),
        Optional.ofNullable(limits),
        contributions,
        directories.size() + contexts.size() - 2,
        ConfiguredHints.of(configuration));
  }
}
