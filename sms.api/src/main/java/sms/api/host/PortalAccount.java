package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An account of the parents' portal, without its secret.
 *
 * @param personId whose account
 * @param login the user name
 * @param lastConnection empty: never connected
 * @param credentialsChanged whether the first password was replaced by one of the holder's own
 */
public record PortalAccount(
    String personId, String login, Optional<Instant> lastConnection, boolean credentialsChanged) {
  public PortalAccount {
    requireNonNull(personId, "personId");
    requireNonNull(login, "login");
    requireNonNull(lastConnection, "lastConnection");
  }

  /** Whether the holder has never connected. */
  public boolean neverConnected() {
    return lastConnection.isEmpty();
  }
}
