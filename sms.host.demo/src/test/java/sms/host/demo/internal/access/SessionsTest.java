package sms.host.demo.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import sms.host.demo.internal.support.HandClock;

class SessionsTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));
  private final Sessions sessions = new Sessions(clock);

  private Session open(String user) {
    return sessions.open(user, "POSTE", Locale.FRENCH);
  }

  @Test
  void ends_after_eight_hours_without_use_and_lives_on_with_it() {
    Session used = open("admin");
    Session idle = open("secretariat");
    clock.advance(Duration.ofHours(5));
    assertThat(sessions.use(used.token())).isPresent();
    clock.advance(Duration.ofHours(5));
    assertThat(sessions.use(used.token())).isPresent();
    assertThat(sessions.use(idle.token())).isEmpty();
  }

  @Test
  void is_gone_after_signing_out() {
    Session session = open("admin");
    sessions.close(session.token());
    assertThat(sessions.use(session.token())).isEmpty();
  }

  @Test
  void has_secrets_that_nobody_guesses_and_never_prints_them() {
    Session session = open("admin");
    assertThat(session.token()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(session.csrf());
    assertThat(session.toString()).doesNotContain(session.token()).doesNotContain(session.csrf());
  }

  @Test
  void the_longest_unused_gives_way_when_there_are_too_many() {
    Session oldest = open("admin");
    clock.advance(Duration.ofSeconds(1));
    Session second = open("admin");
    clock.advance(Duration.ofSeconds(1));
    for (int i = 0; i < Sessions.MAX - 1; i++) {
      open("flood");
    }
    assertThat(sessions.use(oldest.token())).isEmpty();
    assertThat(sessions.use(second.token())).isPresent();
  }
}
