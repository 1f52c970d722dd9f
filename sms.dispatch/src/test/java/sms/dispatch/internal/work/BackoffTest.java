package sms.dispatch.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static Backoff with(double chance) {
    return new Backoff(
        Duration.ofSeconds(2),
        Duration.ofMinutes(15),
        new Random() {
          @Override
          public double nextDouble(double from, double to) {
            return from + chance * (to - from);
          }
        });
  }

  @Test
  void each_pause_is_four_times_the_one_before_up_to_the_longest() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(with(0.5)::after).map(Duration::toSeconds))
        .containsExactly(2L, 8L, 32L, 128L, 512L, 900L, 900L, 900L);
  }

  @Test
  void chance_moves_it_by_a_quarter() {
    assertThat(with(0).after(2)).isEqualTo(Duration.ofSeconds(6));
    assertThat(with(1).after(2)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void it_does_not_overflow() {
    assertThat(with(0.5).after(1000)).isEqualTo(Duration.ofMinutes(15));
  }
}
