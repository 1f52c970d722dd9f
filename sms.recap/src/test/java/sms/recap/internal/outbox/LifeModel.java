package sms.recap.internal.outbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;

/**
 * The life of the SMS of one campaign of one range, after the letter of {@link
 * sms.api.dispatch.Outbox}, in the fewest words: what an implementation is compared with. Times are
 * seconds.
 */
final class LifeModel {
  static final int SIZE = 2;
  static final int LEASE = 60;
  static final int PAUSE = 1;

  /** Something that is done to the outbox. */
  sealed interface Step {
    /** The SMS up to the n-th may be handed over. */
    record Mark(int n, boolean stale) implements Step {}

    /** What became of the n-th. */
    record Record(int n, SmsState outcome, boolean stale) implements Step {}

    record Finish(boolean stale) implements Step {}

    record Claim() implements Step {}

    /** So many seconds go by. */
    record Pass(int seconds) implements Step {}

    record Report(int n, DeliveryReport.Status status) implements Step {}

    record Cancel() implements Step {}

    /** The holder of the lease is surely dead. */
    record Settle() implements Step {}
  }

  /** Every step, stale leases included. */
  static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (boolean stale : new boolean[] {false, true}) {
      steps.add(new Step.Finish(stale));
      for (int n = 1; n <= SIZE; n++) {
        steps.add(new Step.Mark(n, stale));
        for (SmsState outcome :
            List.of(SmsState.SENT, SmsState.QUEUED, SmsState.REJECTED, SmsState.UNCERTAIN)) {
          steps.add(new Step.Record(n, outcome, stale));
        }
      }
    }
    for (int n = 1; n <= SIZE; n++) {
      for (DeliveryReport.Status status : DeliveryReport.Status.values()) {
        steps.add(new Step.Report(n, status));
      }
    }
    steps.addAll(
        List.of(
            new Step.Claim(),
            new Step.Claim(),
            new Step.Pass(PAUSE),
            new Step.Pass(LEASE + 1),
            new Step.Cancel(),
            new Step.Settle()));
    return steps;
  }

  private static final class Sms {
    SmsState state = SmsState.QUEUED;

    /** The pass that ended with its outcome; 0: none. */
    long pass;

    /** Not before that; 0: at once. */
    int retryAt;

    boolean attempted;

    /** The provider may have it, and nobody has said that it surely has not. */
    boolean maybeSent;
  }

  private final Sms[] sms = new Sms[SIZE];
  private int now = 1;
  private boolean claimed = true;
  private boolean done;
  private boolean cancelled;
  private long version = 1;
  private int mark;
  private int claimedAt = 1;
  private int until = 1 + LEASE;
  private int due = 1;

  LifeModel() {
    Arrays.setAll(sms, n -> new Sms());
  }

  LifeModel copy() {
    LifeModel copy = new LifeModel();
    for (int n = 0; n < SIZE; n++) {
      copy.sms[n].state = sms[n].state;
      copy.sms[n].pass = sms[n].pass;
      copy.sms[n].retryAt = sms[n].retryAt;
      copy.sms[n].attempted = sms[n].attempted;
      copy.sms[n].maybeSent = sms[n].maybeSent;
    }
    copy.now = now;
    copy.claimed = claimed;
    copy.done = done;
    copy.cancelled = cancelled;
    copy.version = version;
    copy.mark = mark;
    copy.claimedAt = claimedAt;
    copy.until = until;
    copy.due = due;
    return copy;
  }

  /** What counts for what may follow: times and passes as they stand to each other. */
  String key() {
    StringBuilder key = new StringBuilder();
    key.append(claimed).append(done).append(cancelled).append(mark).append(now > until);
    key.append(due <= now);
    for (Sms one : sms) {
      key.append('/').append(one.state).append(one.pass == version).append(one.attempted);
      key.append(one.maybeSent).append(one.retryAt <= claimedAt).append(one.retryAt <= now);
      key.append(one.retryAt == 0);
    }
    return key.toString();
  }

  /** As the recap shows them. */
  List<SmsState> shown() {
    List<SmsState> shown = new ArrayList<>();
    for (int n = 1; n <= SIZE; n++) {
      shown.add(inFlight(n) ? SmsState.SENDING : sms(n).state);
    }
    return shown;
  }

  /** Those that would be read to be sent, by the newest lease: 1 to SIZE. */
  List<Integer> readable() {
    List<Integer> readable = new ArrayList<>();
    for (int n = mark + 1; n <= SIZE && claimed && !cancelled; n++) {
      if (inPass(n)) {
        readable.add(n);
      }
    }
    return readable;
  }

  long version() {
    return version;
  }

  boolean claimed() {
    return claimed;
  }

  private Sms sms(int n) {
    return sms[n - 1];
  }

  private boolean inPass(int n) {
    return waits(n) && sms(n).pass < version && sms(n).retryAt <= claimedAt;
  }

  private boolean waits(int n) {
    return sms(n).state == SmsState.QUEUED;
  }

  private boolean inFlight(int n) {
    return claimed && n <= mark && inPass(n);
  }

  /**
   * Does it.
   *
   * @return what the method answers: of mark and record whether it was written, of claim whether
   *     there was something to claim, else true
   */
  boolean apply(Step step) {
    if (step instanceof Step.Mark m) {
      return holds(m.stale()) && !cancelled && mark(m.n());
    } else if (step instanceof Step.Record r) {
      return holds(r.stale()) && record(r.n(), r.outcome());
    } else if (step instanceof Step.Finish f) {
      if (holds(f.stale())) {
        end();
      }
    } else if (step instanceof Step.Claim) {
      return claim();
    } else if (step instanceof Step.Pass p) {
      now += p.seconds();
    } else if (step instanceof Step.Report r) {
      report(r.n(), r.status());
    } else if (step instanceof Step.Cancel) {
      cancel();
    } else if (step instanceof Step.Settle && claimed) {
      end();
    }
    return true;
  }

  private boolean holds(boolean stale) {
    return claimed && !stale;
  }

  private boolean mark(int upTo) {
    for (int n = mark + 1; n <= upTo; n++) {
      if (inPass(n)) {
        if (sms(n).maybeSent) {
          throw new IllegalStateException(n + " would be sent twice");
        }
        sms(n).maybeSent = true;
      }
    }
    mark = Math.max(mark, upTo);
    until = now + LEASE;
    return true;
  }

  private boolean record(int n, SmsState outcome) {
    until = now + LEASE;
    if (waits(n) && sms(n).pass < version) {
      boolean again = outcome == SmsState.QUEUED;
      sms(n).state = again && cancelled ? SmsState.CANCELLED : outcome;
      sms(n).pass = version;
      sms(n).retryAt = again && !cancelled ? now + PAUSE : 0;
      sms(n).attempted = true;
      sms(n).maybeSent &= !again;
    }
    return true;
  }

  private void end() {
    for (int n = 1; n <= SIZE; n++) {
      if (inFlight(n)) {
        sms(n).state = SmsState.UNCERTAIN;
        sms(n).pass = version;
        sms(n).retryAt = 0;
        sms(n).attempted = true;
      } else if (cancelled && waits(n)) {
        sms(n).state = SmsState.CANCELLED;
      }
    }
    claimed = false;
    mark = 0;
    int earliest = Integer.MAX_VALUE;
    for (int n = 1; n <= SIZE; n++) {
      if (waits(n)) {
        earliest = Math.min(earliest, sms(n).retryAt);
      }
    }
    done = earliest == Integer.MAX_VALUE;
    due = done ? due : Math.max(earliest, due);
  }

  private boolean claim() {
    if (claimed && until < now) {
      end();
    }
    if (claimed || done || cancelled || due > now) {
      return false;
    }
    claimed = true;
    version++;
    claimedAt = now;
    until = now + LEASE;
    mark = 0;
    return true;
  }

  private void report(int n, DeliveryReport.Status status) {
    SmsState to =
        switch (status) {
          case BUFFERED -> SmsState.SENT;
          case DELIVERED -> SmsState.DELIVERED;
          case UNDELIVERED -> SmsState.UNDELIVERED;
        };
    boolean changes =
        switch (sms(n).state) {
          case QUEUED -> sms(n).attempted || inFlight(n);
          case UNCERTAIN -> true;
          case SENT -> to != SmsState.SENT;
          case UNDELIVERED -> to == SmsState.DELIVERED;
          case SCHEDULED, SENDING, DELIVERED, CANCELLED, EXPIRED, REJECTED, FAILED -> false;
        };
    if (changes) {
      sms(n).state = to;
      sms(n).retryAt = 0;
    }
  }

  private void cancel() {
    if (done) {
      return;
    }
    cancelled = true;
    for (int n = 1; n <= SIZE; n++) {
      if (waits(n) && !inFlight(n)) {
        sms(n).state = SmsState.CANCELLED;
      }
    }
    done = !claimed;
  }
}
