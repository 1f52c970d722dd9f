package sms.dispatch.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sms.dispatch.internal.testing.FakeTicker;

class CircuitTest {
  private final FakeTicker ticker = new FakeTicker();
  private final Circuit circuit = new Circuit(ticker);

  private void faults(int count) {
    for (int i = 0; i < count; i++) {
      circuit.fault();
    }
  }

  @Test
  void it_opens_after_five_faults_in_a_row() {
    faults(4);
    assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    circuit.healthy();
    faults(4);
    assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    assertThat(circuit.fault()).isTrue();
    assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
    assertThat(circuit.pause(ticker.getAsLong())).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void answers_to_calls_from_before_it_opened_do_not_lengthen_the_pause() {
    faults(50);
    assertThat(circuit.pause(ticker.getAsLong())).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void after_the_pause_it_is_tried_and_closes_when_it_works() {
    faults(5);
    ticker.move(Duration.ofSeconds(5));
    assertThat(circuit.state()).isEqualTo(Circuit.State.TRYING);
    circuit.healthy();
    assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
    assertThat(circuit.fault()).isFalse();
  }

  @Test
  void each_failed_try_doubles_the_pause_up_to_five_minutes() {
    faults(5);
    long expected = 5;
    for (int i = 0; i < 10; i++) {
      assertThat(circuit.pause(ticker.getAsLong()))
          .isEqualTo(Duration.ofSeconds(expected).toNanos());
      ticker.move(Duration.ofSeconds(expected));
      assertThat(circuit.state()).isEqualTo(Circuit.State.TRYING);
      assertThat(circuit.fault()).isTrue();
      expected = Math.min(2 * expected, 300);
    }
  }

  @Test
  void twenty_calls_in_a_row_without_a_clear_answer_open_it_too() {
    for (int i = 1; i < Circuit.UNCLEAR; i++) {
      assertThat(circuit.unclear()).isFalse();
    }
    assertThat(circuit.unclear()).isTrue();
    assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
  }
}
