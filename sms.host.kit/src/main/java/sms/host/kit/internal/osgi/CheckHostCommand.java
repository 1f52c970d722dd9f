package sms.host.kit.internal.osgi;

import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.host.kit.HostCheck;
import sms.host.kit.HostKit;

/** Gogo command {@code sms:checkHost}. */
@Component(
    service = CheckHostCommand.class,
    property = {"osgi.command.scope=sms", "osgi.command.function=checkHost"})
public final class CheckHostCommand {
  private final HostCheck check;

  @Activate
  public CheckHostCommand(@Reference HostCheck check) {
    this.check = check;
  }

  /** What the host breaks, in the language of the machine. */
  public String checkHost() {
    return told(Locale.getDefault());
  }

  /**
   * What the host breaks.
   *
   * @param language {@code fr} or {@code en}
   */
  public String checkHost(String language) {
    return told(Locale.forLanguageTag(language));
  }

  private String told(Locale locale) {
    try {
      return HostKit.report(check.check(locale), locale);
    } catch (IllegalArgumentException e) {
      return KitConfiguration.PID + ": " + e.getMessage();
    }
  }
}
