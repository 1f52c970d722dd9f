package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/** What a provider says when it is asked for delivery reports. */
public sealed interface PollResult {
  /** What it knows; SMS of which it knows nothing (yet) have none. */
  List<DeliveryReport> reports();

  /** It answered. */
  record Answered(List<DeliveryReport> reports) implements PollResult {
    public Answered {
      reports = List.copyOf(reports);
    }
  }

  /**
   * It wants to be left alone, does not answer or refuses our login: these SMS are asked for again
   * later.
   *
   * @param reports what it told before
   * @param after not before that time; zero: it does not say
   * @param reason why
   * @param rawCode its own word, at most 200 characters, without number, text or secret; may be
   *     empty
   */
  record TryLater(
      List<DeliveryReport> reports, Duration after, FailureReason reason, String rawCode)
      implements PollResult {
    public TryLater {
      reports = List.copyOf(reports);
      requireNonNull(after, "after");
      requireNonNull(reason, "reason");
      requireNonNull(rawCode, "rawCode");
      if (after.isNegative()) {
        throw new IllegalArgumentException("nobody waits for a time that is over");
      }
    }
  }
}
