package sms.dispatch.internal.health;

import java.time.Duration;
import org.apache.felix.hc.api.HealthCheck;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.Outbox;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.metrics.SendingMetrics;

/** Makes the health checks as DS would. */
public final class Checks {
  private Checks() {}

  public static HealthCheck queue(SendingMetrics metrics, Duration warn, Duration critical) {
    return new QueueCheck(metrics, warn, critical);
  }

  public static HealthCheck gateways(GatewayRegistry gateways) {
    return new GatewaysCheck(gateways);
  }

  public static HealthCheck database(@Nullable Outbox outbox) {
    DatabaseCheck check = new DatabaseCheck();
    check.outbox = outbox;
    return check;
  }
}
