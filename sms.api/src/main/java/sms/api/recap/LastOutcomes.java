package sms.api.recap;

import java.time.Instant;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What became of the last SMS of each person. There while the database is open.
 *
 * <p>Says nothing about what was written and by whom, only whether people are reached; so it does
 * not ask who wants to know.
 */
@ProviderType
public interface LastOutcomes {
  /**
   * The people whose last SMS did not arrive: it is UNDELIVERED, FAILED or REJECTED. One that waits
   * or is under way counts as the last, so that nobody is written to twice for one failure; one
   * that was CANCELLED or EXPIRED does not count, because it never left.
   *
   * @param since only SMS confirmed at or after that time are looked at
   * @return person ids as in {@link sms.api.host.Person#id}; empty when everybody was reached, or
   *     nothing was sent
   * @throws sms.api.dispatch.OutboxUnavailableException when the database is away
   */
  Set<String> failedSince(Instant since);
}
