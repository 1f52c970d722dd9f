package sms.dispatch.internal.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import sms.api.compose.Purpose;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.gateway.FailureReason;
import sms.api.host.CallerContext;
import sms.api.host.Person;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.dispatch.internal.inbound.OptOutRegister;
import sms.dispatch.internal.quiet.QuietHours;

/**
 * Checks again, just before it leaves, what may have changed since the click: the time, the
 * sender's right, the recipient's wish. Throws what the host throws: then nothing is sent, and it
 * is asked again later.
 */
final class Eligibility {
  /** A sender who is blocked in the middle of a long campaign is noticed within that time. */
  static final Duration RIGHTS_FRESH = Duration.ofSeconds(5);

  private final CallerContext callers;
  private final SchoolDirectory directory;
  private final QuietHours quiet;
  private final OptOutRegister optOuts;
  private final Time time;

  Eligibility(
      CallerContext callers,
      SchoolDirectory directory,
      QuietHours quiet,
      OptOutRegister optOuts,
      Time time) {
    this.callers = callers;
    this.directory = directory;
    this.quiet = quiet;
    this.optOuts = optOuts;
    this.time = time;
  }

  /** Whether the time of all SMS of that range is over. */
  boolean tooLate(SendLease lease) {
    return !time.instant().isBefore(lease.expires());
  }

  /** Why no SMS of that range may leave; empty: they may. */
  Optional<FailureReason> refusal(Slice slice) {
    if (tooLate(slice.lease())) {
      return Optional.of(FailureReason.TOO_LATE);
    }
    boolean credentials = slice.lease().purpose() == Purpose.CREDENTIALS;
    return rights(slice).contains(Right.SEND) && (!credentials || mayIssue(slice))
        ? Optional.empty()
        : Optional.of(FailureReason.NO_LONGER_ALLOWED);
  }

  /** Whether its sender may send first-connection credentials. */
  boolean mayIssue(Slice slice) {
    return rights(slice).contains(Right.CREDENTIALS);
  }

  /**
   * When the quiet hours end that all SMS of that range have to wait for: they began after the
   * click, or its sender has lost the right to send in them. Empty: none.
   */
  Optional<Instant> quietUntil(Slice slice) {
    SendLease lease = slice.lease();
    if (lease.duringQuietHours() && rights(slice).contains(Right.OVERRIDE_QUIET_HOURS)) {
      return Optional.empty();
    }
    return quiet.end(lease.purpose(), time.instant(), directory.school().zone());
  }

  private Set<Right> rights(Slice slice) {
    long now = time.nanos();
    Set<Right> rights = slice.rights(now, RIGHTS_FRESH);
    if (rights == null) {
      rights = callers.rightsOf(slice.lease().userId());
      slice.rights(rights, now);
    }
    return rights;
  }

  /** Whether that recipient may still be written to. */
  boolean allows(QueuedSms sms) {
    if (optOuts.holds(sms.number())) {
      return false; // whoever has that number answered STOP
    }
    if (sms.personId().isEmpty()) {
      return true; // a typed number
    }
    Optional<Person> person = directory.person(sms.personId().get());
    return person.isPresent()
        && !person.get().deceased()
        && (sms.override() || !person.get().noSms());
  }
}
