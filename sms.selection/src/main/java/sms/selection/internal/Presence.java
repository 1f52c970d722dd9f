package sms.selection.internal;

import java.time.LocalDate;
import sms.api.host.Pupil;

/** Whether a pupil is at school, as the presence filter and the reason « left » both mean it. */
public final class Presence {
  private Presence() {}

  /** At school on that day, by this year's enrolment. */
  public static boolean present(Pupil pupil, LocalDate day) {
    return pupil.current().map(e -> e.presentOn(day)).orElse(false);
  }

  /**
   * Gone by that day: this year's enrolment has ended, or there is none, last year's was the last
   * and no class is foreseen for next year. Somebody who has yet to come has not left.
   */
  public static boolean left(Pupil pupil, LocalDate day) {
    return pupil
        .current()
        .map(e -> e.leftBy(day))
        .orElseGet(() -> pupil.previous().isPresent() && pupil.nextClass().isEmpty());
  }
}
