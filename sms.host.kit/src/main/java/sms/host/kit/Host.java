package sms.host.kit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.api.host.SendingLimitsProvider;
import sms.api.host.UiContribution;
import sms.api.portal.PortalAccounts;

/**
 * What a host supplies.
 *
 * @param directory its people
 * @param callers who is at the keyboard
 * @param portal the accounts of its parents' portal, if it has one
 * @param limits its users' limits, if it knows them
 * @param contributions what is contributed to its pages, ours and others
 * @param rivals how many more services of {@code SchoolDirectory} and {@code CallerContext} are
 *     registered
 * @param hints what cannot be asked for
 */
public record Host(
    SchoolDirectory directory,
    CallerContext callers,
    Optional<PortalAccounts> portal,
    Optional<SendingLimitsProvider> limits,
    List<UiContribution> contributions,
    int rivals,
    Hints hints) {
  public Host {
    requireNonNull(directory, "directory");
    requireNonNull(callers, "callers");
    requireNonNull(portal, "portal");
    requireNonNull(limits, "limits");
    contributions = List.copyOf(contributions);
    requireNonNull(hints, "hints");
  }

  /** What every host has to have. */
  public static Host of(SchoolDirectory directory, CallerContext callers) {
    return new Host(
        directory, callers, Optional.empty(), Optional.empty(), List.of(), 0, Hints.NONE);
  }

  /** With a parents' portal. */
  public Host with(PortalAccounts accounts) {
    return new Host(
        directory, callers, Optional.of(accounts), limits, contributions, rivals, hints);
  }

  /** With limits of its users. */
  public Host with(SendingLimitsProvider provider) {
    return new Host(
        directory, callers, portal, Optional.of(provider), contributions, rivals, hints);
  }

  /** With contributions to its pages. */
  public Host with(List<UiContribution> contributed) {
    return new Host(directory, callers, portal, limits, contributed, rivals, hints);
  }

  /** With what cannot be asked for. */
  public Host with(Hints known) {
    return new Host(directory, callers, portal, limits, contributions, rivals, known);
  }
}
