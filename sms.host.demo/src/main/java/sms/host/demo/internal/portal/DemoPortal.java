package sms.host.demo.internal.portal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.host.Adult;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.SchoolDirectory;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.Credential;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.api.portal.Secret;
import sms.host.demo.internal.access.LoginThrottle;
import sms.host.demo.internal.access.PasswordHash;
import sms.host.demo.internal.access.StaticPath;

/**
 * The accounts of the demo's parents' portal: those of the school's files, and what has happened to
 * them since. An account belongs to one person and has that person's id.
 */
@Component(
    service = {PortalAccounts.class, DemoPortal.class},
    configurationPid = PortalConfiguration.PID)
@Designate(ocd = PortalConfiguration.class)
public final class DemoPortal implements PortalAccounts {
  /** Fewest characters of a password that a parent chooses (CNIL, deliberation 2022-100: 12). */
  public static final int SHORTEST_PASSWORD = 12;

  /** Most: hashing more would take too long. */
  public static final int LONGEST_PASSWORD = 100;

  private static final Logger LOG = LoggerFactory.getLogger(DemoPortal.class);

  private final SchoolDirectory directory;
  private final HoldingsFile file;
  private final Minting minting;
  private final CredentialWay way;
  private final Duration validity;
  private final String site;
  private final Clock clock;
  private final LoginThrottle throttle;
  private final Map<String, Holding> holdings;

  @Activate
  public DemoPortal(
      BundleContext context,
      @Reference SchoolDirectory directory,
      PortalConfiguration configuration) {
    this(
        directory,
        home(context),
        configuration.way(),
        Duration.ofHours(Math.max(1, configuration.valid_hours())),
        site(context),
        Clock.systemUTC());
  }

  DemoPortal(
      SchoolDirectory directory,
      Path home,
      CredentialWay way,
      Duration validity,
      String site,
      Clock clock) {
    this.directory = directory;
    this.file = new HoldingsFile(home.resolve("demo-portal.csv"));
    this.minting = new Minting(home.resolve("demo-portal.key"));
    this.way = way;
    this.validity = validity;
    this.site = site;
    this.clock = clock;
    this.throttle = new LoginThrottle(clock);
    this.holdings = file.read();
  }

  private static Path home(BundleContext context) {
    String home = context.getProperty("sms.home");
    return home == null || home.isBlank() ? context.getDataFile("").toPath() : Path.of(home);
  }

  private static String site(BundleContext context) {
    String port = context.getProperty("org.osgi.service.http.port");
    return "http://127.0.0.1:" + (port == null ? "8080" : port) + StaticPath.PORTAL;
  }

  // --- what the SMS need ------------------------------------------------------------------------

  @Override
  public CredentialWay way() {
    return way;
  }

  @Override
  public Optional<Account> account(String personId) {
    return directory.portalAccount(personId).map(this::account);
  }

  private synchronized Account account(PortalAccount known) {
    Holding holding = holdings.getOrDefault(known.personId(), Holding.NONE);
    Optional<Instant> last = holding.lastConnection().or(known::lastConnection);
    AccountState state = AccountState.PASSWORD_UNCHANGED;
    if (last.isEmpty()) {
      state = AccountState.NEVER_CONNECTED;
    } else if (known.credentialsChanged() || holding.own().isPresent()) {
      state = AccountState.ACTIVE;
    }
    int length =
        switch (way) {
          case ACTIVATION_LINK -> link(known.personId(), "").length() + Minting.TOKEN;
          case TEMPORARY_PASSWORD -> Minting.PASSWORD;
          case FIRST_PASSWORD -> Minting.FIRST;
        };
    return new Account(
        known.personId(),
        known.personId(),
        known.login(),
        state,
        last,
        length <= Secret.MAX_LENGTH ? OptionalInt.of(length) : OptionalInt.empty());
  }

  private String link(String accountId, String token) {
    return site + "/a/" + accountId + "." + token;
  }

  @Override
  public synchronized IssueResult issue(
      String accountId, Optional<Instant> lastConnection, String userId) {
    Optional<Account> found = account(accountId);
    if (found.isEmpty() || found.get().secretLength().isEmpty()) {
      return new IssueResult.Unavailable();
    }
    Account account = found.get();
    if (account.state() == AccountState.ACTIVE
        || !account.lastConnection().equals(lastConnection)) {
      return new IssueResult.Connected();
    }
    Credential credential = make(accountId);
    LOG.info("credentials issued account={} way={} user={}", accountId, way, userId);
    return new IssueResult.Issued(credential);
  }

  private Credential make(String accountId) {
    if (way == CredentialWay.FIRST_PASSWORD) {
      return new Credential.FirstPassword(Secret.of(minting.first(accountId)));
    }
    boolean link = way == CredentialWay.ACTIVATION_LINK;
    char[] secret = minting.random(link ? Minting.TOKEN : Minting.PASSWORD);
    Instant expires = clock.instant().plus(validity);
    Holding holding = holdings.getOrDefault(accountId, Holding.NONE);
    keep(accountId, holding.issued(new Holding.Issue(link, PasswordHash.of(secret), expires)));
    if (!link) {
      return new Credential.TemporaryPassword(Secret.of(secret), expires);
    }
    char[] before = link(accountId, "").toCharArray();
    char[] whole = Arrays.copyOf(before, before.length + secret.length);
    System.arraycopy(secret, 0, whole, before.length, secret.length);
    Arrays.fill(secret, '\0');
    return new Credential.ActivationLink(Secret.of(whole), expires);
  }

  private void keep(String accountId, Holding holding) {
    Map<String, Holding> changed = new HashMap<>(holdings);
    changed.put(accountId, holding);
    file.write(changed);
    holdings.put(accountId, holding);
  }

  // --- what the portal's pages need -------------------------------------------------------------

  /** What a try to sign in came to. */
  public sealed interface Outcome {
    /** In. */
    record In(String accountId) implements Outcome {}

    /** The password was right, and must be replaced first. */
    record MustChange(String accountId) implements Outcome {}

    /** No such user, or another password: which of both is not told. */
    record Wrong() implements Outcome {}

    /** Too many tries. */
    record TooMany(Duration pause) implements Outcome {}
  }

  /** Tries to sign in. The password is not kept; the caller wipes it. */
  public Outcome signIn(String login, char[] password) {
    Duration wait = throttle.attempt(login);
    if (!wait.isZero()) {
      return new Outcome.TooMany(wait);
    }
    Optional<String> accountId =
        password.length > LONGEST_PASSWORD ? Optional.empty() : byLogin(login);
    Outcome outcome = accountId.map(id -> signInto(id, password)).orElseGet(Outcome.Wrong::new);
    if (!(outcome instanceof Outcome.Wrong)) {
      throttle.succeeded(login);
    }
    return outcome;
  }

  private synchronized Outcome signInto(String accountId, char[] password) {
    Instant now = clock.instant();
    Holding holding = holdings.getOrDefault(accountId, Holding.NONE);
    if (holding.own().isPresent()) {
      if (!holding.own().get().matches(password)) {
        return new Outcome.Wrong();
      }
    } else if (holding.issued().filter(i -> i.opens(false, password, now)).isPresent()) {
      // it has done its work only when another one is chosen
      return new Outcome.MustChange(accountId);
    } else if (way != CredentialWay.FIRST_PASSWORD || !isFirst(accountId, password)) {
      return new Outcome.Wrong();
    }
    keep(accountId, holding.connected(now));
    return new Outcome.In(accountId);
  }

  private boolean isFirst(String accountId, char[] password) {
    char[] first = minting.first(accountId);
    try {
      return java.security.MessageDigest.isEqual(bytes(first), bytes(password));
    } finally {
      Arrays.fill(first, '\0');
    }
  }

  private static byte[] bytes(char[] text) {
    byte[] bytes = new byte[2 * text.length];
    for (int i = 0; i < text.length; i++) {
      bytes[2 * i] = (byte) (text[i] >> 8);
      bytes[2 * i + 1] = (byte) text[i];
    }
    return bytes;
  }

  /** Whether that link works: looking at it, as telephones do for a preview, does not use it up. */
  public synchronized boolean works(String accountId, char[] token) {
    return holdings
        .getOrDefault(accountId, Holding.NONE)
        .issued()
        .filter(issue -> issue.opens(true, token, clock.instant()))
        .isPresent();
  }

  /**
   * Uses a link up: its holder has a password from now on and is connected.
   *
   * @return false: it does not work, or no longer
   */
  public synchronized boolean activate(String accountId, char[] token, char[] password) {
    if (!works(accountId, token)) {
      return false;
    }
    choose(accountId, password);
    return true;
  }

  /** The holder, who has shown to be that, chooses a password and is connected. */
  public synchronized void choose(String accountId, char[] password) {
    keep(
        accountId,
        holdings
            .getOrDefault(accountId, Holding.NONE)
            .connected(clock.instant())
            .chose(PasswordHash.of(password)));
  }

  /** Why that cannot be a password, as the key of a text; empty: it can. */
  public Optional<String> weakness(char[] password) {
    if (password.length < SHORTEST_PASSWORD) {
      return Optional.of("portal.password.short");
    }
    return password.length > LONGEST_PASSWORD
        ? Optional.of("portal.password.long")
        : Optional.empty();
  }

  /** Its holder. */
  public Optional<Person> holder(String accountId) {
    return directory.person(accountId);
  }

  /** Its user name; empty: there is no such account. */
  public Optional<String> login(String accountId) {
    return directory.portalAccount(accountId).map(PortalAccount::login);
  }

  /** As the school's record shows it. */
  public Optional<PortalAccount> shown(String personId) {
    return account(personId)
        .map(
            account ->
                new PortalAccount(
                    personId,
                    account.login(),
                    account.lastConnection(),
                    account.state() == AccountState.ACTIVE));
  }

  private Optional<String> byLogin(String login) {
    try (Stream<String> people = people()) {
      return people
          .map(directory::portalAccount)
          .flatMap(Optional::stream)
          .filter(account -> account.login().equals(login))
          .map(PortalAccount::personId)
          .findFirst();
    }
  }

  private Stream<String> people() {
    return Stream.of(
            directory.families().flatMap(f -> f.guardians().stream()).map(Guardian::person),
            directory.pupils().map(Pupil::person),
            directory.adults().map(Adult::person))
        .flatMap(people -> people)
        .map(Person::id);
  }
}
