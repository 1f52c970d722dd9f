package sms.host.demo.internal.simulator;

import java.util.Map;
import java.util.Optional;

/**
 * What the simulator answers.
 *
 * @param status of HTTP
 * @param body to be written as JSON
 * @param retryAfter seconds for the header Retry-After
 */
record Answer(int status, Map<String, String> body, Optional<Integer> retryAfter) {
  Answer {
    body = Map.copyOf(body);
  }

  static Answer taken(String id) {
    return new Answer(201, Map.of("id", id), Optional.empty());
  }

  static Answer error(int status, String code) {
    return new Answer(status, Map.of("error", code), Optional.empty());
  }

  static Answer later(int status, String code, int seconds) {
    return new Answer(status, Map.of("error", code), Optional.of(seconds));
  }
}
