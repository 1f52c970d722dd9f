package sms.host.kit.internal.access;

import static sms.host.kit.internal.subject.Answers.given;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.SendingLimits;
import sms.api.host.SendingLimitsProvider;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Strangers;
import sms.host.kit.internal.subject.Subject;

/** What is asked of {@link SendingLimitsProvider}. */
public final class Limits {
  private Limits() {}

  /** There is an answer for everybody who may send, known or not; an exception refuses sending. */
  public static void areTold(Subject subject, Notes notes) {
    SendingLimitsProvider limits = subject.host().limits().orElseThrow();
    Stream.concat(subject.host().hints().sender().stream(), Stream.of(Strangers.id()))
        .forEach(
            user -> {
              try {
                Optional<SendingLimits> told =
                    given("limitsOf(caller)", limits.limitsOf(caller(user)));
                Optional<SendingLimits> again = limits.limitsOf(caller(user));
                if (!told.equals(again)) {
                  notes.add("limits.fickle", user);
                }
              } catch (RuntimeException e) {
                notes.failed(e);
              }
            });
  }

  private static Caller caller(String userId) {
    return new Caller(userId, userId, "sms-kit", Locale.FRENCH, Set.of(Right.SEND));
  }
}
