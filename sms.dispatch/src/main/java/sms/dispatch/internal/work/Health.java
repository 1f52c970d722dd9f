package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.Circuit;

/** What the answers to its calls say of a gateway: out of order, too busy, or well. */
final class Health {
  private static final Duration SHORTEST_THROTTLE = Duration.ofSeconds(1);
  private static final Duration LONGEST_THROTTLE = Duration.ofSeconds(60);
  private static final Set<FailureReason> OUT_OF_ORDER =
      Set.of(FailureReason.UNREACHABLE, FailureReason.PROVIDER_DOWN, FailureReason.LOGIN_REFUSED);
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final BoundGateway gateway;
  private final Time time;

  // guarded by this
  private boolean throttled;
  private long throttledUntil;

  Health(BoundGateway gateway, Time time) {
    this.gateway = gateway;
    this.time = time;
  }

  /**
   * Nanoseconds for which the gateway must not be called, because it is out of order or said it is
   * too busy; 0: it may be.
   */
  synchronized long pause() {
    long now = time.nanos();
    long pause = gateway.circuit().pause(now);
    if (throttled && now - throttledUntil >= 0) {
      throttled = false;
    }
    return throttled ? Math.max(pause, throttledUntil - now) : pause;
  }

  /**
   * Draws conclusions from the answer to a call.
   *
   * @return whether the gateway works again after it was out of order
   */
  boolean judge(List<SubmitResult> results) {
    boolean works = false;
    boolean outOfOrder = false;
    boolean unclear = true;
    boolean exhausted = false;
    for (SubmitResult result : results) {
      unclear &= result instanceof SubmitResult.Unknown;
      if (result instanceof SubmitResult.Accepted) {
        works = true;
      } else if (result instanceof SubmitResult.Rejected rejected) {
        works |= !OUT_OF_ORDER.contains(rejected.reason());
        outOfOrder |= OUT_OF_ORDER.contains(rejected.reason());
      } else if (result instanceof SubmitResult.RetryLater later) {
        outOfOrder |= OUT_OF_ORDER.contains(later.reason());
        exhausted |= later.reason() == FailureReason.CREDIT_EXHAUSTED;
        if (later.reason() == FailureReason.THROTTLED) {
          works = true;
          throttle(later.after());
        }
      }
    }
    Circuit circuit = gateway.circuit();
    if (exhausted) {
      if (circuit.creditExhausted()) {
        LOG.error(
            "credit exhausted: top up the account; SMS wait or go by another gateway, this one is"
                + " tried again after a while gateway={}",
            gateway.id());
      }
      return false;
    }
    if (works) {
      boolean again = circuit.state() != Circuit.State.CLOSED;
      circuit.healthy();
      if (again) {
        LOG.info("gateway works again gateway={}", gateway.id());
      }
      return again;
    }
    if ((outOfOrder && circuit.fault()) || (unclear && circuit.unclear())) {
      LOG.warn(
          "gateway is out of order, not called for a while gateway={} seconds={}",
          gateway.id(),
          TimeUnit.NANOSECONDS.toSeconds(circuit.pause(time.nanos())));
    }
    return false;
  }

  /** The provider says too many: no call for as long as it says. */
  private synchronized void throttle(Duration after) {
    Duration pause = after.compareTo(SHORTEST_THROTTLE) < 0 ? SHORTEST_THROTTLE : after;
    pause = pause.compareTo(LONGEST_THROTTLE) > 0 ? LONGEST_THROTTLE : pause;
    long until = time.nanos() + pause.toNanos();
    throttledUntil = throttled ? Math.max(throttledUntil, until) : until;
    throttled = true;
  }
}
