package sms.ui.contrib.internal.screen;

import java.util.Locale;
import java.util.Optional;
import sms.api.host.Right;
import sms.api.host.UiContribution;
import sms.ui.contrib.internal.Messages;
import sms.ui.contrib.internal.files.StaticFiles;

/** What all our contributions have in common. */
abstract class Contribution implements UiContribution {
  private final StaticFiles files;
  private final String id;
  private final Screen screen;

  /**
   * Its texts have the id as key.
   *
   * @param id stable and unique
   */
  Contribution(StaticFiles files, String id, Screen screen) {
    this.files = files;
    this.id = id;
    this.screen = screen;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String label(Locale locale) {
    return Messages.of(locale).text(id);
  }

  @Override
  public final Optional<String> icon() {
    return Optional.of(files.url("icon/" + screen.page() + ".svg"));
  }

  @Override
  public final Optional<Right> requiredRight() {
    return switch (screen) {
      case COMPOSE, TEMPLATES -> Optional.of(Right.SEND);
      case RECAP, REPLIES, HISTORY, RIGHTS -> Optional.empty();
      case GATEWAYS, AUDIT -> Optional.of(Right.ADMINISTER);
    };
  }

  @Override
  public final String elementTag() {
    return screen.tag();
  }

  @Override
  public final String moduleUrl() {
    return files.url(screen.module());
  }

  @Override
  public final String standaloneUrl() {
    return screen.pageUrl();
  }
}
