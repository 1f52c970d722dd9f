package sms.dispatch.internal.work;

import org.jspecify.annotations.Nullable;
import sms.api.dispatch.QueuedSms;

/** A marked row on its way through a lane. Touched by one thread at a time. */
final class Item {
  private final Slice slice;
  private final QueuedSms sms;
  private @Nullable Lane lane;
  private boolean maybeTaken;
  private int unclear;
  private long giveUpAt;
  private long notBefore;

  Item(Slice slice, QueuedSms sms) {
    this.slice = slice;
    this.sms = sms;
  }

  Slice slice() {
    return slice;
  }

  QueuedSms sms() {
    return sms;
  }

  /** The lane it is in, or was in last; null: none yet. */
  @Nullable Lane lane() {
    return lane;
  }

  void enter(Lane entered) {
    lane = entered;
  }

  /**
   * Whether a call for it ended without a clear answer: only the same gateway may be asked again.
   */
  boolean maybeTaken() {
    return maybeTaken;
  }

  /** How many calls for it ended without a clear answer. */
  int unclear() {
    return unclear;
  }

  /** A call ended without a clear answer; asked again at the earliest then, given up after that. */
  void unclear(long now, long again, long patience) {
    if (!maybeTaken) {
      maybeTaken = true;
      giveUpAt = now + patience;
    }
    unclear++;
    notBefore = again;
  }

  /** {@link System#nanoTime} of the next call. */
  long notBefore() {
    return notBefore;
  }

  long giveUpAt() {
    return giveUpAt;
  }
}
