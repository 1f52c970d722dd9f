package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.SendingLimits;
import sms.api.selection.PhoneNumber;
import sms.dispatch.internal.credential.CredentialDesk;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.inbound.OptOutRegister;
import sms.dispatch.internal.quiet.QuietHours;
import sms.dispatch.internal.testing.FakeHost;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.MovableClock;
import sms.dispatch.internal.work.Settings;
import sms.dispatch.internal.work.Time;

/** A school with its outbox, its gateways and one dispatcher or several. */
final class School implements AutoCloseable {
  static final Currency EUR = Currency.getInstance("EUR");
  static final Caller SECRETARY =
      new Caller("secretary", "La secrétaire", "PC-1", Locale.FRENCH, Set.of(Right.SEND));
  static final Settings SETTINGS =
      new Settings(
          8,
          Duration.ofSeconds(30),
          1000,
          16,
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofMinutes(15),
          Duration.ofSeconds(10));

  final MovableClock clock = new MovableClock();
  final FakeHost host = new FakeHost();
  final GatewayRegistry gateways = new GatewayRegistry(System::nanoTime, Duration.ofSeconds(10));
  final InMemoryOutbox outbox;

  /** What may be sent; by default all. */
  SendingRules rules = new SendingRules(SendingLimits.NONE, List.of());

  /** None, by default. */
  QuietHours quiet = new QuietHours();

  /** Nobody, by default. */
  final OptOutRegister optOuts = new OptOutRegister();

  /** Without a portal, by default. */
  final CredentialDesk credentials = new CredentialDesk();

  private final AtomicLong serviceIds = new AtomicLong();
  private final Map<SmsGateway, Map<String, Object>> bound = new java.util.IdentityHashMap<>();
  private final List<SmsDispatcher> dispatchers = new ArrayList<>();

  School(int rangeSize) {
    this.outbox = new InMemoryOutbox(clock, rangeSize);
  }

  School() {
    this(500);
  }

  SmsDispatcher dispatcher(Settings settings) {
    SmsDispatcher dispatcher =
        new SmsDispatcher(
            outbox,
            host,
            host,
            gateways,
            rules,
            quiet,
            optOuts,
            credentials,
            settings,
            new Time(clock, System::nanoTime));
    dispatchers.add(dispatcher);
    return dispatcher;
  }

  /** A dispatcher of another process, that sees the outbox and the gateways in its own way. */
  SmsDispatcher dispatcher(Outbox seen, GatewayRegistry itsGateways) {
    Settings impatient =
        new Settings(
            SETTINGS.maxAttempts(),
            SETTINGS.lease(),
            SETTINGS.chunk(),
            SETTINGS.slices(),
            SETTINGS.callTimeout(),
            SETTINGS.firstRetry(),
            SETTINGS.longestRetry(),
            Duration.ofMillis(200));
    SmsDispatcher dispatcher =
        new SmsDispatcher(
            seen,
            host,
            host,
            itsGateways,
            rules,
            quiet,
            optOuts,
            credentials,
            impatient,
            new Time(clock, System::nanoTime));
    dispatchers.add(dispatcher);
    return dispatcher;
  }

  SmsDispatcher dispatcher() {
    return dispatcher(SETTINGS);
  }

  <G extends SmsGateway> G bind(G gateway) {
    return bind(gateway, 0);
  }

  synchronized <G extends SmsGateway> G bind(G gateway, int ranking) {
    Map<String, Object> properties =
        Map.of("service.id", serviceIds.incrementAndGet(), "service.ranking", ranking);
    bound.put(gateway, properties);
    gateways.bind(gateway, properties);
    return gateway;
  }

  void unbind(SmsGateway gateway) {
    Map<String, Object> properties;
    synchronized (this) {
      properties = bound.remove(gateway);
    }
    gateways.unbind(gateway, properties);
  }

  Campaign campaign(int messages) {
    return campaign(messages, SendingMode.STANDARD, Purpose.INFORMATION);
  }

  Campaign campaign(int messages, SendingMode mode, Purpose purpose) {
    return campaign(messages, mode, purpose, Optional.empty(), clock.instant().plusSeconds(7200));
  }

  Campaign campaign(
      int messages, SendingMode mode, Purpose purpose, Optional<Instant> from, Instant expires) {
    return new Campaign(
        UUID.randomUUID(),
        SECRETARY.userId(),
        SECRETARY.displayName(),
        SECRETARY.workstation(),
        purpose,
        mode,
        Optional.empty(),
        "Bonjour",
        "",
        from,
        expires,
        messages,
        new Money(45_000L * messages, EUR));
  }

  static OutboundSms sms(String text) {
    return sms(text, Optional.empty(), false);
  }

  static OutboundSms sms(String text, Optional<String> personId, boolean override) {
    return new OutboundSms(
        "Nom",
        new PhoneNumber("+33612345678"),
        Optional.empty(),
        personId,
        text,
        Encoding.GSM7,
        1,
        new Money(45_000L, EUR),
        override ? Optional.of("Mme Martin") : Optional.empty());
  }

  static Stream<OutboundSms> messages(int count) {
    return IntStream.range(0, count).mapToObj(i -> sms("text " + i));
  }

  /** Sends that many SMS and returns the campaign's id. */
  long send(SmsDispatcher dispatcher, int count) {
    return enqueued(dispatcher.send(campaign(count), messages(count), SECRETARY));
  }

  static long enqueued(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Enqueued.class);
    return ((SendResult.Enqueued) result).campaignId();
  }

  /**
   * Waits for longer than a lease: a range that was claimed in the moment in which a test moved the
   * clock is lapsed when it comes, and free again only after its lease.
   */
  static void await(BooleanSupplier condition) {
    await(SETTINGS.lease().plusSeconds(15), condition);
  }

  static void await(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for " + patience);
      }
      pause(5);
    }
  }

  static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void awaitStates(Map<SmsState, Integer> states) {
    try {
      await(() -> outbox.states().equals(states));
    } catch (AssertionError e) {
      assertThat(outbox.states()).isEqualTo(states);
      throw e;
    }
  }

  @Override
  public void close() {
    dispatchers.forEach(SmsDispatcher::close);
  }
}
