package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outcome;
import sms.api.gateway.FailureReason;
import sms.api.portal.SecretSlot;
import sms.dispatch.internal.credential.CredentialDesk;
import sms.dispatch.internal.credential.CredentialDesk.Rendering;

/**
 * Makes the texts with secrets, one after the other, and hands each over in the same breath. A
 * thread of its own: a portal takes its time to make a secret, and nothing else has to wait for it.
 *
 * <p>What is made waits for nothing: no queue lies behind it, no retry uses it again. An SMS that
 * the provider puts off is made anew, with another secret, when it is due.
 */
final class Issuing implements AutoCloseable {
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);

  /** The lane that an SMS with a secret leaves by. */
  interface Exit {
    /**
     * Hands it over.
     *
     * @return false: the lane has closed, nothing was called
     */
    boolean handOver(Item item, String text);

    /** It is not handed over, and that is its outcome. */
    void settle(Item item, Outcome outcome);

    /** It was not handed over and cannot be by this lane. */
    void astray(Item item);
  }

  private final CredentialDesk desk;
  private final Eligibility eligibility;
  private final Outcomes outcomes;
  private final Time time;
  private final ExecutorService thread = Workers.scheduler("sms-dispatch-credentials");

  Issuing(CredentialDesk desk, Eligibility eligibility, Outcomes outcomes, Time time) {
    this.desk = desk;
    this.eligibility = eligibility;
    this.outcomes = outcomes;
    this.time = time;
  }

  /** Makes its text and hands it over, soon. Never blocks. */
  void begin(Item item, Exit exit) {
    try {
      thread.execute(() -> issue(item, exit));
    } catch (RejectedExecutionException e) {
      exit.astray(item); // we are going
    }
  }

  private void issue(Item item, Exit exit) {
    SecretSlot slot = item.sms().secret().orElseThrow();
    Slice slice = item.slice();
    try {
      if (eligibility.tooLate(slice.lease())) {
        exit.settle(item, outcomes.refused(item.sms(), FailureReason.TOO_LATE));
      } else if (withheld(slice)) {
        exit.settle(item, outcomes.notCalled(item.sms()));
      } else if (!eligibility.mayIssue(slice)) {
        exit.settle(item, outcomes.refused(item.sms(), FailureReason.NO_LONGER_ALLOWED));
      } else {
        leave(item, exit, desk.render(item.sms(), slot, slice.lease().userId()));
      }
    } catch (RuntimeException e) {
      // of the portal: its message may hold anything
      LOG.warn(
          "the portal gives no credentials now, asked again later sms={} error={}",
          item.sms().id(),
          e.getClass().getName());
      exit.settle(item, outcomes.notCalled(item.sms(), ASKED_AGAIN));
    }
  }

  private void leave(Item item, Exit exit, Rendering rendering) {
    if (rendering instanceof Rendering.Refused refused) {
      LOG.info("credentials not sent sms={} reason={}", item.sms().id(), refused.reason());
      exit.settle(item, outcomes.refused(item.sms(), refused.reason()));
    } else if (rendering instanceof Rendering.Ready ready) {
      if (withheld(item.slice())) {
        exit.settle(item, outcomes.notCalled(item.sms()));
      } else if (!exit.handOver(item, ready.text())) {
        exit.astray(item);
      }
    } else {
      LOG.warn("no portal gives credentials now, asked again later sms={}", item.sms().id());
      exit.settle(item, outcomes.notCalled(item.sms(), ASKED_AGAIN));
    }
  }

  private boolean withheld(Slice slice) {
    return slice.stopped() || slice.lapsed(time.now());
  }

  /** Nothing new is begun; what was is ended, or seen to be astray. */
  @Override
  public void close() {
    thread.shutdown();
  }

  /** Waits for what was begun. */
  void await(Duration patience) {
    try {
      if (!thread.awaitTermination(Math.max(1, patience.toNanos()), TimeUnit.NANOSECONDS)) {
        LOG.warn("stopped while the portal makes a secret");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
