package sms.host.demo.internal.web;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A page without its surroundings.
 *
 * @param status of the answer
 * @param title of the window
 * @param body what is in the middle
 * @param modules URL paths of the ES modules that the body's elements need
 */
record Page(int status, String title, Html body, List<String> modules) {
  Page {
    requireNonNull(title, "title");
    requireNonNull(body, "body");
    modules = List.copyOf(modules);
  }

  static Page of(String title, Html body) {
    return new Page(200, title, body, List.of());
  }

  Page with(int otherStatus) {
    return new Page(otherStatus, title, body, modules);
  }
}
