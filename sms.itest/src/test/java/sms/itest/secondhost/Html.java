package sms.itest.secondhost;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as it stands in a page. */
final class Html {
  private Html() {}

  /** As text, or as an attribute's value between double quotes. */
  static String safe(Object text) {
    return text.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** As a parameter of an address. */
  static String parameter(Object text) {
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
  }
}
