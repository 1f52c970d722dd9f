package sms.dispatch.internal.command;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import sms.api.compose.Purpose;
import sms.api.dispatch.SmsState;
import sms.dispatch.internal.EngineStatus;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.Circuit;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.metrics.SendingMetrics;
import sms.dispatch.internal.work.Engine;

/** Gogo commands {@code sms:gateways} and {@code sms:status}. */
@Component(
    service = GogoCommands.class,
    property = {
      "osgi.command.scope=sms",
      "osgi.command.function=gateways",
      "osgi.command.function=status"
    })
public final class GogoCommands {
  private final GatewayRegistry gateways;
  private final SendingMetrics metrics;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable EngineStatus engine;

  @Activate
  public GogoCommands(@Reference GatewayRegistry gateways, @Reference SendingMetrics metrics) {
    this.metrics = metrics;
    this.gateways = gateways;
  }

  /** The gateways, the one to be used first. */
  public String gateways() {
    if (gateways.all().isEmpty()) {
      return "no gateway: nothing can be sent. Configure one, and see the log.";
    }
    return line("id", "label", "modes", "state", "in flight")
        + gateways.all().stream()
            .map(g -> line(g, state(g.circuit())))
            .collect(Collectors.joining())
        + gateways.twins().stream()
            .map(twin -> line(twin, "ignored: another one has its id"))
            .collect(Collectors.joining());
  }

  private static String line(BoundGateway gateway, String state) {
    return line(gateway.id(), gateway.label(), modes(gateway), state, gateway.inFlight().get());
  }

  private static String line(Object... cells) {
    return "%-20s %-24s %-28s %-32s %9s%n".formatted(cells);
  }

  private static String modes(BoundGateway gateway) {
    return gateway.capabilities().tariffs().keySet().stream()
        .sorted(Comparator.naturalOrder())
        .map(Enum::name)
        .collect(Collectors.joining(","));
  }

  private static String state(Circuit circuit) {
    return switch (circuit.state()) {
      case CLOSED -> "works";
      case OPEN ->
          "%s, tried again in %d s"
              .formatted(
                  circuit.isOutOfCredit() ? "out of credit" : "out of order",
                  circuit.pause().toSeconds() + 1);
      case TRYING -> "being tried";
    };
  }

  /** What the dispatcher has in work. */
  public String status() {
    EngineStatus current = engine;
    if (current == null) {
      return "not started: the database or the host's people and users are missing, see the log.";
    }
    Engine.Status status = current.status();
    StringBuilder text = new StringBuilder();
    text.append("owner               %s%n".formatted(status.owner()));
    for (Purpose purpose : Purpose.values()) {
      text.append("ranges %-12s %d%n".formatted(purpose, status.slices().getOrDefault(purpose, 0)));
    }
    text.append("SMS to hand over    %d%n".formatted(status.marked()));
    text.append("calls under way     %d%n".formatted(status.inFlight()));
    text.append("outcomes to record  %d%n".formatted(status.unrecorded()));
    for (SmsState state : SendingMetrics.WAITING) {
      text.append(
          "SMS %-15s %,d, the oldest %s %d s%n"
              .formatted(
                  state,
                  metrics.count(state),
                  state == SmsState.UNCERTAIN ? "for" : "due for",
                  metrics.age(state).toSeconds()));
    }
    for (BoundGateway gateway : gateways.all()) {
      text.append("gateway %-11s %s%n".formatted(gateway.id(), gateway.figures().line()));
    }
    return text.toString();
  }
}
