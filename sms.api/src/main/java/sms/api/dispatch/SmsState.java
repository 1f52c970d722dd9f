package sms.api.dispatch;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an SMS stands. Every acknowledged SMS is in exactly one state, and every state is shown.
 */
public enum SmsState {
  /** Waits for its date and time. */
  SCHEDULED,
  /** Waits for a gateway; surely not sent yet. */
  QUEUED,
  /** Handed to a gateway, answer outstanding. */
  SENDING,
  /** The provider has it; what the telephone did is not known (yet). */
  SENT,
  /** On the telephone: « Reçu ». Final. */
  DELIVERED,
  /** The provider had it and gave up. Final, unless it reports DELIVERED after all. */
  UNDELIVERED,
  /** Taken back by a person before it left. Final. */
  CANCELLED,
  /** Its time was over before it could leave: not sent. Final. */
  EXPIRED,
  /** The provider refused it, or it was no longer allowed. Final. */
  REJECTED,
  /** Given up after the last attempt; surely not sent. Final. */
  FAILED,
  /**
   * May or may not have been sent: never sent again but by a person. A report may still resolve it.
   */
  UNCERTAIN;

  /** The states that may follow this one; empty for a final state. */
  public Set<SmsState> next() {
    return switch (this) {
      case SCHEDULED -> EnumSet.of(QUEUED, CANCELLED, EXPIRED, REJECTED);
      // SENT, DELIVERED, UNDELIVERED: a report contradicts an attempt that was said to have failed
      case QUEUED ->
          EnumSet.of(SENDING, CANCELLED, EXPIRED, REJECTED, FAILED, SENT, DELIVERED, UNDELIVERED);
      // DELIVERED and UNDELIVERED: a report may overtake the provider's answer; CANCELLED: it was
      // taken back meanwhile, and the provider surely did not take it
      case SENDING ->
          EnumSet.of(SENT, QUEUED, REJECTED, FAILED, UNCERTAIN, DELIVERED, UNDELIVERED, CANCELLED);
      case SENT -> EnumSet.of(DELIVERED, UNDELIVERED);
      // CANCELLED: a person says it was not sent
      case UNCERTAIN -> EnumSet.of(SENT, DELIVERED, UNDELIVERED, CANCELLED);
      case DELIVERED, UNDELIVERED, CANCELLED, EXPIRED, REJECTED, FAILED ->
          EnumSet.noneOf(SmsState.class);
    };
  }

  /** Whether that state may follow this one. */
  public boolean mayBecome(SmsState state) {
    return next().contains(state);
  }

  /**
   * Whether a person may have it sent again, as an SMS of its own: it did not arrive, or nobody
   * knows whether it left.
   */
  public boolean maySendAgain() {
    return switch (this) {
      case UNCERTAIN, UNDELIVERED, FAILED, REJECTED, EXPIRED -> true;
      case SCHEDULED, QUEUED, SENDING, SENT, DELIVERED, CANCELLED -> false;
    };
  }

  /** Whether nothing follows. */
  public boolean isFinal() {
    return next().isEmpty();
  }
}
