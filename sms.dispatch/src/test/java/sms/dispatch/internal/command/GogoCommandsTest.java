package sms.dispatch.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import sms.api.compose.Purpose;
import sms.api.gateway.SendingMode;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.metrics.SendingMetrics;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Engine;

@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("the JMX domain sms")
class GogoCommandsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final GatewayRegistry gateways = new GatewayRegistry(nanos::get, Duration.ofSeconds(1));
  private final SendingMetrics metrics = new SendingMetrics(gateways);
  private final GogoCommands commands = new GogoCommands(gateways, metrics);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void gateways_shows_each_with_modes_state_and_calls_under_way() {
    gateways.bind(
        new LedgerGateway("kannel-1", SendingMode.STANDARD, SendingMode.ECONOMY),
        Map.of("service.id", 1L));
    gateways.all().get(0).inFlight().set(3);
    assertThat(commands.gateways())
        .containsPattern("kannel-1 +Label of kannel-1 +ECONOMY,STANDARD +works +3");
  }

  @Test
  void gateways_says_why_one_is_not_used_and_when_it_is_tried_again() {
    bind("one", 1);
    bind("two", 2);
    for (int i = 0; i < 5; i++) {
      gateways.byId("one").orElseThrow().circuit().fault();
    }
    gateways.byId("two").orElseThrow().circuit().creditExhausted();
    nanos.addAndGet(Duration.ofMillis(1500).toNanos());
    assertThat(commands.gateways())
        .containsPattern("one .* out of order, tried again in 4 s")
        .containsPattern("two .* out of credit, tried again in 4 s");
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    assertThat(commands.gateways()).containsPattern("one .* being tried");
  }

  @Test
  void gateways_names_one_that_is_ignored_because_of_its_id() {
    bind("one", 1);
    bind("one", 2);
    assertThat(commands.gateways())
        .containsPattern("one .* works")
        .containsPattern("one .* ignored: another one has its id");
  }

  private void bind(String id, long service) {
    gateways.bind(new LedgerGateway(id, SendingMode.STANDARD), Map.of("service.id", service));
  }

  @Test
  void gateways_says_what_to_do_when_there_is_none() {
    assertThat(commands.gateways()).contains("no gateway").contains("Configure one");
  }

  @Test
  void status_shows_what_is_in_work() {
    assertThat(commands.status()).contains("not started");
    commands.engine = () -> new Engine.Status("host-1", Map.of(Purpose.EMERGENCY, 2), 40, 5, 6);
    assertThat(commands.status())
        .contains("host-1")
        .containsPattern("EMERGENCY +2")
        .containsPattern("INFORMATION +0")
        .containsPattern("to hand over +40")
        .containsPattern("under way +5")
        .containsPattern("to record +6")
        .containsPattern("SMS QUEUED +0, the oldest due for 0 s")
        .containsPattern("SMS UNCERTAIN +0, the oldest for 0 s");
  }
}
