package sms.host.demo.internal.portal;

import java.time.Instant;
import java.util.Optional;
import sms.host.demo.internal.access.PasswordHash;

/**
 * What the portal keeps of an account, beyond what the school's files say: hashes, never a secret.
 *
 * @param firstConnection when its holder connected for the first time here; empty: not yet
 * @param lastConnection empty: not yet
 * @param own the password its holder chose; empty: none yet
 * @param issued what was sent last and still works; empty: nothing
 */
record Holding(
    Optional<Instant> firstConnection,
    Optional<Instant> lastConnection,
    Optional<PasswordHash> own,
    Optional<Issue> issued) {
  static final Holding NONE =
      new Holding(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A link or a temporary password.
   *
   * @param link whether it is the token of a link
   * @param hash of it
   * @param expires it works until then
   */
  record Issue(boolean link, PasswordHash hash, Instant expires) {
    boolean opens(boolean byLink, char[] secret, Instant now) {
      return link == byLink && now.isBefore(expires) && hash.matches(secret);
    }
  }

  /** It was sent, and what was sent before works no more. */
  Holding issued(Issue issue) {
    return new Holding(firstConnection, lastConnection, own, Optional.of(issue));
  }

  /** Its holder connected. */
  Holding connected(Instant now) {
    return new Holding(firstConnection.or(() -> Optional.of(now)), Optional.of(now), own, issued);
  }

  /** Its holder chose a password: nothing else works any more. */
  Holding chose(PasswordHash password) {
    return new Holding(firstConnection, lastConnection, Optional.of(password), Optional.empty());
  }
}
