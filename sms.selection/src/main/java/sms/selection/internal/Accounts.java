package sms.selection.internal;

import java.util.Optional;
import sms.api.portal.Account;
import sms.api.portal.Audience;
import sms.api.portal.PortalAccounts;
import sms.api.selection.IgnoreReason;

/**
 * Says of each row whether first-connection credentials may go to it: to the holder of an account
 * that the audience means, and to nobody else.
 */
final class Accounts {
  private final PortalAccounts portal;
  private final Audience audience;

  Accounts(PortalAccounts portal, Audience audience) {
    this.portal = portal;
    this.audience = audience;
  }

  /** The same row, or the row ignored. A row that is ignored already keeps its reason. */
  Row judge(Row row) {
    if (row.number().isEmpty()) {
      return row;
    }
    return reason(row.personId()).map(row::ignored).orElse(row);
  }

  private Optional<IgnoreReason> reason(Optional<String> personId) {
    Optional<Account> account = personId.flatMap(portal::account);
    if (account.isEmpty()) {
      return Optional.of(IgnoreReason.NO_ACCOUNT);
    }
    if (!account.get().holderId().equals(personId.get())) {
      return Optional.of(IgnoreReason.NOT_HOLDER);
    }
    return audience.keeps(account.get().state())
        ? Optional.empty()
        : Optional.of(IgnoreReason.ALREADY_CONNECTED);
  }
}
