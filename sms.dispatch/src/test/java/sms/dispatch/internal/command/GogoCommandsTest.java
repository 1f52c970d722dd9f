package sms.dispatch.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.compose.Purpose;
import sms.api.gateway.SendingMode;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.metrics.SendingMetrics;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Engine;

class GogoCommandsTest {
  private final GatewayRegistry gateways =
      new GatewayRegistry(System::nanoTime, Duration.ofSeconds(1));
  private final GogoCommands commands = new GogoCommands(gateways, new SendingMetrics(gateways));

  @Test
  void gateways_shows_each_with_modes_state_and_calls_under_way() {
    gateways.bind(
        new LedgerGateway("kannel-1", SendingMode.STANDARD, SendingMode.ECONOMY),
        Map.of("service.id", 1L));
    gateways.all().get(0).inFlight().set(3);
    assertThat(commands.gateways())
        .containsPattern("kannel-1 +Label of kannel-1 +ECONOMY,STANDARD +works +3");
    for (int i = 0; i < 5; i++) {
      gateways.all().get(0).circuit().fault();
    }
    assertThat(commands.gateways()).contains("out of order");
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
        .containsPattern("SMS QUEUED +0");
  }
}
