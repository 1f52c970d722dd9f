package sms.host.kit.internal.access;

import static sms.host.kit.internal.subject.Answers.given;

import java.util.Set;
import sms.api.host.CallerContext;
import sms.api.host.Right;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Strangers;
import sms.host.kit.internal.subject.Subject;

/** What is asked of {@link CallerContext}. */
public final class Callers {
  private Callers() {}

  /** On a thread that serves no request there is nobody. */
  public static void areInsideRequests(Subject subject, Notes notes) {
    given("current()", subject.host().callers().current())
        .ifPresent(caller -> notes.add("caller.somebody", caller.userId()));
  }

  /** Whom the host does not know may do nothing. */
  public static void areKnownOrPowerless(Subject subject, Notes notes) {
    for (String stranger : Strangers.typed()) {
      try {
        Set<Right> rights = rights(subject, stranger);
        if (!rights.isEmpty()) {
          notes.add("caller.mighty", stranger, rights);
        }
      } catch (RuntimeException e) {
        notes.failed(e);
      }
    }
  }

  /** Who may send may send, asked twice. */
  public static void maySend(Subject subject, Notes notes) {
    String sender = subject.host().hints().sender().orElseThrow();
    Set<Right> first = rights(subject, sender);
    Set<Right> second = rights(subject, sender);
    if (!first.contains(Right.SEND)) {
      notes.add("caller.barred", sender, first);
    } else if (!first.equals(second)) {
      notes.add("caller.fickle", sender, first, second);
    }
  }

  /** Who is blocked may not. */
  public static void mayNotSendWhenBlocked(Subject subject, Notes notes) {
    String blocked = subject.host().hints().blocked().orElseThrow();
    if (rights(subject, blocked).contains(Right.SEND)) {
      notes.add("caller.unblocked", blocked);
    }
  }

  private static Set<Right> rights(Subject subject, String userId) {
    return given("rightsOf(userId)", subject.host().callers().rightsOf(userId));
  }
}
