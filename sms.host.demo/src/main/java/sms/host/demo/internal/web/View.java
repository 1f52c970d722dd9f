package sms.host.demo.internal.web;

import static java.util.Objects.requireNonNull;

import sms.api.host.Caller;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.Session;

/**
 * Whom a page is made for.
 *
 * @param path of the request with its query, to come back to
 */
record View(Texts texts, Caller caller, Session session, String path) {
  View {
    requireNonNull(texts, "texts");
    requireNonNull(caller, "caller");
    requireNonNull(session, "session");
    requireNonNull(path, "path");
  }

  /** The hidden field that every form must have. */
  Html csrf() {
    return Html.of("<input type=\"hidden\" name=\"csrf\" value=\"{}\">", session.csrf());
  }

  String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }
}
