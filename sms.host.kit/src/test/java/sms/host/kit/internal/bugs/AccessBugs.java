package sms.host.kit.internal.bugs;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;
import sms.api.host.SendingLimitsProvider;
import sms.api.host.UiContribution;
import sms.api.portal.Account;
import sms.api.portal.CredentialWay;
import sms.api.portal.PortalAccounts;
import sms.host.kit.Rule;
import sms.host.kit.internal.small.SmallCallers;
import sms.host.kit.internal.small.SmallContribution;
import sms.host.kit.internal.small.SmallHost;
import sms.host.kit.internal.small.SmallPortal;
import sms.host.kit.internal.small.SmallSchool;

/** What hosts get wrong with users, limits, the portal, and contributions of their own. */
public final class AccessBugs {
  private AccessBugs() {}

  /** All of them. */
  public static Stream<PlantedBug> all() {
    return Stream.of(users(), portal(), contributions()).flatMap(bugs -> bugs);
  }

  private static PlantedBug of(Rule rule, String name, CallerContext callers) {
    return PlantedBug.of(rule, name, () -> SmallHost.of(new SmallSchool(), callers));
  }

  private static PlantedBug of(Rule rule, String name, PortalAccounts portal) {
    return PlantedBug.of(rule, name, () -> SmallHost.of(new SmallSchool()).with(portal));
  }

  private static PlantedBug limits(String name, SendingLimitsProvider limits) {
    return PlantedBug.of(
        Rule.LIMITS_ANSWER, name, () -> SmallHost.of(new SmallSchool()).with(limits));
  }

  private static Stream<PlantedBug> users() {
    return Stream.of(
        of(
            Rule.CALLER_OUTSIDE,
            "somebody is always signed in",
            new SmallCallers() {
              @Override
              public Optional<Caller> current() {
                return Optional.of(
                    new Caller("office", "office", "", Locale.FRENCH, Set.of(Right.SEND)));
              }
            }),
        of(
            Rule.CALLER_UNKNOWN,
            "whom nobody knows may look at everything",
            new SmallCallers() {
              @Override
              public Set<Right> rightsOf(String userId) {
                Set<Right> rights = super.rightsOf(userId);
                return rights.isEmpty() ? Set.of(Right.RECAP_ALL) : rights;
              }
            }),
        of(
            Rule.CALLER_UNKNOWN,
            "the rights of whom nobody knows are null",
            new SmallCallers() {
              @Override
              public Set<Right> rightsOf(String userId) {
                Set<Right> rights = super.rightsOf(userId);
                return rights.isEmpty() ? null : rights;
              }
            }),
        of(
            Rule.CALLER_SENDER,
            "rights are known during a request only, and a deferred SMS never leaves",
            new SmallCallers() {
              @Override
              public Set<Right> rightsOf(String userId) {
                return current().map(Caller::rights).orElse(Set.of());
              }
            }),
        of(
            Rule.CALLER_BLOCKED,
            "whoever is blocked keeps the right to send",
            new SmallCallers() {
              @Override
              public Set<Right> rightsOf(String userId) {
                return userId.equals(BLOCKED)
                    ? EnumSet.of(Right.SEND, Right.SEE_BODIES)
                    : super.rightsOf(userId);
              }
            }),
        limits(
            "the limits of whom nobody knows are an exception",
            caller -> {
              throw new NoSuchElementException(caller.userId());
            }),
        limits("limits that are not recorded are null", caller -> null));
  }

  private static Stream<PlantedBug> portal() {
    return Stream.of(
        of(
            Rule.PORTAL_WAY,
            "each account has a way of its own",
            new SmallPortal() {
              private boolean link;

              @Override
              public CredentialWay way() {
                link = !link;
                return link ? CredentialWay.ACTIVATION_LINK : CredentialWay.TEMPORARY_PASSWORD;
              }
            }),
        of(
            Rule.PORTAL_ACCOUNT,
            "an account has another id each time",
            new SmallPortal() {
              @Override
              public Optional<Account> account(String personId) {
                return super.account(personId)
                    .map(known -> account(UUID.randomUUID().toString(), known.holderId()));
              }
            }),
        of(
            Rule.PORTAL_HOLDER,
            "the holder is named by the login",
            new SmallPortal() {
              @Override
              public Optional<Account> account(String personId) {
                return super.account(personId).map(known -> account("a", known.login()));
              }
            }),
        of(
            Rule.PORTAL_UNKNOWN,
            "whom the portal does not know has a guest’s account",
            new SmallPortal() {
              @Override
              public Optional<Account> account(String personId) {
                return super.account(personId).or(() -> Optional.of(account("guest-", "G1")));
              }
            }));
  }

  private static PlantedBug contributed(
      Rule rule, String name, UnaryOperator<UiContribution> change) {
    UiContribution first = SmallContribution.ALL.get(0);
    return PlantedBug.of(
        rule,
        name,
        () -> SmallHost.of(new SmallSchool()).with(List.of(first, change.apply(first))));
  }

  private static Stream<PlantedBug> contributions() {
    return Stream.of(
        contributed(Rule.CONTRIBUTION_UNIQUE, "two entries have one id", entry -> entry),
        contributed(
            Rule.CONTRIBUTION_SOUND,
            "an entry has no label in English",
            entry -> entry("", "Traitement", "host-page", "/host.js")),
        contributed(
            Rule.CONTRIBUTION_SOUND,
            "an entry has no place in the menu",
            entry -> entry("Page", "", "host-page", "/host.js")),
        contributed(
            Rule.CONTRIBUTION_SOUND,
            "an element has no hyphen in its name",
            entry -> entry("Page", "Traitement", "page", "/host.js")),
        contributed(
            Rule.CONTRIBUTION_SOUND,
            "a module comes from another server",
            entry -> entry("Page", "Traitement", "host-page", "//cdn.test/host.js")));
  }

  private static UiContribution entry(String english, String target, String tag, String module) {
    return new SmallContribution(
        "host.page",
        UiContribution.Kind.MENU,
        target,
        "Page",
        english,
        Optional.empty(),
        tag,
        module);
  }
}
