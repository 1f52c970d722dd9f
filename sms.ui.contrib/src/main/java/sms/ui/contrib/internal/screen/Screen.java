package sms.ui.contrib.internal.screen;

/** The screens there are. */
enum Screen {
  /** Grouped and individual sends. */
  COMPOSE("sms-compose", "compose"),
  /** Predefined messages. */
  TEMPLATES("sms-templates", "templates"),
  /** What was sent. */
  RECAP("sms-recap", "recap"),
  /** What people answered. */
  REPLIES("sms-replies", "replies"),
  /** How the gateways stand, and their credit. */
  GATEWAYS("sms-gateways", "gateways"),
  /** What was sent to the people of a record. */
  HISTORY("sms-history", "history"),
  /** Who did what. */
  AUDIT("sms-audit", "audit"),
  /** What one may do, and how much is left. */
  RIGHTS("sms-rights", "rights");

  private final String tag;
  private final String page;

  Screen(String tag, String page) {
    this.tag = tag;
    this.page = page;
  }

  /** The name of the element. */
  String tag() {
    return tag;
  }

  /** The file that defines the element. */
  String module() {
    return tag + ".js";
  }

  /** Below {@code /sms/page/}. */
  String page() {
    return page;
  }

  /** The address of the whole page. */
  String pageUrl() {
    return "/sms/page/" + page;
  }
}
