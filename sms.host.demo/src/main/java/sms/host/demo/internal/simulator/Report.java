package sms.host.demo.internal.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A delivery report.
 *
 * @param address where it goes
 * @param reference of the sender
 * @param id ours
 * @param status {@code delivered}, {@code undelivered} or {@code buffered}
 * @param code why; {@code 0} when there is nothing to say
 * @param at when it happened
 */
record Report(URI address, String reference, String id, String status, String code, Instant at) {
  Map<String, String> body() {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("reference", reference);
    body.put("id", id);
    body.put("status", status);
    body.put("code", code);
    body.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
    return body;
  }
}
