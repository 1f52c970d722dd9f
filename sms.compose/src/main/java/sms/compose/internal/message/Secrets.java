package sms.compose.internal.message;

import java.util.Locale;
import java.util.Optional;
import sms.api.compose.Keyword;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.CredentialWay;
import sms.api.portal.PortalAccounts;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.compose.internal.Messages;
import sms.compose.internal.standard.StandardKeywords;

/**
 * Finds out whose secret will stand in a text, and how long it will be: nothing more is known of it
 * before the SMS leaves.
 */
public final class Secrets {
  private final Optional<PortalAccounts> portal;

  /** What is to be said of a secret keyword for a recipient. */
  sealed interface Answer {
    /** The secret of that account will stand there. */
    record Place(Account account, int length) implements Answer {}

    /** The keyword has no value, for anybody: something else may stand there. */
    record Nothing(Problem problem) implements Answer {}

    /** This recipient gets no credentials at all. */
    record Never(Problem problem) implements Answer {}
  }

  /**
   * Of that portal.
   *
   * @param portal empty: the host has none
   */
  public Secrets(Optional<PortalAccounts> portal) {
    this.portal = portal;
  }

  /**
   * Whether that secret keyword is the one for how the portal's are had; without a portal all are.
   */
  public boolean speaksOf(Keyword keyword) {
    return portal
        .map(PortalAccounts::way)
        .map(
            way ->
                (way == CredentialWay.ACTIVATION_LINK)
                    == keyword.name().equals(StandardKeywords.LINK))
        .orElse(true);
  }

  /**
   * What stands for that keyword in the text of that recipient.
   *
   * @throws RuntimeException what the portal throws
   */
  Answer of(Keyword keyword, Recipient recipient, Locale locale) {
    if (portal.isEmpty()) {
      return new Answer.Nothing(problem("credentials.no-portal", locale, keyword.name()));
    }
    if (!speaksOf(keyword)) {
      boolean byLink = portal.get().way() == CredentialWay.ACTIVATION_LINK;
      String key = byLink ? "credentials.by-link" : "credentials.by-password";
      return new Answer.Nothing(problem(key, locale, keyword.name()));
    }
    Optional<Account> account =
        recipient
            .personId()
            .filter(id -> keyword.roles().contains(recipient.role()))
            .flatMap(portal.get()::account);
    return account
        .map(found -> of(found, recipient, locale))
        .orElseGet(() -> new Answer.Never(problem("credentials.no-account", locale)));
  }

  private static Answer of(Account account, Recipient recipient, Locale locale) {
    if (!recipient.personId().equals(Optional.of(account.holderId()))) {
      return new Answer.Never(problem("credentials.not-holder", locale));
    }
    if (account.state() == AccountState.ACTIVE) {
      return new Answer.Never(problem("credentials.active", locale));
    }
    if (account.state() == AccountState.CLOSED) {
      return new Answer.Never(problem("credentials.closed", locale));
    }
    return account.secretLength().isPresent()
        ? new Answer.Place(account, account.secretLength().getAsInt())
        : new Answer.Never(problem("credentials.none", locale));
  }

  private static Problem problem(String key, Locale locale, Object... arguments) {
    return new Problem(key, "text", Messages.get(locale, key, arguments));
  }
}
