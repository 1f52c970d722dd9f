package sms.dispatch.internal.health;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.gateway.SendingMode;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.Circuit;
import sms.dispatch.internal.gateway.GatewayRegistry;

/** Whether there are gateways, and at least one of each mode in order. */
@Component(property = {"hc.name=SMS gateways", "hc.tags=sms"})
public final class GatewaysCheck implements HealthCheck {
  private final GatewayRegistry gateways;

  @Activate
  public GatewaysCheck(@Reference GatewayRegistry gateways) {
    this.gateways = gateways;
  }

  @Override
  public Result execute() {
    FormattingResultLog log = new FormattingResultLog();
    List<BoundGateway> all = gateways.all();
    if (all.isEmpty()) {
      log.critical("no gateway: nothing can be sent");
    }
    for (BoundGateway gateway : all) {
      if (works(gateway)) {
        log.info("{} works", gateway.id());
      } else {
        log.warn(
            "{} is out of {}",
            gateway.id(),
            gateway.circuit().isOutOfCredit() ? "credit" : "order");
      }
    }
    for (BoundGateway twin : gateways.twins()) {
      log.warn("a second gateway has the id {} and is ignored", twin.id());
    }
    for (SendingMode mode : SendingMode.values()) {
      List<BoundGateway> serving = all.stream().filter(g -> g.serves(mode)).toList();
      if (!serving.isEmpty() && serving.stream().noneMatch(GatewaysCheck::works)) {
        log.critical("no gateway of the mode {} works", mode);
      }
    }
    return new Result(log);
  }

  private static boolean works(BoundGateway gateway) {
    return gateway.circuit().state() == Circuit.State.CLOSED;
  }
}
