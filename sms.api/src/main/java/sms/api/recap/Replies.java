package sms.api.recap;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * What people answered. Whoever holds {@link sms.api.host.Right#RECAP_ALL} sees all of it,
 * everybody else what answers an SMS of his own: the last one that went to that number in the
 * {@value #ANSWERED_WITHIN_DAYS} days before. All methods block on the database and throw {@link
 * sms.api.dispatch.OutboxUnavailableException} when it is away.
 */
@ProviderType
public interface Replies {
  /** Most of one page. */
  int MAX_LIMIT = 200;

  /** How long after an SMS what comes from its number is taken for an answer to it. */
  int ANSWERED_WITHIN_DAYS = 30;

  /**
   * Some of them, newest first.
   *
   * @param before only ids below it; empty: from the newest
   * @param unreadOnly only those that nobody has marked as read
   * @param limit 1 to {@value #MAX_LIMIT}
   */
  RepliesPage page(OptionalLong before, boolean unreadOnly, int limit, Caller caller);

  /** How many nobody has marked as read. */
  long unread(Caller caller);

  /**
   * Marks one as read, or as unread again.
   *
   * @return false: there is none of that id that the caller may see
   */
  boolean mark(long id, boolean read, Caller caller);
}
