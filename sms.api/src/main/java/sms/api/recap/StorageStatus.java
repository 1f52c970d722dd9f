package sms.api.recap;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.problem.Problem;

/**
 * Whether the database can be used. Unlike {@link Recap} and the other services that need it, this
 * one is there also while it cannot.
 */
@ProviderType
public interface StorageStatus {
  /**
   * Why not, and what to do, for the page: it is just being opened ({@code opening}), in use by
   * another program ({@code derby.locked}), damaged ({@code derby.corrupt}), away...
   *
   * @return empty while it is open
   */
  Optional<Problem> problem(Locale locale);
}
