package sms.ui.contrib.internal.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One endpoint.
 *
 * @param method of HTTP
 * @param template its path below {@code /sms/api}, {@code "/campaigns/{id}/cancel"}
 * @param access who may call it; there is no endpoint without
 * @param handler what it does
 */
record Route(String method, String template, Access access, Handler handler) {
  /** What an endpoint does. */
  interface Handler {
    Reply handle(Call call);
  }

  static Route get(String template, Access access, Handler handler) {
    return new Route("GET", template, access, handler);
  }

  static Route post(String template, Access access, Handler handler) {
    return new Route("POST", template, access, handler);
  }

  /** Whether it changes or computes something on behalf of the user. */
  boolean writes() {
    return !"GET".equals(method);
  }

  /** The parts of the path that the template names; empty: it is another path. */
  Optional<Map<String, String>> match(String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        parts.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
