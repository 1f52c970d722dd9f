package sms.faults.host;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.Credential;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.api.portal.Secret;

/**
 * A portal whose holders never connect. No two of its secrets are the same, all begin with {@link
 * #MARK}, so that one that nobody has seen can be looked for, and it keeps none.
 */
public final class MintingPortal implements PortalAccounts {
  /** How each secret begins; whoever knows it as such writes it nowhere. */
  public static final String MARK = "Qz7vKx2w";

  /** Of a secret. */
  static final int LENGTH = MARK.length() + 12;

  private static final char[] DIGITS = "abcdefghijkmnpqrstuvwxyz23456789".toCharArray();

  private final SecureRandom random = new SecureRandom();
  private final Barriers barriers;

  MintingPortal(Barriers barriers) {
    this.barriers = barriers;
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
            OptionalInt.of(LENGTH)));
  }

  /** Is a place of the {@link Barriers}: the secret is there, nobody has it yet. */
  @Override
  public IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId) {
    char[] secret = new char[LENGTH];
    MARK.getChars(0, MARK.length(), secret, 0);
    for (int i = MARK.length(); i < LENGTH; i++) {
      secret[i] = DIGITS[random.nextInt(DIGITS.length)];
    }
    Secret made = Secret.of(secret);
    barriers.reached("issue");
    return new IssueResult.Issued(new Credential.TemporaryPassword(made, Instant.MAX));
  }
}
