package sms.api.recap;

import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;
import sms.api.selection.PhoneNumber;

/**
 * The numbers that get no SMS because whoever has them answered STOP. All methods block on the
 * database and throw {@link sms.api.dispatch.OutboxUnavailableException} when it is away.
 */
@ProviderType
public interface OptOuts {
  /** All of them; empty set when there are none. */
  Set<PhoneNumber> all();

  /** Those of the given numbers. */
  Set<PhoneNumber> among(Collection<PhoneNumber> numbers);

  /**
   * SMS may go there again: whoever has the number asked for it, in another way.
   *
   * @param by who says so; needs {@link sms.api.host.Right#ADMINISTER}
   * @return false: it is none of them
   * @throws IllegalArgumentException without the right
   */
  boolean withdraw(PhoneNumber number, Caller by);
}
