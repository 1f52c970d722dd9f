package sms.dispatch.internal.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.Credential;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.api.portal.Secret;

/** A portal that makes « secret-001 », « secret-002 » … and remembers which one works. */
public final class MintingPortal implements PortalAccounts {
  private final AtomicInteger issued = new AtomicInteger();
  private final Map<String, String> works = new ConcurrentHashMap<>();
  private final Map<String, Instant> connections = new ConcurrentHashMap<>();
  private final List<Secret> secrets = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean away;
  private volatile String form = "secret-%03d";
  private volatile Runnable before = () -> {};

  public void goAway(boolean now) {
    away = now;
  }

  /** How its secrets look from now on. */
  public void makes(String newForm) {
    form = newForm;
  }

  /** Done before each secret is made. */
  public void before(Runnable action) {
    before = action;
  }

  public void connects(String accountId, Instant at) {
    connections.put(accountId, at);
  }

  /** How many secrets it has made. */
  public int issued() {
    return issued.get();
  }

  /** All it has made. */
  public List<Secret> secrets() {
    return List.copyOf(secrets);
  }

  /** The one that lets the holder in. */
  public Optional<String> works(String accountId) {
    return Optional.ofNullable(works.get(accountId));
  }

  @Override
  public CredentialWay way() {
    return CredentialWay.TEMPORARY_PASSWORD;
  }

  @Override
  public Optional<Account> account(String personId) {
    return Optional.of(
        new Account(
            personId,
            personId,
            personId,
            AccountState.NEVER_CONNECTED,
            Optional.empty(),
            OptionalInt.of(10)));
  }

  @Override
  public IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId) {
    before.run();
    if (away) {
      throw new IllegalStateException("the portal of " + accountId + " is away");
    }
    if (!Optional.ofNullable(connections.get(accountId)).equals(lastConnection)) {
      return new IssueResult.Connected();
    }
    String secret = form.formatted(issued.incrementAndGet());
    works.put(accountId, secret);
    Secret made = Secret.of(secret.toCharArray());
    secrets.add(made);
    return new IssueResult.Issued(new Credential.TemporaryPassword(made, Instant.MAX));
  }
}
