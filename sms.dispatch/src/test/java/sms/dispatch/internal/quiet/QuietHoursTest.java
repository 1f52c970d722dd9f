package sms.dispatch.internal.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.Purpose;

class QuietHoursTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId REUNION = ZoneId.of("Indian/Reunion");

  private static Optional<Instant> end(QuietHours hours, Purpose purpose, String local) {
    return hours.end(purpose, paris(local), PARIS);
  }

  private static Instant paris(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }

  @Test
  void at_night_information_waits_for_the_morning_and_nothing_else_does() {
    QuietHours hours = new QuietHours("INFORMATION * 20:00-08:00");
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-02T19:59:59")).isEmpty();
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-02T20:00"))
        .contains(paris("2026-03-03T08:00"));
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-03T07:59:59"))
        .contains(paris("2026-03-03T08:00"));
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-03T08:00")).isEmpty();
    assertThat(end(hours, Purpose.OPERATIONAL, "2026-03-02T23:00")).isEmpty();
    assertThat(end(hours, Purpose.EMERGENCY, "2026-03-02T23:00")).isEmpty();
  }

  @Test
  void hours_belong_to_the_day_on_which_they_begin() {
    QuietHours hours = new QuietHours("* FRI 20:00-08:00");
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-06T23:00")).as("Friday").isPresent();
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-07T07:00")).as("the day after").isPresent();
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-06T07:00")).as("before").isEmpty();
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-07T23:00")).as("Saturday").isEmpty();
  }

  @Test
  void quiet_hours_that_meet_are_one() {
    QuietHours hours =
        new QuietHours("INFORMATION MON-SAT 20:00-08:00", "INFORMATION SUN 00:00-24:00");
    // from Saturday night over all of Sunday: Sunday night is not quiet by itself
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-07T21:00"))
        .contains(paris("2026-03-09T00:00"));
  }

  @Test
  void in_the_night_the_clocks_go_forward_they_end_an_hour_sooner() {
    QuietHours hours = new QuietHours("INFORMATION * 20:00-08:00");
    Instant evening = paris("2026-03-28T20:00");
    assertThat(hours.end(Purpose.INFORMATION, evening, PARIS))
        .contains(evening.plusSeconds(11 * 3600));
  }

  @Test
  void an_end_that_the_clocks_leave_out_is_the_moment_they_jump() {
    QuietHours hours = new QuietHours("INFORMATION * 20:00-02:30");
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-28T23:00"))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void an_hour_that_comes_twice_is_quiet_both_times() {
    QuietHours ends = new QuietHours("INFORMATION * 20:00-02:30");
    assertThat(ends.end(Purpose.INFORMATION, Instant.parse("2026-10-25T00:45:00Z"), PARIS))
        .as("the first 02:45 is quiet still")
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
    QuietHours begins = new QuietHours("INFORMATION * 02:15-07:00");
    assertThat(begins.end(Purpose.INFORMATION, Instant.parse("2026-10-25T00:20:00Z"), PARIS))
        .as("the first 02:20 is quiet already")
        .isPresent();
  }

  @Test
  void they_are_the_schools_hours_wherever_it_is() {
    QuietHours hours = new QuietHours("INFORMATION * 20:00-08:00");
    Instant noonInParis = Instant.parse("2026-03-02T17:00:00Z");
    assertThat(hours.end(Purpose.INFORMATION, noonInParis, PARIS)).isEmpty();
    assertThat(hours.end(Purpose.INFORMATION, noonInParis, REUNION))
        .contains(Instant.parse("2026-03-03T04:00:00Z"));
  }

  @Test
  void without_rules_no_hour_is_quiet() {
    assertThat(end(new QuietHours(), Purpose.INFORMATION, "2026-03-02T23:00")).isEmpty();
  }

  @Test
  void a_rule_that_cannot_be_understood_does_not_take_the_others_along() {
    QuietHours hours = new QuietHours("at night", "INFORMATION * 20:00-08:00");
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-02T23:00")).isPresent();
  }

  @Test
  void rules_that_would_never_end_are_left_out() {
    QuietHours hours = new QuietHours("INFORMATION * 00:00-24:00");
    assertThat(end(hours, Purpose.INFORMATION, "2026-03-02T23:00")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "INFORMATION",
        "INFORMATION MON",
        "INFORMATION MON 20-8",
        "INFORMATION MON 25:00-08:00",
        "INFORMATION LUN 20:00-08:00",
        "GOSSIP MON 20:00-08:00",
        "EMERGENCY MON 20:00-08:00"
      })
  void what_is_wrong_with_a_rule_is_said(String rule) {
    assertThatThrownBy(() -> QuietRule.parse(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s)(not of the form|no such|an emergency never).*");
  }
}
