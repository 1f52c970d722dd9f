package sms.api.recap;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * What was sent to some people: what the page of a record shows. Who belongs to a record says the
 * host; a person is who the host says, by {@link sms.api.host.Person#id}. Whoever lacks {@link
 * sms.api.host.Right#RECAP_ALL} sees only what he or she sent, as in {@link Recap}.
 *
 * <p>There while the database is open. All methods throw {@link
 * sms.api.dispatch.OutboxUnavailableException} when it is away.
 */
@ProviderType
public interface PersonHistory {
  /** Most lines of one page. */
  int MAX_LIMIT = 100;

  /**
   * Some of the SMS to those people, newest first.
   *
   * @param personIds whose; of nobody, and of somebody unknown, there are none
   * @param beforeId keyset: only ids below it; empty: the newest
   * @param limit 1 to {@value #MAX_LIMIT}
   */
  RecapPage page(Set<String> personIds, OptionalLong beforeId, int limit, Caller caller);

  /**
   * The last SMS of each of those people whose last SMS did not arrive. What counts as the last one
   * and as a failure is told at {@link LastOutcomes#failedSince}; who sent the last one does not
   * matter for that, but a failure of somebody else's SMS is told only to whoever may see it.
   *
   * @param personIds of whom
   * @return newest first, at most one for each of them; empty when everybody was reached
   */
  List<RecapLine> lastFailures(Set<String> personIds, Caller caller);
}
