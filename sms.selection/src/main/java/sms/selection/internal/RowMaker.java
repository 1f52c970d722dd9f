package sms.selection.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sms.api.selection.IgnoreReason;
import sms.api.selection.PhoneNumber;
import sms.selection.internal.Row.Outcome;
import sms.selection.internal.number.NumberReader;
import sms.selection.internal.number.NumberReading;

/** Says of each matched person whether an SMS can go there, and if not for which first reason. */
final class RowMaker {
  private final NumberReader numbers;
  private final Set<PhoneNumber> stopped;
  private final boolean individual;
  private final Set<String> tickedKeys;

  private RowMaker(
      NumberReader numbers, Set<PhoneNumber> stopped, boolean individual, Set<String> tickedKeys) {
    this.numbers = numbers;
    this.stopped = stopped;
    this.individual = individual;
    this.tickedKeys = tickedKeys;
  }

  /**
   * For a grouped send: whoever is flagged <i>Ne pas envoyer de SMS</i> is ignored.
   *
   * @param stopped numbers from which STOP was answered
   */
  static RowMaker forGroup(NumberReader numbers, Set<PhoneNumber> stopped) {
    return new RowMaker(numbers, stopped, false, Set.of());
  }

  /**
   * For an individual send: whoever is flagged is listed, ticked only when the keys say so.
   *
   * @param stopped numbers from which STOP was answered
   */
  static RowMaker forRecord(
      NumberReader numbers, Set<PhoneNumber> stopped, Set<String> tickedKeys) {
    return new RowMaker(numbers, stopped, true, tickedKeys);
  }

  Row row(MatchedPerson matched) {
    boolean flagged = matched.person().noSms();
    boolean ticked = !flagged || tickedKeys.contains(Row.key(matched.person()));
    Optional<IgnoreReason> reason = matched.reason();
    if (reason.isEmpty() && flagged && !individual) {
      reason = Optional.of(IgnoreReason.OPTED_OUT);
    }
    return Row.of(
        matched,
        ticked,
        reason.<Outcome>map(Outcome.Ignored::new).orElseGet(() -> byNumber(matched)));
  }

  private Outcome byNumber(MatchedPerson matched) {
    NumberReading reading = numbers.read(matched.person().mobile());
    if (reading instanceof NumberReading.Mobile mobile) {
      if (stopped.contains(mobile.number())) {
        return new Outcome.Ignored(IgnoreReason.UNSUBSCRIBED);
      }
      return new Outcome.Reached(mobile.number(), List.of());
    }
    return new Outcome.Ignored(((NumberReading.Unusable) reading).reason());
  }
}
