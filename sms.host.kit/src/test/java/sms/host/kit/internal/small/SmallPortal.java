package sms.host.kit.internal.small;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import sms.api.host.SchoolDirectory;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;

/** A portal as it should be: a family has one account, its first guardian's. */
public class SmallPortal implements PortalAccounts {
  private final SchoolDirectory directory = new SmallSchool();

  @Override
  public CredentialWay way() {
    return CredentialWay.ACTIVATION_LINK;
  }

  @Override
  public Optional<Account> account(String personId) {
    return directory
        .person(personId)
        .filter(person -> person.id().matches("[GS][0-9]+"))
        .map(person -> account("account-", "G" + person.id().substring(1)));
  }

  /** An account of that holder. */
  protected static Account account(String prefix, String holder) {
    return new Account(
        prefix + holder,
        holder,
        "login." + holder,
        AccountState.NEVER_CONNECTED,
        Optional.empty(),
        OptionalInt.of(40));
  }

  @Override
  public IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId) {
    throw new AssertionError("a secret was asked for");
  }
}
