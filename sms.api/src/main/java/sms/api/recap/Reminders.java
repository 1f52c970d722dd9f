package sms.api.recap;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/** How far first-connection credentials that are repeated have come. */
@ProviderType
public interface Reminders {
  /**
   * The newest first. Of everybody for a caller with {@link sms.api.host.Right#RECAP_ALL}, else the
   * caller's own.
   *
   * @param limit at most that many
   * @return possibly empty
   * @throws sms.api.dispatch.OutboxUnavailableException when the database is away
   */
  List<ReminderSeries> series(Caller caller, int limit);
}
