package sms.dispatch.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sms.dispatch.internal.testing.FakeTicker;

class RateLimitTest {
  private final FakeTicker ticker = new FakeTicker();

  @Test
  void no_second_wherever_it_begins_sees_more_than_the_limit() {
    RateLimit limit = new RateLimit(10, ticker);
    Random random = new Random(7);
    List<long[]> taken = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      taken.add(new long[] {ticker.getAsLong(), limit.take(1 + random.nextInt(6))});
      ticker.move(Duration.ofMillis(random.nextInt(120)));
    }

    for (long[] from : taken) {
      int inThatSecond = 0;
      for (long[] other : taken) {
        long after = other[0] - from[0];
        if (after >= 0 && after < Duration.ofSeconds(1).toNanos()) {
          inThatSecond += (int) other[1];
        }
      }
      assertThat(inThatSecond).isLessThanOrEqualTo(10);
    }
    assertThat(taken.stream().mapToLong(t -> t[1]).sum()).isGreaterThan(2_700);
  }

  @Test
  void it_gives_what_there_is_and_says_how_long_to_wait_for_more() {
    RateLimit limit = new RateLimit(3, ticker);
    assertThat(limit.take(2)).isEqualTo(2);
    ticker.move(Duration.ofMillis(400));
    assertThat(limit.take(5)).isEqualTo(1);
    assertThat(limit.take(1)).isZero();
    assertThat(limit.pause(ticker.getAsLong())).isEqualTo(Duration.ofMillis(600).toNanos());
    ticker.move(Duration.ofMillis(600));
    assertThat(limit.pause(ticker.getAsLong())).isZero();
    assertThat(limit.take(5)).isEqualTo(2);
  }

  @Test
  void tokens_that_were_not_needed_are_there_again() {
    RateLimit limit = new RateLimit(3, ticker);
    assertThat(limit.take(3)).isEqualTo(3);
    limit.putBack(2);
    assertThat(limit.take(3)).isEqualTo(2);
    limit.putBack(0);
    assertThat(limit.take(1)).isZero();
  }

  @Test
  void zero_is_no_limit() {
    RateLimit limit = new RateLimit(0, ticker);
    assertThat(limit.take(1_000_000)).isEqualTo(1_000_000);
    assertThat(limit.pause(ticker.getAsLong())).isZero();
  }

  @Test
  void two_who_share_it_never_take_more_whoever_puts_back() {
    RateLimit limit = new RateLimit(6, ticker);
    assertThat(limit.take(4)).isEqualTo(4);
    assertThat(limit.take(1)).as("somebody else's").isEqualTo(1);
    limit.putBack(3);
    ticker.move(Duration.ofMillis(500));
    assertThat(limit.take(6)).isEqualTo(4);
    ticker.move(Duration.ofMillis(500));
    assertThat(limit.take(6)).isEqualTo(2);
  }
}
