package sms.dispatch.internal.command;

import java.util.Locale;
import java.util.Set;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;

/** In whose name something is done in the shell. */
final class People {
  static final String WORKSTATION = "console";

  private People() {}

  /** Whoever has the shell: may administer, and sends nothing in anybody's name. */
  static Caller console() {
    return new Caller(
        WORKSTATION,
        WORKSTATION,
        WORKSTATION,
        Locale.getDefault(),
        Set.of(Right.ADMINISTER, Right.RECAP_ALL));
  }

  /** That user of the host, with the rights held now; none for an unknown or blocked one. */
  static Caller user(String userId, CallerContext callers) {
    return new Caller(userId, userId, WORKSTATION, Locale.getDefault(), callers.rightsOf(userId));
  }
}
