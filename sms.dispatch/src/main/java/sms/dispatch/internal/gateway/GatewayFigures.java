package sms.dispatch.internal.gateway;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import com.codahale.metrics.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sms.api.gateway.SubmitResult;

/**
 * What one gateway was asked and answered since it came. Counters are of SMS, the timer of calls.
 */
public final class GatewayFigures implements MetricSet {
  private final Timer calls = new Timer();
  private final Counter accepted = new Counter();
  private final Counter rejected = new Counter();
  private final Counter retried = new Counter();
  private final Counter unknown = new Counter();

  /** A call ended, after that long, with those results. */
  public void ended(long nanos, List<SubmitResult> results) {
    calls.update(nanos, TimeUnit.NANOSECONDS);
    for (SubmitResult result : results) {
      if (result instanceof SubmitResult.Accepted) {
        accepted.inc();
      } else if (result instanceof SubmitResult.Rejected) {
        rejected.inc();
      } else if (result instanceof SubmitResult.RetryLater) {
        retried.inc();
      } else {
        unknown.inc();
      }
    }
  }

  @Override
  public Map<String, Metric> getMetrics() {
    return Map.of(
        "calls", calls,
        "accepted", accepted,
        "rejected", rejected,
        "retried", retried,
        "unknown", unknown);
  }

  /** « 1,234 accepted, 0 rejected, … », with latencies. */
  public String line() {
    return "%,d accepted, %,d rejected, %,d to try again, %,d unknown; calls: %,d, median %.0f ms, 99 %% %.0f ms"
        .formatted(
            accepted.getCount(),
            rejected.getCount(),
            retried.getCount(),
            unknown.getCount(),
            calls.getCount(),
            millis(calls.getSnapshot().getMedian()),
            millis(calls.getSnapshot().get99thPercentile()));
  }

  private static double millis(double nanos) {
    return nanos / 1_000_000;
  }
}
