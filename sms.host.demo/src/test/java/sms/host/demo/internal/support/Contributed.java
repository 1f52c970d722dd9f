package sms.host.demo.internal.support;

import java.util.Locale;
import java.util.Optional;
import sms.api.host.Right;
import sms.api.host.UiContribution;

/** A contribution of some other bundle. */
public record Contributed(
    String id,
    Kind kind,
    String target,
    int order,
    String label,
    Optional<Right> requiredRight,
    String elementTag,
    String moduleUrl)
    implements UiContribution {
  /** A menu entry for everybody. */
  public static Contributed menu(String id, String target, int order, String label) {
    return new Contributed(
        id, Kind.MENU, target, order, label, Optional.empty(), "x-" + id, "/x/" + id + ".js");
  }

  /** An action or panel on a kind of record. */
  public static Contributed onRecord(Kind kind, String type, String id, String label) {
    return new Contributed(
        id, kind, type, 1, label, Optional.empty(), "x-" + id, "/x/" + id + ".js");
  }

  /** The same for those only who hold a right. */
  public Contributed requiring(Right right) {
    return new Contributed(
        id, kind, target, order, label, Optional.of(right), elementTag, moduleUrl);
  }

  @Override
  public String target(Locale locale) {
    return target;
  }

  @Override
  public String label(Locale locale) {
    return label;
  }

  @Override
  public Optional<String> icon() {
    return Optional.empty();
  }

  @Override
  public String standaloneUrl() {
    return "/x/" + id;
  }
}
