package sms.gateway.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.api.selection.PhoneNumber;
import sms.gateway.http.internal.Protocol;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.Settings;

/**
 * How many bytes a gateway may allocate to write a request and to read an answer, without the HTTP
 * around it. A budget is a third more than what it took when it was set, before the JVM has
 * optimised anything: more never happens, whatever the machine.
 */
class AllocationBudgetTest {
  private static final int MANY = 2_000;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Protocol protocol(Map<String, Object> body) {
    Map<String, Object> properties = new HashMap<>(body);
    properties.put("id", "json");
    properties.put("url", "https://sms.example.org/send");
    properties.put("headers", new String[] {"Authorization: Bearer {key}"});
    properties.put(".key", "k3y");
    properties.put("answers", new String[] {"201 = accepted", "429 = retry THROTTLED"});
    properties.put("answer.id", "/id");
    properties.put("tariff.STANDARD", ":0.045");
    Settings settings = new Settings(properties);
    return JsonComponent.configure(GatewaySettings.of(settings), settings, Clock.systemUTC())
        .protocol();
  }

  private static void within(long budget, String what, Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREAD.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MANY; i++) {
        work.run();
      }
      least = Math.min(least, THREAD.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least / MANY)
        .as(
            "bytes for %s. Find what is new (JFR, settings=profile: allocations in new TLAB); if it"
                + " is worth it, raise the budget here and run mvn -Pbench",
            what)
        .isLessThanOrEqualTo(budget);
  }

  @ParameterizedTest
  @CsvSource({
    "json, '{\"to\":\"{to}\",\"text\":\"{text}\",\"ref\":\"{reference}\"}', 4500",
    "form, 'to={to}&text={text}&reference={reference}', 6800"
  })
  void a_request_is_written(String type, String body, long budget) {
    Protocol protocol = protocol(Map.of("body.type", type, "body", body));
    Item item =
        new Item(
            new UUID(1, 2),
            new PhoneNumber("+33612345678"),
            "Bonjour Claire, le collège est fermé demain.",
            false,
            1);
    within(
        budget,
        "a request with a body of " + type,
        () -> protocol.submit(SendingMode.STANDARD, item, Optional.empty()));
  }

  @Test
  void an_answer_is_read() {
    Protocol protocol = protocol(Map.of("body", "{\"to\":\"{to}\",\"text\":\"{text}\"}"));
    Answer answer = new Answer(201, Map.of(), "{\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}");
    assertThat(protocol.result(answer)).isInstanceOf(SubmitResult.Accepted.class);
    within(2_850, "an answer", () -> protocol.result(answer));
  }
}
