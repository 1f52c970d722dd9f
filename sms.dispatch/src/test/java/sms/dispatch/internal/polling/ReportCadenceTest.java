package sms.dispatch.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReportCadenceTest {
  private static final Instant SENT = Instant.parse("2026-11-30T08:00:00Z");

  /** The minutes at which a host that looks each minute asks. */
  private static List<Long> minutes(Duration first, long from, long upTo) {
    ReportCadence cadence = new ReportCadence(first);
    return LongStream.rangeClosed(from, upTo)
        .filter(m -> cadence.isDue(SENT, minute(m - 1), minute(m)))
        .boxed()
        .toList();
  }

  private static Instant minute(long minute) {
    return SENT.plusSeconds(60 * minute);
  }

  @Test
  void an_sms_is_asked_for_ever_more_rarely() {
    assertThat(minutes(Duration.ofMinutes(1), 0, 250))
        .containsExactly(1L, 5L, 30L, 60L, 120L, 180L, 240L);
  }

  @Test
  void after_three_days_nobody_asks_any_more() {
    assertThat(minutes(Duration.ofMinutes(1), 70 * 60, 100 * 60))
        .containsExactly(70 * 60L, 71 * 60L, 72 * 60L);
  }

  @Test
  void where_the_provider_reports_itself_only_what_is_late_is_asked_for() {
    assertThat(minutes(Duration.ofHours(1), 0, 200)).containsExactly(60L, 120L, 180L);
    assertThat(minutes(Duration.ofMinutes(10), 0, 100)).containsExactly(10L, 30L, 60L);
  }

  @Test
  void what_became_due_while_nobody_asked_is_asked_for_once() {
    ReportCadence cadence = new ReportCadence(Duration.ofMinutes(1));
    assertThat(cadence.isDue(SENT, Instant.EPOCH, minute(0))).isFalse();
    assertThat(cadence.isDue(SENT, Instant.EPOCH, minute(600))).isTrue();
    assertThat(cadence.isDue(SENT, minute(600), minute(600))).isFalse();
  }

  @Test
  void a_clock_that_was_put_back_asks_for_nothing() {
    ReportCadence cadence = new ReportCadence(Duration.ofMinutes(1));
    assertThat(cadence.isDue(SENT, minute(90), minute(30))).isFalse();
  }
}
