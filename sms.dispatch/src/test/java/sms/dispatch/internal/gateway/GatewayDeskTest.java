package sms.dispatch.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.GatewayStatus;
import sms.api.dispatch.GatewayStatus.Health;
import sms.dispatch.internal.testing.LedgerGateway;

/** What an administrator is shown of a gateway that is not used. */
class GatewayDeskTest {
  private final AtomicLong nanos = new AtomicLong();
  private final GatewayRegistry registry = new GatewayRegistry(nanos::get, Duration.ofSeconds(1));
  private final GatewayDesk desk = new GatewayDesk(registry);

  @AfterEach
  void close() {
    desk.close();
  }

  private Circuit bind(String id, long service) {
    registry.bind(new LedgerGateway(id), Map.of("service.id", service));
    return registry.byId(id).orElseThrow().circuit();
  }

  private List<Health> shown() {
    return desk.all().stream().map(GatewayStatus::health).toList();
  }

  @Test
  void an_open_circuit_is_shown_until_the_gateway_works_again() {
    Circuit circuit = bind("one", 1);
    assertThat(shown()).containsExactly(Health.WORKING);
    for (int i = 0; i < Circuit.FAULTS; i++) {
      circuit.fault();
    }
    assertThat(shown()).containsExactly(Health.OUT_OF_ORDER);
    nanos.addAndGet(Circuit.FIRST_PAUSE.toNanos());
    assertThat(shown()).containsExactly(Health.TRYING);
    circuit.healthy();
    assertThat(shown()).containsExactly(Health.WORKING);
  }

  @Test
  void an_exhausted_credit_is_told_apart() {
    bind("one", 1).creditExhausted();
    assertThat(shown()).containsExactly(Health.OUT_OF_CREDIT);
  }

  @Test
  void the_ignored_one_of_two_with_one_id_is_shown_last() {
    bind("one", 1);
    bind("one", 2);
    assertThat(shown()).containsExactly(Health.WORKING, Health.DUPLICATE_ID);
  }
}
