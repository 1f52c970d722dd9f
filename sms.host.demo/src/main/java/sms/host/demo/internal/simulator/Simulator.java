package sms.host.demo.internal.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A provider of SMS in miniature: takes messages or not, lets them arrive on {@link Phones}, and
 * reports. It takes a message as often as it is handed in: a sender that repeats itself is seen on
 * the telephone.
 */
@Component(
    service = Simulator.class,
    configurationPid = SimulatorConfiguration.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SimulatorConfiguration.class)
public final class Simulator {
  /** More than that under way: 429, as providers do. */
  private static final int MAX_PENDING = 20_000;

  private static final int MAX_FIRST_TIMERS = 1_000;

  private final Phones phones;
  private final Clock clock;
  private final Reporter reporter;
  private final byte[] key;
  private final Duration delay;
  private final int perSecond;

  private final Set<String> refusedOnce = new LinkedHashSet<>();
  private int credit;
  private long second;
  private int inSecond;

  @Activate
  public Simulator(@Reference Phones phones, SimulatorConfiguration configuration) {
    this(phones, configuration, Clock.systemUTC(), Duration.ofSeconds(1));
  }

  Simulator(
      Phones phones, SimulatorConfiguration configuration, Clock clock, Duration reportPause) {
    if (configuration.key().isBlank()) {
      throw new IllegalArgumentException(
          SimulatorConfiguration.PID + ": give it a key, the one that its callers say");
    }
    if (configuration.report_delay_millis() < 0
        || configuration.credit() < 0
        || configuration.per_second() < 0) {
      throw new IllegalArgumentException(
          SimulatorConfiguration.PID + ": delay, credit and rate are at least 0");
    }
    this.phones = phones;
    this.clock = clock;
    this.key = configuration.key().getBytes(StandardCharsets.UTF_8);
    this.delay = Duration.ofMillis(configuration.report_delay_millis());
    this.perSecond = configuration.per_second();
    this.credit = configuration.credit();
    this.reporter = new Reporter(reportPause);
  }

  @Deactivate
  public void close() {
    reporter.close();
  }

  /** Whether that is the header Authorization of somebody who knows the key. */
  boolean knows(Optional<String> authorization) {
    byte[] said =
        authorization
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()))
            .orElse("")
            .getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(key, said);
  }

  /** Messages that can still be sent. */
  synchronized int credit() {
    return credit;
  }

  /** Takes a message from somebody who knows the key, or says why not. */
  Answer take(Submission message) {
    if (!message.callbackIsSound()) {
      return Answer.error(400, "callback");
    }
    if (!message.numberIsSound()) {
      return Answer.error(422, "invalid_number");
    }
    if (!message.textIsSound()) {
      return Answer.error(422, "text");
    }
    Fate fate = Fate.of(message.to());
    Optional<Answer> refusal = refusal(fate).or(() -> firstTime(fate, message)).or(this::limit);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String id = UUID.randomUUID().toString();
    deliver(message, id, fate);
    return fate == Fate.NO_CLEAR_ANSWER ? Answer.error(500, "internal") : Answer.taken(id);
  }

  private static Optional<Answer> refusal(Fate fate) {
    return switch (fate) {
      case REJECTED -> Optional.of(Answer.error(422, "invalid_number"));
      case TEXT_REFUSED -> Optional.of(Answer.error(422, "text"));
      case DELIVERED,
          NO_CLEAR_ANSWER,
          REPORTED_TWICE,
          THROTTLED_ONCE,
          BUSY_ONCE,
          HANDSET,
          LATE,
          ABSENT,
          SILENT ->
          Optional.empty();
    };
  }

  private synchronized Optional<Answer> firstTime(Fate fate, Submission message) {
    boolean once = fate == Fate.THROTTLED_ONCE || fate == Fate.BUSY_ONCE;
    String name = message.reference().isEmpty() ? message.to() : message.reference();
    if (!once || refusedOnce.remove(name)) {
      return Optional.empty();
    }
    refusedOnce.add(name);
    if (refusedOnce.size() > MAX_FIRST_TIMERS) {
      refusedOnce.remove(refusedOnce.iterator().next());
    }
    return Optional.of(
        fate == Fate.BUSY_ONCE ? Answer.later(503, "busy", 1) : Answer.later(429, "too_many", 1));
  }

  private synchronized Optional<Answer> limit() {
    if (credit == 0) {
      return Optional.of(Answer.error(402, "credit"));
    }
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      inSecond = 0;
    }
    if ((perSecond > 0 && inSecond >= perSecond) || reporter.pending() >= MAX_PENDING) {
      return Optional.of(Answer.later(429, "too_many", 1));
    }
    inSecond++;
    credit--;
    return Optional.empty();
  }

  private void deliver(Submission message, String id, Fate fate) {
    switch (fate) {
      case DELIVERED, THROTTLED_ONCE, BUSY_ONCE ->
          reporter.later(
              delay,
              () -> {
                arrive(message);
                report(message, id, "delivered", "0");
              });
      case REPORTED_TWICE ->
          reporter.later(
              delay,
              () -> {
                arrive(message);
                report(message, id, "delivered", "0");
                report(message, id, "delivered", "0");
              });
      case LATE -> {
        reporter.later(delay, () -> report(message, id, "buffered", "0"));
        reporter.later(
            delay.multipliedBy(10),
            () -> {
              arrive(message);
              report(message, id, "delivered", "0");
            });
      }
      case NO_CLEAR_ANSWER, SILENT -> reporter.later(delay, () -> arrive(message));
      case ABSENT -> reporter.later(delay, () -> report(message, id, "undelivered", "absent"));
      case HANDSET -> reporter.later(delay, () -> report(message, id, "undelivered", "handset"));
      case REJECTED, TEXT_REFUSED ->
          throw new IllegalStateException("a refused message is not delivered");
    }
  }

  private void arrive(Submission message) {
    phones.arrive(message, clock.instant());
  }

  private void report(Submission message, String id, String status, String code) {
    Instant now = clock.instant();
    message
        .address()
        .ifPresent(
            address ->
                reporter.post(new Report(address, message.reference(), id, status, code, now)));
  }
}
