package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import sms.api.dispatch.SmsState;

/**
 * Credentials that were sent with reminders.
 *
 * @param id {@link sms.api.dispatch.Reminder#series}
 * @param userName who sends
 * @param selection to whom, as a sentence
 * @param steps the first sending and the reminders, in their order
 */
public record ReminderSeries(UUID id, String userName, String selection, List<Step> steps) {
  /**
   * One sending.
   *
   * @param campaignId its campaign
   * @param number 0 for the first, 1 for the first reminder
   * @param at when it leaves or left
   * @param states how many of its SMS are in each state; those without any are absent
   * @param connected how many were left out because their holder had connected; they are among the
   *     REJECTED
   */
  public record Step(
      long campaignId, int number, Instant at, Map<SmsState, Long> states, long connected) {
    public Step {
      requireNonNull(at, "at");
      states = Map.copyOf(states);
    }
  }

  public ReminderSeries {
    requireNonNull(id, "id");
    requireNonNull(userName, "userName");
    requireNonNull(selection, "selection");
    steps = List.copyOf(steps);
  }
}
