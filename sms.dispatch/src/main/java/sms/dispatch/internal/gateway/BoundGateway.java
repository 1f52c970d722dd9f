package sms.dispatch.internal.gateway;

import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import sms.api.gateway.Capabilities;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.StatusLookup;

/** A gateway while its service is registered. */
public final class BoundGateway {
  /** The one to be used comes first: highest {@code service.ranking}, then lowest service id. */
  public static final Comparator<BoundGateway> BY_RANK =
      Comparator.<BoundGateway>comparingInt(g -> g.ranking)
          .reversed()
          .thenComparingLong(g -> g.serviceId);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  private final SmsGateway gateway;
  private final String id;
  private final String label;
  private final Capabilities capabilities;
  private final long serviceId;
  private volatile int ranking;
  private final LeaseGate gate = new LeaseGate();
  private final RateLimit rate;
  private final Circuit circuit;
  private final GatewayFigures figures = new GatewayFigures();
  private final AtomicInteger inFlight = new AtomicInteger();

  /**
   * Asks the gateway who it is and what it can do.
   *
   * @throws IllegalArgumentException when its id is not of the form that the API asks for
   */
  public BoundGateway(SmsGateway gateway, long serviceId, int ranking, LongSupplier nanos) {
    this.gateway = gateway;
    this.id = gateway.id();
    this.label = gateway.label();
    this.capabilities = gateway.capabilities();
    this.serviceId = serviceId;
    this.ranking = ranking;
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a gateway's id has letters, digits, dot, dash");
    }
    this.rate = new RateLimit(capabilities.perSecond(), nanos);
    this.circuit = new Circuit(nanos);
  }

  /** To be called only inside the {@link #gate}. */
  public SmsGateway gateway() {
    return gateway;
  }

  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  public Capabilities capabilities() {
    return capabilities;
  }

  public long serviceId() {
    return serviceId;
  }

  public int ranking() {
    return ranking;
  }

  void ranking(int newRanking) {
    ranking = newRanking;
  }

  public LeaseGate gate() {
    return gate;
  }

  public RateLimit rate() {
    return rate;
  }

  public Circuit circuit() {
    return circuit;
  }

  /** What it was asked and answered. */
  public GatewayFigures figures() {
    return figures;
  }

  /** Submits under way. */
  public AtomicInteger inFlight() {
    return inFlight;
  }

  /** Whether it can be asked what became of an SMS. */
  public boolean looksUp() {
    return gateway instanceof StatusLookup;
  }

  /** Whether it sends by that mode. */
  public boolean serves(SendingMode mode) {
    return capabilities.tariffs().containsKey(mode);
  }
}
