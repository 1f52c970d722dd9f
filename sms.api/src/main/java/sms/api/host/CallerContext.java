package sms.api.host;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Who is at the keyboard. Implemented by the host. */
@ConsumerType
public interface CallerContext {
  /**
   * The signed-in user of the HTTP request that the current thread serves. The host sets it in a
   * servlet filter in front of our pages. Empty: nobody is signed in, and our pages answer 401.
   */
  Optional<Caller> current();

  /**
   * The rights that a user holds now, asked again when a deferred SMS is about to leave.
   *
   * @return empty set for an unknown or blocked user
   */
  Set<Right> rightsOf(String userId);
}
