package sms.host.demo.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import sms.host.demo.internal.support.HandClock;

class LoginThrottleTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));
  private final LoginThrottle throttle = new LoginThrottle(clock);

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.attempt(name)).isZero();
    }
  }

  @Test
  void five_wrong_passwords_are_free_and_then_each_try_waits_twice_as_long() {
    fail("admin", 5);
    assertThat(throttle.attempt("admin")).isEqualTo(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(2));
    assertThat(throttle.attempt("admin")).isZero();
    assertThat(throttle.attempt("admin")).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void never_waits_longer_than_a_minute() {
    fail("admin", 5);
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofMinutes(1));
      assertThat(throttle.attempt("admin")).isZero();
    }
    assertThat(throttle.attempt("admin")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void one_name_does_not_slow_another() {
    fail("admin", 5);
    assertThat(throttle.attempt("secretariat")).isZero();
  }

  @Test
  void the_right_password_wipes_the_slate() {
    fail("admin", 5);
    throttle.succeeded("admin");
    fail("admin", 5);
  }

  @Test
  void a_quarter_of_an_hour_later_all_is_forgotten() {
    fail("admin", 5);
    clock.advance(Duration.ofMinutes(16));
    fail("admin", 5);
  }

  @Test
  void a_flood_of_invented_names_ends_up_waiting_together() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(throttle.attempt("name" + i)).isZero();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.attempt("more" + i)).isZero();
    }
    assertThat(throttle.attempt("yet another")).isPositive();
  }
}
