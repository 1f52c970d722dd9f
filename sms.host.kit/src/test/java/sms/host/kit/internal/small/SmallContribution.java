package sms.host.kit.internal.small;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.Right;
import sms.api.host.UiContribution;

/** Something for the host's pages, in French and English. */
public record SmallContribution(
    String id,
    Kind kind,
    String target,
    String french,
    String english,
    Optional<Right> requiredRight,
    String elementTag,
    String moduleUrl)
    implements UiContribution {
  /** What the small host is offered. */
  public static final List<UiContribution> ALL =
      List.of(
          menu("sms.menu.send", "SMS", "SMS", Right.SEND),
          menu("sms.menu.audit", "Journal", "Journal", Right.ADMINISTER),
          on(Kind.RECORD_ACTION, "FAMILY", "Envoyer un SMS", "Send an SMS"),
          on(Kind.RECORD_PANEL, "FAMILY", "SMS envoyés", "SMS sent"),
          on(Kind.RECORD_PANEL, "PUPIL", "SMS envoyés", "SMS sent"));

  private static UiContribution menu(String id, String french, String english, Right right) {
    return new SmallContribution(
        id,
        Kind.MENU,
        "Traitement / Messages",
        french,
        english,
        Optional.of(right),
        "sms-compose",
        "/sms/ui/sms-compose.js");
  }

  private static UiContribution on(Kind kind, String type, String french, String english) {
    return new SmallContribution(
        "sms." + kind + "." + type,
        kind,
        type,
        french,
        english,
        Optional.empty(),
        "sms-history",
        "/sms/ui/sms-history.js");
  }

  @Override
  public String target(Locale locale) {
    return target;
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public String label(Locale locale) {
    return locale.getLanguage().equals("en") ? english : french;
  }

  @Override
  public Optional<String> icon() {
    return Optional.of("/sms/ui/icon.svg");
  }

  @Override
  public String standaloneUrl() {
    return "/sms/page/" + elementTag;
  }
}
