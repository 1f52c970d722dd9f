package sms.host.kit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What a host's developer knows and no service tells. Each hint lets more rules be checked.
 *
 * @param erased ids of persons who were there once and have been erased
 * @param sender login name of a user who may send
 * @param blocked login name of a user who may not
 * @param website where the host's pages are
 */
public record Hints(
    Set<String> erased,
    Optional<String> sender,
    Optional<String> blocked,
    Optional<Website> website) {
  /** Nothing is known. */
  public static final Hints NONE =
      new Hints(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public Hints {
    erased = Set.copyOf(erased);
    requireNonNull(sender, "sender");
    requireNonNull(blocked, "blocked");
    requireNonNull(website, "website");
  }
}
