package sms.host.demo.internal.simulator;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.Right;
import sms.api.host.UiContribution;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.StaticPath;

/** The page « Téléphones » as a menu entry like any other; there as long as the simulator is. */
@Component(service = UiContribution.class)
public final class PhonesContribution implements UiContribution {
  /** Its id. */
  public static final String ID = "demo.phones";

  /**
   * @param simulator without which no telephone would ever ring
   */
  @Activate
  public PhonesContribution(@Reference Simulator simulator) {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Kind kind() {
    return Kind.MENU;
  }

  @Override
  public String target(Locale locale) {
    return Texts.of(locale).get("phones.menu");
  }

  @Override
  public int order() {
    return 900;
  }

  @Override
  public String label(Locale locale) {
    return Texts.of(locale).get("phones.label");
  }

  @Override
  public Optional<String> icon() {
    return Optional.of(StaticPath.PREFIX + "phones.svg");
  }

  @Override
  public Optional<Right> requiredRight() {
    return Optional.empty();
  }

  @Override
  public String elementTag() {
    return "demo-phones";
  }

  @Override
  public String moduleUrl() {
    return StaticPath.PREFIX + "phones.js";
  }

  @Override
  public String standaloneUrl() {
    return "/page/" + ID;
  }
}
