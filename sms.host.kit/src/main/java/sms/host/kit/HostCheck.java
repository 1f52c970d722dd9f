package sms.host.kit;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Checks the host whose services are registered in this framework; a service of this bundle. What
 * the shell's {@code sms:checkHost} prints.
 */
@ProviderType
public interface HostCheck {
  /**
   * Checks every rule that can be checked.
   *
   * @param locale the language of the verdict; French when we lack it
   * @throws IllegalArgumentException when the configuration {@code sms.host.kit} is wrong; the
   *     message says what to write
   */
  Verdict check(Locale locale);
}
