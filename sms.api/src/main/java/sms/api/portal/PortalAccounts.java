package sms.api.portal;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The accounts of the parents' portal. Implemented by the host and registered as an OSGi service; a
 * host without one sends no credentials, all else works.
 *
 * <p>Asked at every use, nothing is kept. All methods are safe for concurrent use and may throw an
 * unchecked exception when the portal is away: nothing is sent then, and it is asked again later.
 */
@ConsumerType
public interface PortalAccounts {
  /** How secrets are had; the same for all accounts, and meant to stay so while SMS wait. */
  CredentialWay way();

  /**
   * The account by which that person enters the portal; its {@link Account#holderId} may be
   * somebody else. Asked for each recipient of a selection: answers from memory or by an index.
   *
   * @return empty: the person has none
   */
  Optional<Account> account(String personId);

  /**
   * Makes the secret for one SMS that is about to leave. For {@link CredentialWay#ACTIVATION_LINK}
   * and {@link CredentialWay#TEMPORARY_PASSWORD} that is a new one, known to nobody before: keep
   * its salted hash only. Must decide in one step, so that whoever connects at the same moment
   * either stops it or is not locked out by it. May take a second; is called for one account after
   * the other.
   *
   * @param accountId {@link Account#id}
   * @param lastConnection of the account when the SMS was confirmed; a later one means {@link
   *     IssueResult.Connected}
   * @param userId who sends, for the portal's own audit
   */
  IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId);
}
