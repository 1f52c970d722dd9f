package sms.ui.contrib.internal.screen;

import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.UiContribution;
import sms.ui.contrib.internal.Messages;
import sms.ui.contrib.internal.files.StaticFiles;

/** The entries of the menu « Traitement / Messages ». */
abstract class MenuEntry extends Contribution {
  private final int order;

  MenuEntry(StaticFiles files, String id, Screen screen, int order) {
    super(files, id, screen);
    this.order = order;
  }

  @Override
  public final Kind kind() {
    return Kind.MENU;
  }

  @Override
  public final String target(Locale locale) {
    return Messages.of(locale).text("sms.menu");
  }

  @Override
  public final int order() {
    return order;
  }

  /** « SMS ». */
  @Component(service = UiContribution.class)
  public static final class Send extends MenuEntry {
    @Activate
    public Send(@Reference StaticFiles files) {
      super(files, "sms.menu.send", Screen.COMPOSE, 100);
    }
  }

  /** « Modèles de SMS ». */
  @Component(service = UiContribution.class)
  public static final class Templates extends MenuEntry {
    @Activate
    public Templates(@Reference StaticFiles files) {
      super(files, "sms.menu.templates", Screen.TEMPLATES, 150);
    }
  }

  /** « Récapitulatif des SMS ». */
  @Component(service = UiContribution.class)
  public static final class Recap extends MenuEntry {
    @Activate
    public Recap(@Reference StaticFiles files) {
      super(files, "sms.menu.recap", Screen.RECAP, 200);
    }
  }

  /** « Réponses aux SMS ». */
  @Component(service = UiContribution.class)
  public static final class Answers extends MenuEntry {
    @Activate
    public Answers(@Reference StaticFiles files) {
      super(files, "sms.menu.replies", Screen.REPLIES, 250);
    }
  }

  /** « Droits et quotas ». */
  @Component(service = UiContribution.class)
  public static final class Rights extends MenuEntry {
    @Activate
    public Rights(@Reference StaticFiles files) {
      super(files, "sms.menu.rights", Screen.RIGHTS, 800);
    }
  }

  /** « Passerelles et crédit ». */
  @Component(service = UiContribution.class)
  public static final class Gateways extends MenuEntry {
    @Activate
    public Gateways(@Reference StaticFiles files) {
      super(files, "sms.menu.gateways", Screen.GATEWAYS, 900);
    }
  }

  /** « Journal ». */
  @Component(service = UiContribution.class)
  public static final class Journal extends MenuEntry {
    @Activate
    public Journal(@Reference StaticFiles files) {
      super(files, "sms.menu.audit", Screen.AUDIT, 950);
    }
  }
}
