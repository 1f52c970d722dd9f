package sms.api.portal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An account of the portal as it is at this moment, without its secret.
 *
 * @param id the portal's own, stable
 * @param holderId {@link sms.api.host.Person#id} of the one person it belongs to: its credentials
 *     go to nobody else, though others may be led to it (the spouse in a family with one account)
 * @param login the user name
 * @param state how far its holder has come
 * @param lastConnection empty: never connected
 * @param secretLength how many characters the secret would have if it were issued now, so that the
 *     price shown is the price paid; empty: none can be had (the school's own first password may
 *     have characters that an SMS carries as two or not at all, see {@link Secret})
 */
public record Account(
    String id,
    String holderId,
    String login,
    AccountState state,
    Optional<Instant> lastConnection,
    OptionalInt secretLength) {
  public Account {
    if (requireNonNull(id, "id").isBlank() || requireNonNull(holderId, "holderId").isBlank()) {
      throw new IllegalArgumentException("an account has an id and a holder");
    }
    requireNonNull(login, "login");
    requireNonNull(state, "state");
    requireNonNull(lastConnection, "lastConnection");
    requireNonNull(secretLength, "secretLength");
    if (lastConnection.isPresent() == (state == AccountState.NEVER_CONNECTED)) {
      if (state != AccountState.CLOSED) {
        throw new IllegalArgumentException("who never connected has no last connection");
      }
    }
    if (secretLength.isPresent()
        && (secretLength.getAsInt() < 1 || secretLength.getAsInt() > Secret.MAX_LENGTH)) {
      throw new IllegalArgumentException("a secret has 1 to " + Secret.MAX_LENGTH + " characters");
    }
  }

  /** Without the user name. */
  @Override
  public String toString() {
    return "Account[" + id + ", " + state + "]";
  }
}
