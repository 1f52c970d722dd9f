package sms.dispatch.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseGateTest {
  private final LeaseGate gate = new LeaseGate();

  @Test
  void closing_waits_for_the_call_inside_and_lets_nobody_in() throws Exception {
    assertThat(gate.enter()).isTrue();
    CompletableFuture<Integer> closing =
        CompletableFuture.supplyAsync(() -> gate.close(Duration.ofSeconds(10)));
    Thread.sleep(100);
    assertThat(closing).isNotDone();
    assertThat(gate.enter()).isFalse();
    gate.leave();
    assertThat(closing.get(2, TimeUnit.SECONDS)).isZero();
    assertThat(gate.enter()).isFalse();
  }

  @Test
  void closing_does_not_wait_for_ever() {
    assertThat(gate.enter()).isTrue();
    assertThat(gate.close(Duration.ofMillis(50))).isEqualTo(1);
  }

  @Test
  void an_interrupt_ends_the_waiting_and_is_kept() {
    assertThat(gate.enter()).isTrue();
    Thread.currentThread().interrupt();
    assertThat(gate.close(Duration.ofSeconds(10))).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
