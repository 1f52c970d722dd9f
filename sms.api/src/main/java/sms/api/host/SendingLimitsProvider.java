package sms.api.host;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How much each user may send, where the host knows it (from the user's profile). Optional: without
 * such a service, and for users it knows nothing of, the configuration {@code sms.dispatch.limits}
 * counts. Of several services the one of the highest ranking is asked.
 */
@ConsumerType
public interface SendingLimitsProvider {
  /**
   * The user's limits at this moment; asked before each sending, so a change counts at once. An
   * unchecked exception refuses the sending.
   *
   * @return empty: the configured ones
   */
  Optional<SendingLimits> limitsOf(Caller caller);
}
